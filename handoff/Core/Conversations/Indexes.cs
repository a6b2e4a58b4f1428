using System.Collections.Immutable;
using Handoff.Core.Handoffs;

namespace Handoff.Core.Conversations;

/// <summary>
/// What a store finds conversations by, derived from the snapshot alone: "queued but not waiting"
/// can't be written down. A store applies the difference between before and after in the commit itself.
/// </summary>
/// <param name="Place">The place in the queue while waiting, else null.</param>
/// <param name="HeldBy">The advocate who has the floor, else null.</param>
/// <param name="Deadline">What must happen next if nobody acts, and when; else null.</param>
public sealed record Indexes(QueuePlace? Place, AdvocateId? HeldBy, Deadline? Deadline)
{
    public static readonly Indexes None = new(null, null, null);

    public static Indexes Of(Conversation conversation) => conversation.Stage switch
    {
        Stage.Waiting { Request: var request } => new(
            new QueuePlace(conversation.Id, request.Queue, request.Priority, request.RequestedAt),
            null,
            request.AnswerBy is { } due ? new Deadline(DeadlineKind.AnswerBy, due) : null),
        Stage.WithAdvocate { Advocate: var advocate } => new(null, advocate.Id, null),
        Stage.WithBot { Gathered: { } gathered } => new(null, null, new Deadline(DeadlineKind.Answer, gathered.AnswerAt)),
        Stage.WithBot { Question: { } asked } => new(null, null, new Deadline(DeadlineKind.Unanswered, asked.AnswerBy)),
        Stage.Surveying { Survey: var survey } => new(null, null, new Deadline(DeadlineKind.SurveyEnds, survey.EndsAt)),
        _ => None,
    };
}

public enum DeadlineKind
{
    /// <summary>An advocate should have answered by now.</summary>
    AnswerBy,

    /// <summary>The survey was not answered: it is over.</summary>
    SurveyEnds,

    /// <summary>The client has stopped writing for a moment: the bot answers what they wrote.</summary>
    Answer,

    /// <summary>The client was asked what a person stands behind, and has not written since: the person is brought.</summary>
    Unanswered,
}

/// <summary>What must happen if nothing else does. A conversation has at most one.</summary>
public sealed record Deadline(DeadlineKind Kind, DateTimeOffset Due);
