using System.Collections.Immutable;
using Handoff.Core.Conversations;
using Handoff.Core.Surveys;

namespace Handoff.Core.Turns;

/// <summary>What a turn does, as data: nothing has happened until a store commits it.</summary>
/// <param name="Before">The conversation the decision was made on; its <c>LogLength</c> must still hold at the commit.</param>
/// <param name="Position">The log position of the input's own entry; for a repeat, of the first time; null where nothing was recorded.</param>
/// <param name="Survey">The row of the survey report this turn wrote or changed, else null.</param>
public sealed record TurnDecision(
    Conversation Before,
    Conversation After,
    ImmutableArray<LogEntry> Entries,
    ImmutableArray<Delivery> Deliveries,
    long? Position,
    SurveyAnswer? Survey)
{
    public static TurnDecision Nothing(Conversation conversation, long? position = null) =>
        new(conversation, conversation, [], [], position, null);

    public bool ChangesNothing => Entries.IsEmpty;

    /// <summary>How long the client waited, if this turn is an advocate taking them.</summary>
    public TimeSpan? ClaimedAfter =>
        (Before.Stage, After.Stage) is (Stage.Waiting waiting, Stage.WithAdvocate held) ? held.ClaimedAt - waiting.Request.RequestedAt : null;
}

/// <summary>One push to a phone. The first in order goes first; one at a time in a conversation.</summary>
/// <param name="Position">The log entry to deliver; with the conversation it names the delivery.</param>
public sealed record Delivery(ConversationId Conversation, long Position, DeliveryLane Lane);

/// <summary>Who may overtake whom on the way out. Lower goes first.</summary>
public enum DeliveryLane
{
    Safety,
    Advocate,
    Bot,
    Survey,
}
