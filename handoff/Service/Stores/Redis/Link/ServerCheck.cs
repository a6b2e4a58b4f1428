using System.Collections.Immutable;
using System.Globalization;

namespace Handoff.Service.Stores.Redis.Link;

/// <summary>A look at a Redis before it is used.</summary>
internal static class ServerCheck
{
    private static readonly Version Oldest = new(6, 2);

    /// <summary>Whether it lets us in, has its data, and is the master.</summary>
    /// <exception cref="RedisAwayException">Not now.</exception>
    /// <exception cref="StoreStartException">Not with this configuration.</exception>
    public static async Task<RedisProbe> EnterAsync(RedisHost host, RedisAddress address, CancellationToken cancellationToken)
    {
        using var within = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        within.CancelAfter(RedisLimits.ProbeWithin);
        var probe = await RedisProbe.ConnectAsync(host, address.TlsHost, within.Token);
        try
        {
            if (address.Password is { } password) await probe.AskAsync(within.Token, "AUTH", password);
            if (address.Database != 0) await probe.AskAsync(within.Token, "SELECT", address.Database.ToString(CultureInfo.InvariantCulture));
            if (await probe.AskAsync(within.Token, "ROLE") is not (object?[] and ["master", ..])) throw new RedisAwayException($"{host} is not the master");
            return probe;
        }
        catch (RedisRefusalException refusal)
        {
            probe.Dispose();
            throw Explain(host, refusal);
        }
        catch
        {
            probe.Dispose();
            throw;
        }
    }

    /// <returns>A sentence for each thing that is not as it should be, with what it risks.</returns>
    /// <exception cref="StoreStartException">It would lose conversations without a word.</exception>
    public static async Task<ImmutableArray<string>> InspectAsync(RedisProbe probe, RedisHost host, CancellationToken cancellationToken)
    {
        using var within = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        within.CancelAfter(RedisLimits.ProbeWithin);
        var info = await InfoAsync(probe, within.Token);
        var warnings = ImmutableArray.CreateBuilder<string>();
        if (!Version.TryParse(info.GetValueOrDefault("redis_version"), out var version) || version < Oldest)
            warnings.Add($"Redis at {host} has version {version?.ToString() ?? "unknown"}; {Oldest} or newer is tested.");
        if (info.GetValueOrDefault("aof_enabled") != "1")
            warnings.Add($"Redis at {host} keeps no append-only file: when it stops, what was said since its last snapshot is gone. Set appendonly yes.");

        var policy = info.GetValueOrDefault("maxmemory_policy", "unknown");
        if (policy.StartsWith("allkeys", StringComparison.Ordinal) && info.GetValueOrDefault("maxmemory", "0") != "0") throw new StoreStartException(
            $"Redis at {host} throws conversations away when its memory is full (maxmemory-policy {policy}).", "Set maxmemory-policy noeviction in its configuration.");
        if (policy != "noeviction")
            warnings.Add($"Redis at {host} has maxmemory-policy {policy}: full, it may throw data away. Set maxmemory-policy noeviction.");
        return warnings.ToImmutable();
    }

    /// <exception cref="StoreStartException">Another program's data is where ours belongs.</exception>
    public static async Task RequireTypesAsync(RedisProbe probe, IEnumerable<(string Key, string Type)> keys, CancellationToken cancellationToken)
    {
        foreach (var (key, type) in keys)
        {
            if (await probe.AskAsync(cancellationToken, "TYPE", key) is string found && found != "none" && found != type) throw new StoreStartException(
                $"The key {key} in Redis is a {found} and should be a {type}: another program's data is there.",
                "Set Redis:Agency to a name of your own, or use another database; or restore the backup if the data was damaged.");
        }
    }

    private static Exception Explain(RedisHost host, RedisRefusalException refusal)
    {
        var wrongPassword = refusal.Word is "WRONGPASS" or "NOAUTH" or "NOPERM" || refusal.Message.Contains("password", StringComparison.OrdinalIgnoreCase);
        if (wrongPassword) return new StoreStartException(
            $"Redis at {host} does not let us in ({refusal.Word}).", "Set password=... in Redis:Configuration to that of Redis's default user.", refusal);
        return RedisErrors.UnableBecause(refusal.Word) is { } why
            ? new RedisAwayException($"{host}: {why}")
            : new StoreStartException($"Redis at {host} refuses the configuration ({refusal.Message}).", "Correct Redis:Configuration.", refusal);
    }

    private static async Task<Dictionary<string, string>> InfoAsync(RedisProbe probe, CancellationToken cancellationToken)
    {
        var info = await probe.AskAsync(cancellationToken, "INFO") as string ?? "";
        return info.Split('\n').Select(line => line.Trim().Split(':', 2)).Where(pair => pair.Length == 2).DistinctBy(pair => pair[0])
            .ToDictionary(pair => pair[0], pair => pair[1], StringComparer.Ordinal);
    }
}
