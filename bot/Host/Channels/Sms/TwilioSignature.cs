using System.Buffers;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Bot.Host.Channels.Sms;

/// <summary>
/// Checks <c>X-Twilio-Signature</c>: HMAC-SHA1, keyed with the account's token, over the address as it is set up in
/// Twilio and every form field in the order of names (ordinal), base64. Source: Twilio, "Webhooks security".
/// </summary>
/// <param name="tokens">Several while a token is being rotated.</param>
internal sealed class TwilioSignature(IReadOnlyList<string> tokens)
{
    public const string Header = "X-Twilio-Signature";
    private const string BodyHash = "bodySHA256";
    private const int SignatureLength = 20;

    private readonly byte[][] keys = [.. tokens.Select(Encoding.UTF8.GetBytes)];

    /// <param name="url">As it is set up in Twilio: never made from a request's own headers.</param>
    /// <param name="fields">Every field of a form as it arrived, decoded and untrimmed; empty for any other body.</param>
    public bool Signs(Uri url, IEnumerable<KeyValuePair<string, string>> fields, string? signature)
    {
        Span<byte> given = stackalloc byte[SignatureLength];
        if (signature is null || !Convert.TryFromBase64String(signature, given, out var length) || length != SignatureLength) return false;

        var content = Joined(fields);
        var signed = false;
        // All of them, always: how long it takes says nothing of which was right.
        foreach (var form in Forms(url))
            foreach (var key in keys) signed |= IsOf(key, form + content, given);
        return signed;
    }

    /// <summary>For a body that is no form: its hash is in the signed address, so that must be the body's.</summary>
    public static bool HashIsOf(string query, ReadOnlySpan<byte> body)
    {
        var stated = Microsoft.AspNetCore.WebUtilities.QueryHelpers.ParseQuery(query)[BodyHash].ToString();
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(body, hash);
        return CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(Convert.ToHexStringLower(hash)), Encoding.UTF8.GetBytes(stated));
    }

    public static bool StatesHash(string query) => Microsoft.AspNetCore.WebUtilities.QueryHelpers.ParseQuery(query).ContainsKey(BodyHash);

    // Twilio signs some addresses with their port and some without; its own libraries take either.
    private static IEnumerable<string> Forms(Uri url)
    {
        var (start, rest) = (url.OriginalString, "");
        if (start.IndexOf('#', StringComparison.Ordinal) is var fragment and >= 0) start = start[..fragment];
        var host = start.IndexOf("://", StringComparison.Ordinal) + 3;
        var end = start.AsSpan(host).IndexOfAny('/', '?');
        if (end >= 0) (start, rest) = (start[..(host + end)], start[(host + end)..]);
        var name = start.AsSpan(host);
        if (name.LastIndexOf('@') is var at and >= 0) name = name[(at + 1)..];
        var colon = name.LastIndexOf(':');
        var withoutPort = colon < 0 ? start : start[..^(name.Length - colon)];
        yield return withoutPort + rest;
        yield return string.Create(CultureInfo.InvariantCulture, $"{withoutPort}:{url.Port}{rest}");
    }

    // A name that comes twice: each value once, in order, as Twilio's own library for Node does.
    private static string Joined(IEnumerable<KeyValuePair<string, string>> fields)
    {
        var joined = new StringBuilder();
        foreach (var (name, value) in fields.Distinct().OrderBy(field => field.Key, StringComparer.Ordinal).ThenBy(field => field.Value, StringComparer.Ordinal))
            joined.Append(name).Append(value);
        return joined.ToString();
    }

    private static bool IsOf(byte[] key, string text, ReadOnlySpan<byte> given)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(Encoding.UTF8.GetMaxByteCount(text.Length));
        Span<byte> own = stackalloc byte[SignatureLength];
        HMACSHA1.HashData(key, buffer.AsSpan(0, Encoding.UTF8.GetBytes(text, buffer)), own);
        ArrayPool<byte>.Shared.Return(buffer, clearArray: true);
        return CryptographicOperations.FixedTimeEquals(own, given);
    }
}
