using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace Handoff.Console.Accounts;

/// <summary>
/// Refused attempts by address. A whole office may sign in at eight o'clock from one address, so only
/// what was refused counts. Kept in memory: the lock of an account is what lasts.
/// </summary>
internal sealed class AttemptLimiter(TimeProvider clock)
{
    public const int MaxRefused = 20;
    private const int MaxAddresses = 10_000;
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(10);
    private readonly ConcurrentDictionary<string, Refusals> byAddress = new(StringComparer.Ordinal);

    public bool IsExhausted(IPAddress? address) =>
        byAddress.TryGetValue(KeyOf(address), out var found) && !IsOver(found) && found.Count >= MaxRefused;

    public void Refused(IPAddress? address)
    {
        if (byAddress.Count >= MaxAddresses) Prune();
        byAddress.AddOrUpdate(
            KeyOf(address),
            _ => new Refusals(1, clock.GetUtcNow()),
            (_, found) => IsOver(found) ? new Refusals(1, clock.GetUtcNow()) : found with { Count = found.Count + 1 });
    }

    // One household or office has a whole /64 of IPv6 addresses.
    private static string KeyOf(IPAddress? address)
    {
        if (address is null) return "";
        if (address.IsIPv4MappedToIPv6) return address.MapToIPv4().ToString();
        return address.AddressFamily == AddressFamily.InterNetworkV6 ? Convert.ToHexString(address.GetAddressBytes().AsSpan(0, 8)) : address.ToString();
    }

    private bool IsOver(Refusals refusals) => clock.GetUtcNow() - refusals.Since > Window;

    private void Prune()
    {
        foreach (var (address, refusals) in byAddress)
            if (IsOver(refusals)) byAddress.TryRemove(address, out _);

        if (byAddress.Count >= MaxAddresses) byAddress.Clear();
    }

    private sealed record Refusals(int Count, DateTimeOffset Since);
}
