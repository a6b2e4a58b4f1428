using System.Collections.Immutable;
using System.Globalization;

namespace Handoff.Service.Stores.Redis.Link;

/// <summary>
/// Says which one Redis to use: the one configured, or whichever the sentinels name. The client library
/// knows no Sentinel; given several servers it would write to two masters in turn.
/// </summary>
internal sealed class MasterFinder(RedisAddress address)
{
    private ImmutableArray<RedisHost> sentinels = address.Hosts;

    public bool HasSentinels => address.ServiceName is not null;

    /// <returns>The one address that the sentinels name now. Whether it is a master is for it to say.</returns>
    /// <exception cref="RedisAwayException">No sentinel answers.</exception>
    public async Task<RedisHost> FindAsync(CancellationToken cancellationToken)
    {
        if (address.ServiceName is null) return address.Hosts[0];

        var reasons = new List<string>();
        foreach (var sentinel in sentinels)
        {
            try
            {
                var master = await AskAsync(sentinel, address.ServiceName, cancellationToken);
                // Whoever answered is asked first the next time.
                sentinels = sentinels.Remove(sentinel).Insert(0, sentinel);
                return master;
            }
            catch (Exception error) when (error is RedisAwayException or RedisRefusalException)
            {
                reasons.Add($"{sentinel}: {error.Message}");
            }
        }

        throw new RedisAwayException($"no sentinel knows {address.ServiceName} ({string.Join("; ", reasons)})");
    }

    private async Task<RedisHost> AskAsync(RedisHost sentinel, string service, CancellationToken cancellationToken)
    {
        using var within = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        within.CancelAfter(RedisLimits.ProbeWithin);
        using var probe = await RedisProbe.ConnectAsync(sentinel, address.TlsHost, within.Token);
        if (address.SentinelPassword is { } password) await probe.AskAsync(within.Token, "AUTH", password);
        return await probe.AskAsync(within.Token, "SENTINEL", "get-master-addr-by-name", service) is object?[] and [string host, string port]
            && int.TryParse(port, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
                ? new RedisHost(host, number)
                : throw new RedisAwayException("it watches no such master");
    }
}
