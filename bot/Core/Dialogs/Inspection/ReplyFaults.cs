using Handoff.Core.Turns;

namespace Bot.Core.Dialogs.Inspection;

/// <summary>Faults of the fixed replies and the survey.</summary>
internal static class ReplyFaults
{
    // The values that the service fills in, with examples as long as they get.
    private static readonly (string Name, string Value) Position = ("position", "123");
    private static readonly (string Name, string Value) Minutes = ("minutes", "120");
    private static readonly (string Name, string Value) Advocate = ("advocate", "Maximiliano");
    private static readonly (string Name, string Value) NextOpening = ("next_opening", "Wednesday, September 30 at 11:30 a.m.");

    public static IEnumerable<DialogFault> Find(DialogBook book, TextFaults texts)
    {
        var required = ReplyKeys.All.Except([ReplyKeys.SurveyThanks, ReplyKeys.SurveyThanksLow]).Concat(BotReplyKeys.All);
        foreach (var key in required.Where(key => !book.Replies.ContainsKey(key)))
            yield return new("replies", key, "This reply is missing.", "Write it: the bot or the handoff says it.");

        foreach (var (key, text) in book.Replies.OrderBy(reply => reply.Key, StringComparer.Ordinal))
        {
            foreach (var fault in texts.Find("replies", key, text, ValuesOf(key))) yield return fault;
            foreach (var fault in IsButton(key) ? TextFaults.Label("replies", key, text.Web) : []) yield return fault;
        }

        foreach (var fault in Survey(book, texts)) yield return fault;
    }

    private static IEnumerable<DialogFault> Survey(DialogBook book, TextFaults texts)
    {
        const string source = "surveys/csat";
        var words = book.SurveyWords;
        foreach (var (key, text) in new[]
        {
            ("rating.question", words.Rating), ("reason.question", words.Reason), ("comment.question", words.Comment), ("thanks", words.Thanks), ("thanks-low", words.ThanksLow),
        })
            foreach (var fault in texts.Find(source, key, text)) yield return fault;

        if (words.Labels.Length != 5) yield return new(source, "rating.labels", "The rating needs five labels.", "Write one for each of 1 to 5.");
        foreach (var label in words.Labels)
            foreach (var fault in TextFaults.Missing(source, "rating.labels", label)) yield return fault;
        foreach (var fault in TextFaults.Label(source, "skip-button", words.Skip)) yield return fault;
    }

    /// <summary>Whether it goes out as a text message by itself: not a button, and not what only stands within another.</summary>
    public static bool IsSaid(string key) =>
        !IsButton(key) && key is not (ReplyKeys.WaitMinutes or ReplyKeys.WaitUnknown or ReplyKeys.KeepPlace or ReplyKeys.Coming or ReplyKeys.ComingCaseworker
            or BotReplyKeys.MoreHint or BotReplyKeys.SmsChoices or BotReplyKeys.DidItHelp);

    private static bool IsButton(string key) => key.EndsWith("-button", StringComparison.Ordinal) || key == BotReplyKeys.NoneOfThese;

    public static IReadOnlyList<(string Name, string Value)> ValuesOf(string key) => key switch
    {
        ReplyKeys.Coming or ReplyKeys.ComingCaseworker or ReplyKeys.StillWaiting => [Position],
        ReplyKeys.WaitMinutes => [Minutes],
        ReplyKeys.Closed => [NextOpening],
        ReplyKeys.Accepted or ReplyKeys.Resolved or ReplyKeys.BackToBot => [Advocate],
        _ => [],
    };
}
