using Bot.Core.Routing;

namespace Bot.Core.Signals;

/// <summary>
/// A question that no list knows, read by its own words: "Has he said that he wants to die?" would be danger if a
/// client said it, so "yes" to it is.
/// </summary>
internal static class HeardQuestion
{
    private const string About = "about ";

    // "Are you safe?", "Is she breathing fine?": here "no" is danger, and a question that no list knows may mean either.
    private static readonly PhraseMatcher EitherWay = new([
        "safe", "ok", "okay", "fine", "well", "enough", "all right", "alright", "better", "normal", "normally", "segur*", "a salvo", "bien", "mejor", "normal*", "suficiente",
    ]);

    private static readonly Dictionary<string, string> Turned = new(StringComparer.Ordinal)
    {
        ["you"] = "i",
        ["your"] = "my",
        ["yours"] = "mine",
        ["yourself"] = "myself",
        ["u"] = "i",
        ["ur"] = "my",
        ["are"] = "am",
        ["youre"] = "im",
        ["youve"] = "ive",
    };

    // "And today?", "How is he now?": too few words, or none that ask for yes or no.
    private const int LeastWords = 4;
    private static readonly HashSet<string> Open = new(StringComparer.Ordinal) { "how", "what", "when", "where", "who", "why", "which", "como", "que", "cuando", "donde", "quien", "cual", "cuanto", "cuantos" };

    public static bool IsClear(FoldedText question) =>
        question.Count >= LeastWords && !Open.Contains(question.Word(0).ToString()) && EitherWay.Match(question).Count == 0;

    /// <returns>As the client would say it of themselves; Spanish "usted" and "el" share their verbs already.</returns>
    public static FoldedText AsSaid(FoldedText question) =>
        TextFolding.Fold(string.Join(' ', Enumerable.Range(0, question.Count).Select(i => question.Word(i).ToString()).Select(word => Turned.GetValueOrDefault(word, word))));

    public static DangerQuestion Of(string signal, Level level) => new($"{About}{signal}/{SignalNames.Word(level)}", [], DangerAnswer.Yes, signal, level);

    /// <returns>The question of that name; null where it is none of these.</returns>
    public static DangerQuestion? Named(string? name)
    {
        if (name?.StartsWith(About, StringComparison.Ordinal) is not true || name[About.Length..].Split('/') is not [var signal, var word]) return null;
        foreach (var level in Enum.GetValues<Level>())
            if (SignalNames.Word(level) == word) return Of(signal, level);

        return null;
    }
}
