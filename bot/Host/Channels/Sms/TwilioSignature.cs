using System.Buffers;
using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.WebUtilities;

namespace Bot.Host.Channels.Sms;

/// <summary>
/// Checks and makes <c>X-Twilio-Signature</c>: HMAC-SHA1, keyed with the account's token, over the address as it is set up
/// in Twilio and every form field in the order of names (ordinal), base64. Source: Twilio, "Webhooks security".
/// </summary>
/// <param name="tokens">Several while a token is being rotated.</param>
[SuppressMessage("Security", "CA5350", Justification = "Twilio signs so; a keyed hash does not fall with collisions of SHA-1.")]
internal sealed class TwilioSignature(ImmutableArray<string> tokens)
{
    public const string Header = "X-Twilio-Signature";
    private const string BodyHash = "bodySHA256";
    private const int Bytes = HMACSHA1.HashSizeInBytes;

    private readonly byte[][] keys = [.. tokens.Select(Encoding.UTF8.GetBytes)];

    /// <param name="url">As it is set up in Twilio, with scheme and query: never made from a request's own headers.</param>
    /// <param name="fields">Every field of a form as it arrived, decoded and untrimmed; none for any other body.</param>
    public bool Signs(string url, IReadOnlyCollection<KeyValuePair<string, string>> fields, string? signature)
    {
        Span<byte> given = stackalloc byte[Bytes];
        if (signature is null || !Convert.TryFromBase64String(signature, given, out var length) || length != Bytes) return false;

        var content = Joined(fields);
        var (bare, ported) = Forms(url);
        var signed = false;
        // All of them, always: how long it takes says nothing of which was right.
        foreach (var key in keys) signed |= IsOf(key, bare + content, given) | IsOf(key, ported + content, given);
        return signed;
    }

    /// <summary>As Twilio would sign it: for whoever stands in for Twilio.</summary>
    public string Sign(string url, IReadOnlyCollection<KeyValuePair<string, string>> fields) =>
        Convert.ToBase64String(HMACSHA1.HashData(keys[0], Encoding.UTF8.GetBytes(url + Joined(fields))));

    /// <summary>For a body that is no form: its hash is in the signed address, so that must be the body's.</summary>
    public static bool HashIsOf(string query, ReadOnlySpan<byte> body)
    {
        var stated = QueryHelpers.ParseQuery(query).GetValueOrDefault(BodyHash).ToString();
        return CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(Convert.ToHexStringLower(SHA256.HashData(body))), Encoding.UTF8.GetBytes(stated));
    }

    public static bool StatesHash(string query) =>
        query.Contains(BodyHash, StringComparison.OrdinalIgnoreCase) && QueryHelpers.ParseQuery(query).ContainsKey(BodyHash);

    // Twilio signs some addresses with their port and some without; its own libraries take either.
    private static (string Bare, string Ported) Forms(string url)
    {
        var whole = url.AsSpan();
        if (whole.IndexOf('#') is var fragment and >= 0) whole = whole[..fragment];
        var begin = whole.IndexOf("://") + 3;
        var end = whole[begin..].IndexOfAny('/', '?') is var slash and >= 0 ? begin + slash : whole.Length;
        var authority = whole[..end];
        var rest = whole[end..];
        var host = begin + authority[begin..].LastIndexOf('@') + 1;
        var colon = authority[host..].LastIndexOf(':');
        if (colon >= 0 && authority[(host + colon)..].Contains(']')) colon = -1; // inside an IPv6 address
        if (colon >= 0) return ($"{authority[..(host + colon)]}{rest}", $"{authority}{rest}");

        var standard = whole.StartsWith("https:", StringComparison.OrdinalIgnoreCase) ? "443" : "80";
        return ($"{authority}{rest}", $"{authority}:{standard}{rest}");
    }

    // A name that comes twice: each value once, in order, as Twilio's own library for Node does.
    private static string Joined(IReadOnlyCollection<KeyValuePair<string, string>> fields)
    {
        var sorted = fields.ToArray();
        Array.Sort(sorted, static (a, b) => string.CompareOrdinal(a.Key, b.Key) is not 0 and var byName ? byName : string.CompareOrdinal(a.Value, b.Value));
        var joined = new StringBuilder();
        for (var i = 0; i < sorted.Length; i++)
            if (i == 0 || sorted[i].Key != sorted[i - 1].Key || sorted[i].Value != sorted[i - 1].Value) joined.Append(sorted[i].Key).Append(sorted[i].Value);

        return joined.ToString();
    }

    private static bool IsOf(byte[] key, string text, ReadOnlySpan<byte> given)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(Encoding.UTF8.GetMaxByteCount(text.Length));
        Span<byte> own = stackalloc byte[Bytes];
        HMACSHA1.HashData(key, buffer.AsSpan(0, Encoding.UTF8.GetBytes(text, buffer)), own);
        ArrayPool<byte>.Shared.Return(buffer, clearArray: true);
        return CryptographicOperations.FixedTimeEquals(own, given);
    }
}
