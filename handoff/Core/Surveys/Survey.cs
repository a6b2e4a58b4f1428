using System.Collections.Immutable;
using Handoff.Core.Conversations;
using Handoff.Core.Handoffs;

namespace Handoff.Core.Surveys;

public enum SurveyQuestion
{
    /// <summary>1 (very dissatisfied) to 5 (very satisfied).</summary>
    Rating,

    /// <summary>Asked for 1 to 3 only: what the low rating was about.</summary>
    Reason,

    /// <summary>Anything else, in the client's own words.</summary>
    Comment,
}

/// <summary>Where a client is in the survey after one handoff.</summary>
/// <param name="ReAsked">The rating was not understood once; the next miss ends the survey.</param>
public sealed record SurveyProgress(
    int Handoff,
    Advocate Advocate,
    QueueName Queue,
    string? TopicId,
    SurveyQuestion Question,
    DateTimeOffset OfferedAt,
    int? Rating = null,
    string? Reason = null,
    bool ReAsked = false)
{
    public static readonly TimeSpan OpenFor = TimeSpan.FromHours(24);

    public DateTimeOffset EndsAt => OfferedAt + OpenFor;
}

/// <summary>One row of the report: what a client said of one handoff. Offered with no rating counts as not answered.</summary>
public sealed record SurveyAnswer(
    ConversationId Conversation,
    int Handoff,
    Advocate Advocate,
    QueueName Queue,
    string? TopicId,
    Language Language,
    string Channel,
    DateTimeOffset OfferedAt,
    int? Rating,
    string? Reason,
    string? Comment);

/// <summary>The survey's questions by their ids: what <see cref="SurveyWalker"/> may take as an answer.</summary>
/// <param name="Reasons">Ids of the choices for a low rating, in the order shown.</param>
public sealed record Survey(ImmutableArray<SurveyChoice> Reasons);

/// <param name="Label">The words of the choice in each language.</param>
public sealed record SurveyChoice(string Id, ImmutableDictionary<Language, string> Label);
