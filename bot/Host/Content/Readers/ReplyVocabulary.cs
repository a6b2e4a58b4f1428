using Bot.Core.Dialogs;
using Handoff.Core.Turns;

namespace Bot.Host.Content.Readers;

/// <summary>Every key of <c>replies.yaml</c>, and the values its text may use besides the locality's variables.</summary>
internal static class ReplyVocabulary
{
    /// <summary>Said with the safety words when the conversation can't be kept.</summary>
    public const string StoreDown = "store-down";

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

    /// <summary>The survey's thanks are not among them: they stand in <c>surveys/csat.yaml</c>.</summary>
    public static IReadOnlyList<(string Key, string[] Own)> Keys { get; } =
    [
        .. BotReplyKeys.All.Concat(ReplyKeys.All.Except([ReplyKeys.SurveyThanks, ReplyKeys.SurveyThanksLow])).Append(StoreDown)
            .Select(key => (key, Own.GetValueOrDefault(key, []))),
    ];

    /// <summary>Keys that may be there: without them the bot says something more general.</summary>
    public static IReadOnlyList<string> Optional { get; } = [BotReplyKeys.CheckInCleared];
}
