using System.Security.Cryptography;
using System.Text;

namespace Bot.Host.Channels.DirectLine;

/// <summary>Finds out who calls, from the Authorization header alone.</summary>
internal sealed class Gatekeeper(string secret, DirectLineTokens tokens)
{
    private readonly byte[] secretHash = SHA256.HashData(Encoding.UTF8.GetBytes(secret));

    public ValueTask<Identified> IdentifyAsync(HttpContext http)
    {
        var header = http.Request.Headers.Authorization.ToString().AsMemory();
        const string scheme = "Bearer ";
        if (!header.Span.StartsWith(scheme, StringComparison.OrdinalIgnoreCase)) return new(Fault.MissingToken);

        var credential = header[scheme.Length..].Trim();
        if (credential.IsEmpty) return new(Fault.MissingToken);
        return credential.Span.Contains('.') && credential.Span.Count('.') == 2
            ? IdentifyTokenAsync(credential, http.Request.Headers.Origin)
            : new(IsSecret(credential.Span) ? default(Identified) : Fault.InvalidToken);
    }

    private async ValueTask<Identified> IdentifyTokenAsync(ReadOnlyMemory<char> token, string? origin)
    {
        if (await tokens.ReadAsync(token) is not { } grant) return IsSecret(token.Span) ? default(Identified) : Fault.InvalidToken;
        if (tokens.HasExpired(grant)) return Fault.TokenExpired;
        return grant.Permits(origin) ? grant : Fault.WrongOrigin;
    }

    // Hashes are compared, so that neither the time nor the length tells anything about the secret.
    private bool IsSecret(ReadOnlySpan<char> credential)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes(credential.ToArray()), hash);
        return CryptographicOperations.FixedTimeEquals(hash, secretHash);
    }
}
