using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace Bot.Host.Chat;

/// <summary>
/// Limits how fast one address may ask. It may use a minute's worth at once, then as fast as it refills.
/// An IPv6 client owns a whole /64, so that is one address.
/// </summary>
internal sealed class TokenBuckets(int perMinute, TimeProvider clock)
{
    private const int MostAddresses = 50_000;

    private readonly ConcurrentDictionary<IPAddress, Bucket> buckets = new();
    private readonly double perSecond = perMinute / 60.0;

    /// <returns>Zero if it may; else how long to wait.</returns>
    public TimeSpan Take(IPAddress? address)
    {
        var key = KeyOf(address ?? IPAddress.None);
        var now = clock.GetTimestamp();
        if (buckets.Count > MostAddresses) Forget(now);

        var bucket = buckets.GetOrAdd(key, _ => new Bucket(perMinute, now));
        lock (bucket)
        {
            bucket.Level = Math.Min(perMinute, bucket.Level + (clock.GetElapsedTime(bucket.At, now).TotalSeconds * perSecond));
            bucket.At = now;
            if (bucket.Level < 1) return TimeSpan.FromSeconds(Math.Ceiling((1 - bucket.Level) / perSecond));
            bucket.Level--;
            return TimeSpan.Zero;
        }
    }

    private static IPAddress KeyOf(IPAddress address)
    {
        if (address.IsIPv4MappedToIPv6) return address.MapToIPv4();
        if (address.AddressFamily != AddressFamily.InterNetworkV6) return address;
        Span<byte> bytes = stackalloc byte[16];
        address.TryWriteBytes(bytes, out _);
        bytes[8..].Clear();
        return new IPAddress(bytes);
    }

    // After a minute an address is as good as new.
    private void Forget(long now)
    {
        foreach (var (address, bucket) in buckets)
            if (clock.GetElapsedTime(bucket.At, now) > TimeSpan.FromMinutes(1)) buckets.TryRemove(address, out _);
    }

    private sealed class Bucket(double level, long at)
    {
        public double Level = level;
        public long At = at;
    }
}
