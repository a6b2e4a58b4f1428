using Handoff.Core.Conversations;

namespace Handoff.Service.Feeds;

/// <summary>
/// Nudges: "something changed, look". A nudge may be lost, never the entry: whoever is nudged reads the
/// store after their own watermark, and looks every few seconds anyway.
/// </summary>
public interface IFeeds
{
    /// <summary>Says that a conversation's log has grown to <paramref name="length"/>.</summary>
    void Committed(ConversationId id, long length);

    /// <summary>Says that something beside a conversation's log changed: what became of a message to a phone.</summary>
    void DeliveryChanged(ConversationId id);

    /// <summary>Says that somebody is typing. Never stored.</summary>
    void Typing(ConversationId id, TypingNote note);

    /// <summary>Says that the queue, an assignment or an availability changed.</summary>
    void QueueChanged();

    /// <summary>Nudges of one conversation until disposed.</summary>
    IFeedSubscription Subscribe(ConversationId id);

    /// <summary>Nudges of the queue until disposed.</summary>
    IFeedSubscription SubscribeQueue();
}

/// <param name="FromClient">Whether the client types, or our side.</param>
/// <param name="ActivityJson">The typing activity as the other side is to see it.</param>
public sealed record TypingNote(bool FromClient, ReadOnlyMemory<byte> ActivityJson);

public interface IFeedSubscription : IDisposable
{
    /// <summary>
    /// Waits for the next nudge, at most <paramref name="atMost"/>. Nudges that came since the last call
    /// count, so that none falls between reading the store and waiting.
    /// </summary>
    /// <returns>Typing notes that came, oldest first; empty after a commit or when the time is over.</returns>
    Task<IReadOnlyList<TypingNote>> WaitAsync(TimeSpan atMost, CancellationToken cancellationToken);
}
