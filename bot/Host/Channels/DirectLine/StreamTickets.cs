using System.Buffers.Binary;
using System.Buffers.Text;
using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using Handoff.Core.Conversations;

namespace Bot.Host.Channels.DirectLine;

/// <summary>
/// The <c>t</c> of a stream's address: opens one socket, once, within 60 s, for one conversation. A browser
/// can't put a header on a socket, and an address ends up in logs: so it must be worthless a minute later.
/// Signed rather than stored, so that any node can honour it; each node refuses what it has seen used.
/// </summary>
/// <param name="key">32 bytes, the same on every node.</param>
internal sealed class StreamTickets(byte[] key, TimeProvider clock)
{
    private const int BodyLength = 16; // 8 expiry in Unix milliseconds, 1 whether bound to an origin, 7 random
    private const int MacLength = 16;
    private const int PruneEvery = 1_024;

    private readonly ConcurrentDictionary<string, DateTimeOffset> used = new(StringComparer.Ordinal);
    private int uses;

    public static TimeSpan Lifetime { get; } = TimeSpan.FromSeconds(60);

    /// <param name="origin">The web origin it is bound to; null for any.</param>
    public string Issue(ConversationId id, string? origin)
    {
        Span<byte> ticket = stackalloc byte[BodyLength + MacLength];
        RandomNumberGenerator.Fill(ticket[..BodyLength]);
        BinaryPrimitives.WriteInt64BigEndian(ticket, (clock.GetUtcNow() + Lifetime).ToUnixTimeMilliseconds());
        ticket[8] = (byte)(origin is null ? 0 : 1);
        Sign(ticket[..BodyLength], id, origin, ticket[BodyLength..]);
        return Base64Url.EncodeToString(ticket);
    }

    /// <returns>True once for each ticket.</returns>
    public bool Redeem(string? text, ConversationId id, string? origin)
    {
        Span<byte> ticket = stackalloc byte[BodyLength + MacLength];
        if (text is not { Length: 43 } || !Base64Url.TryDecodeFromChars(text, ticket, out var length) || length != ticket.Length) return false;

        Span<byte> mac = stackalloc byte[MacLength];
        Sign(ticket[..BodyLength], id, ticket[8] == 0 ? null : origin, mac);
        if (!CryptographicOperations.FixedTimeEquals(mac, ticket[BodyLength..])) return false;

        var expiry = DateTimeOffset.FromUnixTimeMilliseconds(BinaryPrimitives.ReadInt64BigEndian(ticket));
        // Kept by its signed bytes: another spelling of the same base64 is the same ticket.
        return expiry > clock.GetUtcNow() && used.TryAdd(Convert.ToHexString(ticket[..BodyLength]), expiry) && Prune();
    }

    private void Sign(ReadOnlySpan<byte> body, ConversationId id, string? origin, Span<byte> mac)
    {
        Span<byte> whole = stackalloc byte[HMACSHA256.HashSizeInBytes];
        HMACSHA256.HashData(key, [.. body, .. Encoding.UTF8.GetBytes($"{id}\n{origin}")], whole);
        whole[..MacLength].CopyTo(mac);
    }

    private bool Prune()
    {
        if (Interlocked.Increment(ref uses) % PruneEvery == 0)
        {
            var now = clock.GetUtcNow();
            foreach (var (ticket, expiry) in used)
                if (expiry <= now) used.TryRemove(ticket, out _);
        }

        return true;
    }
}
