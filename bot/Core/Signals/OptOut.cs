using Bot.Core.Routing;

namespace Bot.Core.Signals;

/// <summary>
/// Words that phone companies and the law give one meaning: send me nothing more. Only as the whole
/// message, or as a sentence that plainly says so to us; inside another one ("make it stop", "my ex won't
/// stop texting me") they are text.
/// </summary>
public static class OptOut
{
    private const int LongestMessage = 40;
    private const int WordsAfterWrongNumber = 2;

    private static readonly PhraseMatcher Sentences = new([.. OptOutWords.Stops, .. OptOutWords.Refusals, .. OptOutWords.WrongNumbers]);

    public static bool Is(string text) => Hear(TextFolding.Fold(text)) != StopWish.None;

    /// <summary>The whole message asks for texts again; it means so only from somebody who had stopped them.</summary>
    public static bool IsStart(string text) => TextFolding.Fold(text) is { Count: > 0 and <= 8 } folded && Says(folded, 0, folded.Count, OptOutWords.StartWords);

    internal static StopWish Hear(FoldedText text)
    {
        if (text.Count is 0 or > LongestMessage) return StopWish.None;
        if (text.Count <= 7 && Says(text, 0, text.Count, OptOutWords.Words)) return StopWish.Plain;

        var sentence = OfSentences(text);
        return sentence == StopWish.None && OfClauses(text) ? StopWish.Within : sentence;
    }

    /// <returns>The words without "please" and the like around them.</returns>
    internal static string Bare(FoldedText text)
    {
        var (first, end) = Bare(text, 0, text.Count);
        return string.Join(' ', Enumerable.Range(first, end - first).Select(i => text.Word(i).ToString()));
    }

    private static (int First, int End) Bare(FoldedText text, int first, int end)
    {
        while (first < end && SaysNothing(text, first)) first++;
        while (end > first && SaysNothing(text, end - 1)) end--;
        return (first, end);
    }

    // Whether the bare words, joined by spaces, are one of these.
    private static bool Says(FoldedText text, int from, int before, WordHash sentences)
    {
        var (first, end) = Bare(text, from, before);
        var hash = WordHash.Seed;
        for (var i = first; i < end; i++)
        {
            if (i > first) hash = WordHash.Add(hash, ' ');
            foreach (var letter in text.Word(i)) hash = WordHash.Add(hash, letter);
        }

        return sentences.Contains(hash);
    }

    // Also a sign: "STOP" and a red hand.
    private static bool SaysNothing(FoldedText text, int at) => text.IsAmong(OptOutWords.Courtesies, at) || text.Word(at).IndexOfAnyInRange('0', 'z') < 0;

    private static StopWish OfSentences(FoldedText text)
    {
        var best = StopWish.None;
        foreach (var match in Sentences.Read(text))
        {
            var (leads, fits) = match.Phrase < OptOutWords.Stops.Length ? (OptOutWords.LeadIns, true)
                : match.Phrase < OptOutWords.Stops.Length + OptOutWords.Refusals.Length ? (OptOutWords.Calls, !Follows(text, match.End, "back"))
                : (OptOutWords.LeadIns, IsWrongNumber(text, match));
            var begin = ClauseOf(text, match.First);
            if (!fits || !All(text, begin, match.First, leads)) continue;
            if (begin == 0) return StopWish.Plain;
            best = StopWish.Within;
        }

        return best;
    }

    // "You have the wrong number on my case" asks for something else.
    private static bool IsWrongNumber(FoldedText text, PhraseMatch match) =>
        !text.Source.Contains('?') && !Follows(text, match.End, "on", "for", "in", "of")
        && (match.End == text.Count || text[match.End].Clause != text[match.End - 1].Clause || text.Count - match.End <= WordsAfterWrongNumber);

    private static bool OfClauses(FoldedText text)
    {
        var (end, last) = (1, ClauseOf(text, text.Count - 1));
        while (end < text.Count && text[end].Clause == text[0].Clause) end++;
        return Says(text, 0, end, OptOutWords.ClauseWords) || Says(text, last, text.Count, OptOutWords.ClauseWords);
    }

    private static int ClauseOf(FoldedText text, int word)
    {
        var first = word;
        while (first > 0 && text[first - 1].Clause == text[word].Clause) first--;
        return first;
    }

    private static bool Follows(FoldedText text, int at, params ReadOnlySpan<string> words) => at < text.Count && words.Contains(text.Word(at).ToString());

    private static bool All(FoldedText text, int from, int before, WordHash words)
    {
        for (var i = from; i < before; i++)
            if (!text.IsAmong(words, i)) return false;

        return true;
    }
}

/// <summary>How surely a message asks for no more texts.</summary>
internal enum StopWish
{
    None,

    /// <summary>Beside other matter. Where that is danger or despair, it is heard and this is not: "stop texting me, he says".</summary>
    Within,

    /// <summary>It is what the message says.</summary>
    Plain,
}
