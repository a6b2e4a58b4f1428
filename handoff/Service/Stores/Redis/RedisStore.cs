using Handoff.Core.Conversations;
using Handoff.Service.Stores.Redis.Link;
using Microsoft.Extensions.Logging;

namespace Handoff.Service.Stores.Redis;

/// <summary>One agency's part of a Redis: the link, the keys, the snapshots at hand, and what other nodes say.</summary>
internal sealed class RedisStore : IAsyncDisposable, IDisposable
{
    private readonly ILogger log;

    /// <exception cref="StoreStartException">The configuration has faults.</exception>
    public RedisStore(RedisOptions options, ILogger<RedisStore> log)
    {
        this.log = log;
        var (address, faults) = RedisAddress.Parse(options.Configuration);
        if (address is null) throw new StoreStartException("Redis:Configuration has faults.", string.Join(" ", faults));
        if (!RedisOptions.IsAgency(options.Agency)) throw new StoreStartException("Redis:Agency is no name.", "Use 1 to 64 of A-Z a-z 0-9 - _.");

        Keys = new RedisKeys(options.Agency);
        Link = new RedisLink(address, new LinkKeeper(address, Keys, Nudges, message => Heard?.Invoke(message), log));
    }

    /// <summary>A message of another node, or our own come back. On a thread of the pool, in no order.</summary>
    public event Action<byte[]>? Heard;

    public RedisKeys Keys { get; }
    public Nudges Nudges { get; } = new();
    public RedisLink Link { get; }
    public SnapshotCache Snapshots { get; } = new(RedisLimits.CachedSnapshots);

    /// <summary>Connects. A Redis that does not answer is waited for in the background.</summary>
    /// <exception cref="StoreStartException">It answers, and this can't work: wrong password, other data, evictions.</exception>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        if (await Link.Keeper.StartAsync(Link, RedisLimits.StartWithin, cancellationToken)) return;
        log.LogWarning("Redis ({Address}) does not answer. The start goes on; nothing can be kept until it does", Link.Address);
    }

    /// <returns>How long each log is; 0 for one that never began.</returns>
    public async Task<long[]> LengthsAsync(IReadOnlyCollection<ConversationId> ids, CancellationToken cancellationToken)
    {
        var lengths = new List<long>(ids.Count);
        foreach (var some in ids.Chunk(RedisLimits.LengthsAtOnce))
        {
            cancellationToken.ThrowIfCancellationRequested();
            var args = new RedisArgs(some.Length, 0);
            foreach (var id in some) args.Key(Keys.Snapshot(id));
            var digits = (await Link.EvalAsync(RedisScript.Lengths, args, write: false)).Bytes ?? [];
            for (var at = 0; at < digits.Length; at += SnapshotBytes.HeaderLength) lengths.Add(SnapshotBytes.LengthOf(digits.AsSpan(at)));
        }

        return [.. lengths];
    }

    public ValueTask DisposeAsync() => Link.DisposeAsync();

    // A container that is disposed without await would refuse to.
    public void Dispose() => Task.Run(() => Link.DisposeAsync().AsTask()).GetAwaiter().GetResult();
}
