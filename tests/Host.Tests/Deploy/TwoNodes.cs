namespace Host.Tests.Deploy;

/// <summary>What deploy/compose.redis.yaml starts: Redis with the shipped configuration and a restricted user, two nodes, the proxy.</summary>
internal sealed class TwoNodes : IAsyncDisposable
{
    public const string User = "boss";
    public const string Password = "a long enough password";
    private const string RedisPassword = "s3cretOfRedis";
    private readonly Dictionary<string, string> settings;

    private TwoNodes(RedisServer redis, Dictionary<string, string> settings) => (Redis, this.settings) = (redis, settings);

    public RedisServer Redis { get; }
    public HostProcess[] Nodes { get; } = new HostProcess[2];
    public Nginx Proxy { get; private set; } = null!;

    public static async Task<TwoNodes> StartAsync(CancellationToken cancellationToken)
    {
        var redis = StartRedis();
        var both = new TwoNodes(redis, new()
        {
            ["Store__Kind"] = "redis",
            ["Redis__Configuration"] = $"{redis.Configuration},password={RedisPassword}",
            ["Desk__Bootstrap__User"] = User,
            ["Desk__Bootstrap__Password"] = Password,
        });
        for (var i = 0; i < both.Nodes.Length; i++) both.Nodes[i] = await HostProcess.StartAsync(settings: both.settings, cancellationToken: cancellationToken);
        both.Proxy = await Nginx.StartAsync(both.Nodes[0].Address, both.Nodes[1].Address, cancellationToken);
        return both;
    }

    /// <summary>With the arguments that compose.redis.yaml gives it.</summary>
    public static RedisServer StartRedis() => RedisServer.StartWith(
        Path.Combine(Repository.Root, "deploy", "redis.conf"), [.. Deploy_files.UserOfRedis().Select(word => word.Replace("${REDIS_PASSWORD}", RedisPassword, StringComparison.Ordinal))]);

    /// <summary>Stops a node as a service manager does, and starts it again where it was.</summary>
    public async Task RestartAsync(int node, CancellationToken cancellationToken)
    {
        var old = Nodes[node];
        Assert.Equal(0, await old.StopAsync(cancellationToken));
        await old.DisposeAsync();
        Nodes[node] = await HostProcess.StartAsync(old.Folder, old.Address.Port, settings, cancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        Proxy?.Dispose();
        foreach (var node in Nodes) if (node is not null) await node.DisposeAsync();
        Redis.Dispose();
    }
}
