using System.Collections.Immutable;
using Bot.Core.Routing;
using Bot.Core.Texting;

namespace Bot.Core.Dialogs.Inspection;

/// <summary>Faults that only a text message can have: too long, or asking for a word that carriers take for themselves.</summary>
internal static class SmsFaults
{
    // These tell how to stop and how to get help, as the law and the carriers want it.
    private static readonly string[] Notices = ["greeting", "sms-help", "opted-out", "opted-in"];

    private static readonly string[] Verbs = ["reply", "text", "type", "say", "answer", "write", "respond", "responda", "escriba", "conteste", "diga", "ponga", "texto", "con", "with", "just"];
    private static readonly string[] Reserved =
    [
        "stop", "cancel", "end", "quit", "unsubscribe", "revoke", "alto", "pare", "cancelar", "baja", "fin", "basta",
        "yes", "no", "si", "help", "info", "start", "ayuda",
    ];

    private static readonly string[] Asks = [.. Verbs.SelectMany(verb => Reserved.Select(word => $"{verb} {word}"))];
    private static readonly PhraseMatcher Asking = new(Asks);

    // "Reply NO to go on", "diga sí o", but not "say \"no letter\"" and not "con si mismo".
    private static readonly string[] After = ["to", "or", "if", "and", "for", "o", "y", "para"];

    public static IEnumerable<DialogFault> Find(ImmutableArray<SmsText> texts)
    {
        foreach (var text in texts)
        {
            if (text.Text.Length > TextBudget.Ceiling)
                yield return new(
                    text.Source, text.Key, $"As a text message it has {TextFaults.Number(text.Text.Length)} characters in {text.Locality}.",
                    $"Shorten it to {TextFaults.Number(TextBudget.Aim)}{(text.Name == text.Key ? "" : $"; it goes out as {text.Name}")}.");
            if (!IsNotice(text) && AskedFor(text.Text) is { } word)
                yield return new(text.Source, text.Key, $"It asks people to reply with \"{word}\", which phone companies act on.", "Ask for another word, or offer numbers.");
        }
    }

    /// <returns>The word that carriers take for themselves and that the text asks for; null if none.</returns>
    public static string? AskedFor(string text)
    {
        var folded = TextFolding.Fold(text);
        foreach (var match in Asking.Match(folded))
        {
            var (verb, last) = (folded.Word(match.First).ToString(), match.End - 1);
            var word = folded.SourceOf(last, match.End);
            var ends = match.End == folded.Count || folded[match.End].Clause != folded[last].Clause || After.Contains(folded.Word(match.End).ToString());
            var shouted = word.Length > 1 && !word.Any(char.IsLower);
            // "with", "con" and "just" ask for nothing by themselves: there the word must be in capitals, as a reply is written.
            if (shouted || (ends && verb is not ("con" or "with" or "just"))) return word;
        }

        return null;
    }

    private static bool IsNotice(SmsText text) => text.Source == "replies" && Notices.Any(notice => text.Key.StartsWith(notice + ".", StringComparison.Ordinal));
}
