using System.Globalization;
using Harness;

namespace Benchmarks.Load;

/// <summary>The real program, on one node or several, with its store: started, and gone at the end.</summary>
internal sealed class Rig : IAsyncDisposable
{
    private Rig(RedisServer? redis, IReadOnlyList<HostProcess> hosts) => (Redis, Hosts) = (redis, hosts);

    public RedisServer? Redis { get; }

    public IReadOnlyList<HostProcess> Hosts { get; }

    public HostProcess Host => Hosts[0];

    public double CpuSeconds => Hosts.Sum(host => host.CpuTime.TotalSeconds);

    public static async Task<Rig> StartAsync(BenchOptions options, params (string Key, string Value)[] more)
    {
        var redis = options.OnRedis ? RedisServer.Start("--appendfsync", options.Fsync) : null;
        var settings = more.ToDictionary(setting => setting.Key, setting => setting.Value);
        if (redis is not null) (settings["Store__Kind"], settings["Redis__Configuration"]) = ("redis", redis.Configuration);
        var hosts = new List<HostProcess>();
        for (var node = 0; node < (redis is null ? 1 : options.Nodes); node++) hosts.Add(await HostProcess.StartAsync(settings: settings));
        return new Rig(redis, hosts);
    }

    /// <returns>A number that Redis tells of itself, such as <c>used_memory</c>; 0 without Redis.</returns>
    public double Told(string name)
    {
        if (Redis is null) return 0;
        var line = Redis.Ask("INFO", "everything").Split('\n').First(line => line.StartsWith(name + ":", StringComparison.Ordinal));
        return double.Parse(line[(name.Length + 1)..], CultureInfo.InvariantCulture);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var host in Hosts) await host.DisposeAsync();
        Redis?.Dispose();
    }
}
