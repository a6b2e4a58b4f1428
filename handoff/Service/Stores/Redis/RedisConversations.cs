using System.Collections.Immutable;
using Handoff.Core.Conversations;
using Handoff.Core.Turns;
using Handoff.Service.Stores.Redis.Link;

namespace Handoff.Service.Stores.Redis;

internal sealed class RedisConversations(RedisStore store) : IConversationStore
{
    private static readonly byte[] Done = "1"u8.ToArray();

    public async Task<Conversation?> FindAsync(ConversationId id, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var stored = await Guarded(store.Link.GetAsync(store.Keys.Snapshot(id)), id);
        return Learn(id, stored);
    }

    public async Task<ImmutableArray<Conversation?>> FindAllAsync(IReadOnlyList<ConversationId> ids, CancellationToken cancellationToken)
    {
        // Lists are drawn again and again from much the same snapshots: only those that changed are fetched.
        var lengths = await store.LengthsAsync(ids, cancellationToken);
        var all = await Task.WhenAll(ids.Select((id, i) => store.Snapshots.Find(id) is { } known && known.LogLength == lengths[i]
            ? Task.FromResult<Conversation?>(known)
            : lengths[i] == 0 ? Task.FromResult<Conversation?>(null) : FindAsync(id, cancellationToken)));
        return [.. all];
    }

    public Conversation? Recall(ConversationId id) => store.Snapshots.Find(id);

    public async Task<bool> TryCommitAsync(TurnDecision decision, CancellationToken cancellationToken)
    {
        if (decision.ChangesNothing) throw new ArgumentException("A turn that appends nothing changes nothing: there is nothing to commit.", nameof(decision));
        cancellationToken.ThrowIfCancellationRequested();

        var nudge = store.Link.Keeper.OthersMayListen ? store.Nudges.Committed(decision.After.Id, decision.After.LogLength) : null;
        var reply = await Guarded(store.Link.EvalAsync(RedisScript.Commit, CommitArgs.Of(decision, store.Keys, nudge)), decision.Before.Id);
        if (reply.Bytes is var current && current is not null && current.AsSpan().SequenceEqual(Done))
        {
            store.Snapshots.Put(decision.After);
            return true;
        }

        // Whoever was quicker left the snapshot on which to decide again.
        store.Snapshots.Forget(decision.Before);
        if (current is not null) store.Snapshots.Put(SnapshotBytes.Read(current));
        return false;
    }

    public async Task<LogSlice> ReadLogAsync(ConversationId id, long after, Audience audience, int limit, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var looked = await Guarded(store.Link.RangeAsync(store.Keys.Log(id), after, after + Math.Clamp(limit, 1, RedisLimits.LogSlice) - 1), id);
        var entries = ImmutableArray.CreateBuilder<StoredEntry>(looked.Length);
        for (var i = 0; i < looked.Length; i++)
        {
            var allowed = SnapshotBytes.AudienceOf(looked[i]);
            if ((allowed & audience) != 0) entries.Add(new StoredEntry(after + i + 1, allowed, SnapshotBytes.ActivityOf(looked[i])));
        }

        return new LogSlice(entries.DrainToImmutable(), after + looked.Length);
    }

    // A snapshot of the same length is the same: it need not be read again.
    private Conversation? Learn(ConversationId id, byte[]? stored)
    {
        var known = store.Snapshots.Find(id);
        if (known is not null && stored is not null && SnapshotBytes.LengthOf(stored) == known.LogLength) return known;

        var found = stored is null ? null : SnapshotBytes.Read(stored);
        if (known is not null && (found is null || found.LogLength < known.LogLength)) store.Snapshots.Forget(known);
        if (found is not null) store.Snapshots.Put(found);
        return found;
    }

    private async Task<T> Guarded<T>(Task<T> call, ConversationId id)
    {
        try
        {
            return await call;
        }
        catch (RedisRefusalException refusal) when (refusal.Word == RedisErrors.WrongType)
        {
            throw new StoreUnavailableException($"a key of conversation {id} or an index has a wrong type in Redis ({store.Keys.Snapshot(id)}); another program wrote there", refusal);
        }
    }
}
