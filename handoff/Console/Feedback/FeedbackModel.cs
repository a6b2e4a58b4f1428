using System.Collections.Immutable;
using Handoff.Console.Lists;
using Handoff.Console.Talk;
using Handoff.Core.Surveys;
using Handoff.Service.Desk;

namespace Handoff.Console.Feedback;

/// <summary>What clients said of the help they got, in a period.</summary>
/// <param name="Satisfied">Share of ratings that are 4 or 5, in percent; null without ratings.</param>
/// <param name="Response">Share of offered surveys that got a rating, in percent; null when none was offered.</param>
public sealed record FeedbackModel(
    int Days,
    int Offered,
    int Answered,
    int? Satisfied,
    int? Response,
    ImmutableArray<ShareModel> Ratings,
    ImmutableArray<ShareModel> LowReasons,
    ImmutableArray<GroupModel> ByQueue,
    ImmutableArray<GroupModel> BySubject,
    ImmutableArray<CommentModel> Comments)
{
    /// <summary>Below this many answers a share says more about chance than about the help.</summary>
    public const int Enough = 10;

    private const int ShownComments = 200;

    internal static FeedbackModel Of(int days, SurveySummary survey, DeskClock clock, bool linked) => new(
        days,
        survey.Offered,
        survey.Answered,
        Percent(survey.Satisfied, survey.Answered),
        Percent(survey.Answered, survey.Offered),
        [.. Enumerable.Range(1, 5).Reverse().Select(rating => Share(RatingName(rating), survey.Ratings.GetValueOrDefault(rating), survey.Answered))],
        [.. survey.LowReasons.OrderByDescending(pair => pair.Value).Select(pair => Share(ReasonName(pair.Key), pair.Value, survey.LowReasons.Values.Sum()))],
        Groups(survey.Answers, answer => Words.Title(answer.Queue.Value)),
        Groups(survey.Answers, answer => answer.TopicId ?? "No subject"),
        [.. survey.Answers.Where(answer => !string.IsNullOrWhiteSpace(answer.Comment))
            .OrderByDescending(answer => answer.OfferedAt).Take(ShownComments).Select(answer => CommentModel.Of(answer, clock, linked))]);

    private static ImmutableArray<GroupModel> Groups(ImmutableArray<SurveyAnswer> answers, Func<SurveyAnswer, string> by) =>
    [
        .. answers.GroupBy(by, StringComparer.Ordinal)
            .Select(group =>
            {
                var rated = group.Count(answer => answer.Rating is not null);
                return new GroupModel(group.Key, group.Count(), rated, Percent(group.Count(answer => answer.Rating >= 4), rated));
            })
            .OrderByDescending(group => group.Offered).ThenBy(group => group.Name, StringComparer.Ordinal),
    ];

    private static ShareModel Share(string name, int count, int of) => new(name, count, Percent(count, of) ?? 0);

    private static int? Percent(int part, int whole) => whole == 0 ? null : (int)Math.Round(100.0 * part / whole, MidpointRounding.AwayFromZero);

    private static string RatingName(int rating) => rating switch
    {
        5 => "5 very satisfied",
        1 => "1 very dissatisfied",
        _ => rating.ToString(System.Globalization.CultureInfo.InvariantCulture),
    };

    private static string ReasonName(string id) => id switch
    {
        "rules" => "The benefits rules or decision",
        "chat" => "This chat",
        "person" => "The person who helped",
        "other" => "Something else",
        _ => Words.Title(id),
    };
}

public sealed record ShareModel(string Name, int Count, int Percent);

public sealed record GroupModel(string Name, int Offered, int Answered, int? Satisfied);

/// <param name="Conversation">For supervisors only: an advocate must not find out who said what of whom.</param>
public sealed record CommentModel(string When, string Text, string Language, string? Rating, string Channel, string? Conversation)
{
    internal static CommentModel Of(SurveyAnswer answer, DeskClock clock, bool linked) => new(
        clock.Show(answer.OfferedAt),
        answer.Comment!,
        answer.Language.Code,
        answer.Rating?.ToString(System.Globalization.CultureInfo.InvariantCulture),
        Words.Channel(answer.Channel),
        linked ? answer.Conversation.Value : null);
}
