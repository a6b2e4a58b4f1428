using System.Collections.Immutable;
using Chaos.Histories;
using Handoff.Core.Conversations;
using Handoff.Core.Deliveries;
using Handoff.Core.Handoffs;

namespace Chaos.Checking;

/// <param name="Rule">A few words, the same for each case of it.</param>
/// <param name="Conversation">Empty where it concerns none.</param>
internal sealed record Violation(string Rule, string Conversation, string What);

/// <summary>All that is known of one conversation when everything has come to rest.</summary>
/// <param name="Log">Every entry, for whatever audience.</param>
/// <param name="OverHttp">Activity ids as a client reads them from the beginning.</param>
/// <param name="HttpReadTo">Log position up to which <paramref name="OverHttp"/> is complete.</param>
internal sealed record ConversationFacts(
    Conversation Snapshot,
    ImmutableArray<LogEntry> Log,
    ImmutableArray<string> OverHttp,
    long HttpReadTo,
    IReadOnlyList<Operation> Operations,
    IReadOnlyList<Sighting> Sightings,
    TextFacts? Texts = null)
{
    public string Id => Snapshot.Id.Value;
}

/// <summary>What went out to a phone, and what the store says of it.</summary>
/// <param name="Taken">Log positions of what the provider took, one for each time.</param>
internal sealed record TextFacts(IReadOnlyList<long> Taken, ImmutableArray<DeliveryStatus> Statuses);

/// <summary>What the store finds conversations by, when everything has come to rest.</summary>
internal sealed record IndexFacts(
    ImmutableArray<QueuePlace> Waiting,
    ImmutableArray<(ConversationId Conversation, AdvocateId Advocate)> Held,
    ImmutableArray<(ConversationId Conversation, Deadline Deadline)> Deadlines);
