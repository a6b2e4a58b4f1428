using System.Collections.Concurrent;
using Handoff.Core.Conversations;
using Handoff.Service.Feeds;

namespace Handoff.Service.Stores.Redis;

/// <summary>
/// Nudges of this node and of the others. A commit's nudge to other nodes is sent by the commit itself, so that
/// it can't be forgotten; what is no commit is sent here. A nudge that was lost is found by <see cref="LookAsync"/>.
/// </summary>
internal sealed class RedisFeeds : IFeeds, IDisposable
{
    private readonly RedisStore store;
    private readonly ConversationFeeds here;

    /// <summary>How long the readers of a conversation know its log to be.</summary>
    private readonly ConcurrentDictionary<ConversationId, long> known = new();
    private string changes = "";

    public RedisFeeds(RedisStore store, ConversationFeeds here)
    {
        (this.store, this.here) = (store, here);
        store.Heard += Pass;
    }

    public void Committed(ConversationId id, long length)
    {
        if (known.TryGetValue(id, out var before) && before < length) known[id] = length;
        here.Committed(id, length);
    }

    // A length that nobody takes for news of the log.
    public void DeliveryChanged(ConversationId id)
    {
        here.DeliveryChanged(id);
        if (store.Link.Keeper.OthersMayListen) store.Link.Hint(store.Keys.Nudges, store.Nudges.Committed(id, 0));
    }

    public void Typing(ConversationId id, TypingNote note)
    {
        here.Typing(id, note);
        if (store.Link.Keeper.OthersMayListen) store.Link.Hint(store.Keys.Nudges, store.Nudges.Typing(id, note));
    }

    public void QueueChanged()
    {
        here.QueueChanged();
        if (store.Link.Keeper.OthersMayListen) store.Link.Hint(store.Keys.Nudges, store.Nudges.QueueChanged);
    }

    public IFeedSubscription Subscribe(ConversationId id) => here.Subscribe(id);

    public IFeedSubscription SubscribeQueue() => here.SubscribeQueue();

    /// <summary>Compares what is read here with the store, and nudges whoever missed something.</summary>
    public async Task LookAsync(CancellationToken cancellationToken)
    {
        var read = here.Read();
        foreach (var gone in known.Keys.Except(read)) known.TryRemove(gone, out _);
        var lengths = await store.LengthsAsync(read, cancellationToken);
        for (var i = 0; i < read.Length; i++)
        {
            if (known.TryGetValue(read[i], out var length) && length >= lengths[i]) continue;
            known[read[i]] = lengths[i];
            here.Committed(read[i], lengths[i]);
        }

        var now = (await store.Link.SendAsync(write: false, "GET", store.Keys.Changes)).Text;
        if (now != changes) here.QueueChanged();
        changes = now;
    }

    public void Dispose() => store.Heard -= Pass;

    private void Pass(byte[] message) => store.Nudges.Pass(message, here, Committed);
}
