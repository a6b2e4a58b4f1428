using Bot.Core.Routing;

namespace Bot.Core.Scoring;

/// <summary>
/// The features that any text has: words and neighbours, also of what a word is texted for, words with one between, and letter groups, which survive typos.
/// Families 0 to 3; a caller's own begin at <see cref="FirstFree"/>.
/// </summary>
internal static class TextFeatures
{
    public const byte Words = 0;
    public const byte Pairs = 1;
    public const byte Skips = 2;
    public const byte Letters = 3;
    public const byte FirstFree = 4;

    /// <summary>Long texts add little after this many words, and a turn must stay quick.</summary>
    public const int MaxWords = 160;

    private const int ShortestGroup = 2;
    private const int LongestGroup = 5;
    private const int LongestWord = 24;
    private const uint Edge = 1;
    private const int MostReadings = 4;

    public static void Of(FoldedText text, FeatureList into)
    {
        var (before, previous) = (Edge, Edge);
        var count = Math.Min(text.Count, MaxWords);
        Span<uint> ends = stackalloc uint[MostReadings];
        var readings = 0; // of the word before, whose last words these are
        for (var i = 0; i < count; i++)
        {
            var word = text.Word(i);
            var key = KeyOf(word);
            into.Add(Words, key, i, 1);
            into.Add(Pairs, FeatureHash.Pair(Pairs, previous, key), Math.Max(0, i - 1), i == 0 ? 1 : 2);
            if (i >= 2) into.Add(Skips, FeatureHash.Pair(Skips, before, key), i - 2, 3);
            LettersOf(word, i, into);
            PairsOf(ends[..readings], key, i, into);
            readings = MeantBy(text, i, previous, ends, readings, into);
            (before, previous) = (previous, key);
        }

        if (count > 0) into.Add(Pairs, FeatureHash.Pair(Pairs, previous, Edge), count - 1, 1);
        PairsOf(ends[..readings], Edge, count, into);
    }

    /// <returns>The key of a whole word; numbers are known only by their length.</returns>
    public static uint KeyOf(ReadOnlySpan<char> word) => IsNumber(word)
        ? FeatureHash.Of(Words, "####".AsSpan(0, Math.Min(word.Length, 4)))
        : FeatureHash.Of(Words, word);

    /// <summary>Only the letter groups of one word.</summary>
    public static void LettersOf(ReadOnlySpan<char> word, int at, FeatureList into)
    {
        if (IsNumber(word)) return;

        Span<char> padded = stackalloc char[Math.Min(word.Length, LongestWord) + 2];
        padded[0] = padded[^1] = '_';
        word[..(padded.Length - 2)].CopyTo(padded[1..]);
        into.AddGroups(Letters, padded, ShortestGroup, LongestGroup, at);
    }

    // What a word is texted for, with its neighbours: whoever never learned "idk how" has learned "dont know" and "know how".
    private static int MeantBy(FoldedText text, int at, uint previous, Span<uint> ends, int readings, FeatureList into)
    {
        Span<uint> last = stackalloc uint[MostReadings];
        var count = 0;
        foreach (var meant in text.Meant(at))
        {
            if (count == MostReadings) break;
            var key = KeyOf(meant.Word(0));
            into.Add(Pairs, FeatureHash.Pair(Pairs, previous, key), Math.Max(0, at - 1), at == 0 ? 1 : 2);
            PairsOf(ends[..readings], key, at, into);
            into.Add(Words, key, at, 1);
            for (var w = 1; w < meant.Count; w++)
            {
                var next = KeyOf(meant.Word(w));
                into.Add(Words, next, at, 1);
                into.Add(Pairs, FeatureHash.Pair(Pairs, key, next), at, 1);
                key = next;
            }

            last[count++] = key;
        }

        last[..count].CopyTo(ends);
        return count;
    }

    private static void PairsOf(ReadOnlySpan<uint> ends, uint key, int at, FeatureList into)
    {
        foreach (var end in ends) into.Add(Pairs, FeatureHash.Pair(Pairs, end, key), Math.Max(0, at - 1), key == Edge ? 1 : 2);
    }

    private static bool IsNumber(ReadOnlySpan<char> word) => !word.ContainsAnyExceptInRange('0', '9');
}
