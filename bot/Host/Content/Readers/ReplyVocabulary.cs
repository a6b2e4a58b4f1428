using Handoff.Core.Turns;

namespace Bot.Host.Content.Readers;

/// <summary>Every key of <c>replies.yaml</c>, and the values its text may use besides the locality's variables.</summary>
internal static class ReplyVocabulary
{
    // What the bot itself says, and what is said when nothing else can be.
    private static readonly string[] OfTheBot =
    [
        "greeting", "greeting-again", "check-in", "did-you-mean", "none-of-these", "not-sure", "not-sure-again", "question-skipped",
        "topic-missing", "person-button", "start-over-button", StoreDown,
    ];

    private static readonly Dictionary<string, string[]> Own = new(StringComparer.Ordinal)
    {
        [ReplyKeys.Coming] = ["position"],
        [ReplyKeys.ComingCaseworker] = ["position"],
        [ReplyKeys.WaitMinutes] = ["minutes"],
        [ReplyKeys.Closed] = ["next_opening"],
        [ReplyKeys.StillWaiting] = ["position"],
        [ReplyKeys.Accepted] = ["advocate"],
        [ReplyKeys.Resolved] = ["advocate"],
        [ReplyKeys.BackToBot] = ["advocate"],
    };

    public const string StoreDown = "store-down";

    /// <summary>The survey's thanks are not among them: they stand in <c>surveys/csat.yaml</c>.</summary>
    public static IReadOnlyList<(string Key, string[] Own)> Keys { get; } =
    [
        .. OfTheBot.Concat(ReplyKeys.All.Except([ReplyKeys.SurveyThanks, ReplyKeys.SurveyThanksLow]))
            .Select(key => (key, Own.GetValueOrDefault(key, []))),
    ];
}
