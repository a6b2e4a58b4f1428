using Handoff.Core.Conversations;
using Handoff.Service.Feeds;

namespace Handoff.Service.Stores.Redis;

/// <summary>
/// Nudges of this node and of the others. A commit's nudge to other nodes is sent by the commit itself, so that
/// it can't be forgotten; what is no commit is sent here.
/// </summary>
internal sealed class RedisFeeds : IFeeds, IDisposable
{
    private readonly RedisStore store;
    private readonly ConversationFeeds here;

    public RedisFeeds(RedisStore store, ConversationFeeds here)
    {
        (this.store, this.here) = (store, here);
        store.Heard += Pass;
    }

    public void Committed(ConversationId id, long length) => here.Committed(id, length);

    public void Typing(ConversationId id, TypingNote note)
    {
        here.Typing(id, note);
        if (store.Link.Keeper.OthersMayListen) store.Link.Hint(store.Keys.Nudges, Nudge.Typing(id, note));
    }

    public void QueueChanged()
    {
        here.QueueChanged();
        if (store.Link.Keeper.OthersMayListen) store.Link.Hint(store.Keys.Nudges, Nudge.QueueChanged);
    }

    public IFeedSubscription Subscribe(ConversationId id) => here.Subscribe(id);

    public IFeedSubscription SubscribeQueue() => here.SubscribeQueue();

    public void Dispose() => store.Heard -= Pass;

    private void Pass(byte[] message) => Nudge.Pass(message, here);
}
