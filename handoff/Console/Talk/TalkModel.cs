using System.Collections.Immutable;
using Handoff.Core.Conversations;

namespace Handoff.Console.Talk;

/// <summary>One conversation as its page shows it.</summary>
/// <param name="ReadTo">Log position up to which <paramref name="Lines"/> is complete: the live stream goes on from there.</param>
/// <param name="HasEarlier">Older lines exist that are not shown.</param>
public sealed record TalkModel(string Id, BriefModel Brief, ImmutableArray<LineModel> Lines, long ReadTo, bool HasEarlier, ActionsModel Actions);

/// <summary>What the advocate can do now.</summary>
/// <param name="Sentence">Who has the floor.</param>
/// <param name="Phone">The client reads on a phone by text message, so length costs.</param>
/// <param name="Locked">Why nothing can be sent to them now; null if it can.</param>
/// <param name="Draft">Text that could not be sent, to be put back into the box.</param>
/// <param name="Fault">Why it could not; else null.</param>
public sealed record ActionsModel(
    string Id,
    Floor Floor,
    string Sentence,
    string Language,
    string Channel,
    bool Phone,
    string? Locked,
    bool Danger,
    bool Available,
    ImmutableArray<(string Id, string Name)> Categories,
    ImmutableArray<(string Id, string Name)> Queues,
    string Draft = "",
    string? Fault = null)
{
    internal static ConversationId? ParseId(string? id) => ConversationId.IsValid(id) ? new ConversationId(id!) : null;
}

/// <summary>The state of the message form after it was sent.</summary>
/// <param name="Key">For the next send.</param>
/// <param name="Fault">Why the last was not sent; null if it was.</param>
public sealed record SentModel(string Key, string? Fault);
