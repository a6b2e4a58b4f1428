using System.Collections.Immutable;

namespace Handoff.Core.Handoffs;

/// <summary>The agency's rules of who waits where and for how long. Content, not code: from <c>dialogs/handoff.yaml</c>.</summary>
/// <param name="Queues">By name; <c>general</c> and <c>urgent</c> are always there.</param>
/// <param name="ResolveCategories">What an advocate may say that a conversation came to; never empty.</param>
public sealed record HandoffRules(
    OpeningHours Hours,
    ImmutableDictionary<QueueName, QueueRules> Queues,
    ImmutableArray<ResolveCategory> ResolveCategories)
{
    public QueueRules Of(QueueName queue) => Queues.TryGetValue(queue, out var rules) ? rules : Queues[QueueNames.General];

    public bool IsOpen(QueueName queue, DateTimeOffset now) => Of(queue).AlwaysOpen || Hours.IsOpen(now);
}

/// <param name="AnswerWithin">How long a client may wait before we say sorry and offer other ways.</param>
/// <param name="AlwaysOpen">Somebody is alerted at any hour.</param>
public sealed record QueueRules(QueueName Name, TimeSpan AnswerWithin, bool AlwaysOpen);

public sealed record ResolveCategory(string Id, string Name);
