using System.Collections.Immutable;
using Chaos.Faults;
using Chaos.Histories;
using Harness;

namespace Chaos.Processes;

/// <summary>Everything that runs: nodes, and the Redis they share.</summary>
internal sealed class Cluster : IAsyncDisposable
{
    public const string Supervisor = "supervisor";
    public const string Password = "quiet-river-orange-lamp";
    private readonly List<string> deaths = [];

    /// <param name="more">Settings of every node besides.</param>
    public Cluster(ChaosOptions options, Timeline timeline, IReadOnlyDictionary<string, string> more)
    {
        Redis = options.Store == StoreKind.Redis ? new RedisServer(options.EverySecond) : null;
        var settings = Settings(more);
        Nodes = [.. Enumerable.Range(0, options.Nodes).Select(number => new Node(number, options, settings, timeline, Died))];

        void Died(string what)
        {
            timeline.Add(what.Split('\n')[0]);
            lock (deaths) deaths.Add(what);
        }
    }

    public RedisServer? Redis { get; }

    public ImmutableArray<Node> Nodes { get; }

    public ImmutableArray<Uri> Addresses => [.. Nodes.Select(node => node.Address)];

    /// <summary>Nodes that ended by themselves, or would not end.</summary>
    public IReadOnlyList<string> Deaths
    {
        get
        {
            lock (deaths) return [.. deaths];
        }
    }

    public ITarget Find(Target target) => target.Kind == TargetKind.Redis ? Redis! : Nodes[target.Number];

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        if (Redis is not null) await Redis.StartAsync(cancellationToken);
        await Task.WhenAll(Nodes.Select(node => node.StartAsync(cancellationToken)));
    }

    public Task StopNodesAsync(CancellationToken cancellationToken) => Task.WhenAll(Nodes.Select(node => node.TerminateAsync(cancellationToken)));

    public async ValueTask DisposeAsync()
    {
        foreach (var node in Nodes) await node.DisposeAsync();
        if (Redis is not null) await Redis.DisposeAsync();
    }

    private Dictionary<string, string> Settings(IReadOnlyDictionary<string, string> more)
    {
        var settings = new Dictionary<string, string>(more)
        {
            ["Desk__Bootstrap__User"] = Supervisor,
            ["Desk__Bootstrap__Password"] = Password,
            ["DirectLine__Secret"] = HostProcess.Secret,
        };
        if (Redis is null) return settings;

        settings["Store__Kind"] = "redis";
        settings["Redis__Configuration"] = Redis.Configuration;
        settings["Redis__Agency"] = StoreReader.Agency;
        return settings;
    }
}
