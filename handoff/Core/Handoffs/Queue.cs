using System.Collections.Immutable;
using Handoff.Core.Conversations;

namespace Handoff.Core.Handoffs;

/// <summary>One waiting client in the index.</summary>
public sealed record QueuePlace(ConversationId Conversation, QueueName Queue, Priority Priority, DateTimeOffset RequestedAt)
{
    /// <summary>Danger first, then whoever has waited longest.</summary>
    public static Comparer<QueuePlace> InOrder { get; } = Comparer<QueuePlace>.Create((a, b) =>
    {
        var byPriority = b.Priority.CompareTo(a.Priority);
        if (byPriority != 0) return byPriority;
        var byTime = a.RequestedAt.CompareTo(b.RequestedAt);
        return byTime != 0 ? byTime : string.CompareOrdinal(a.Conversation.Value, b.Conversation.Value);
    });
}

/// <summary>The queue as it stood when a turn began.</summary>
/// <param name="Waiting">In the order in which they will be taken.</param>
/// <param name="TypicalWait">Median of the last claimed waits; null where too few are known to say anything honest.</param>
/// <param name="AdvocatesAvailable">Advocates who are there and take conversations.</param>
public sealed record QueueState(ImmutableArray<QueuePlace> Waiting, TimeSpan? TypicalWait, int AdvocatesAvailable)
{
    public static readonly QueueState Empty = new([], null, 0);

    /// <returns>1 for who is taken next.</returns>
    public int PositionOf(QueuePlace place) =>
        1 + Waiting.Count(other => other.Conversation != place.Conversation && QueuePlace.InOrder.Compare(other, place) < 0);
}
