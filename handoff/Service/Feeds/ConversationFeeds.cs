using System.Collections.Immutable;
using Handoff.Core.Conversations;

namespace Handoff.Service.Feeds;

/// <summary>Nudges within this process. An idle subscriber is one small object and one timer.</summary>
internal sealed class ConversationFeeds(TimeProvider clock) : IFeeds
{
    private readonly Lock sync = new();
    private readonly Dictionary<ConversationId, ImmutableArray<FeedSubscription>> conversations = [];
    private ImmutableArray<FeedSubscription> queue = [];

    /// <summary>The conversations that have a reader here.</summary>
    public ConversationId[] Read()
    {
        lock (sync) return [.. conversations.Keys];
    }

    // The length is for feeds between nodes; here a nudge is never older than the store.
    public void Committed(ConversationId id, long length)
    {
        foreach (var subscription in Of(id)) subscription.Nudge();
    }

    public void DeliveryChanged(ConversationId id) => Committed(id, 0);

    public void Typing(ConversationId id, TypingNote note)
    {
        foreach (var subscription in Of(id)) subscription.Note(note);
    }

    public void QueueChanged()
    {
        ImmutableArray<FeedSubscription> subscribed;
        lock (sync) subscribed = queue;
        foreach (var subscription in subscribed) subscription.Nudge();
    }

    public IFeedSubscription Subscribe(ConversationId id)
    {
        var subscription = new FeedSubscription(clock, gone => Remove(id, gone));
        lock (sync) conversations[id] = Subscribed(id).Add(subscription);
        return subscription;
    }

    public IFeedSubscription SubscribeQueue()
    {
        var subscription = new FeedSubscription(clock, RemoveFromQueue);
        lock (sync) queue = queue.Add(subscription);
        return subscription;
    }

    private ImmutableArray<FeedSubscription> Of(ConversationId id)
    {
        lock (sync) return Subscribed(id);
    }

    private ImmutableArray<FeedSubscription> Subscribed(ConversationId id) => conversations.TryGetValue(id, out var found) ? found : [];

    private void Remove(ConversationId id, FeedSubscription subscription)
    {
        lock (sync)
        {
            var rest = Subscribed(id).Remove(subscription);
            if (rest.IsEmpty) conversations.Remove(id);
            else conversations[id] = rest;
        }
    }

    private void RemoveFromQueue(FeedSubscription subscription)
    {
        lock (sync) queue = queue.Remove(subscription);
    }
}
