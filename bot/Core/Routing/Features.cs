namespace Bot.Core.Routing;

/// <summary>One feature of a text.</summary>
/// <param name="Key">Hash of its kind and letters.</param>
/// <param name="Weight">How much its kind counts, before rarity.</param>
/// <param name="First">Index of the first word it was seen in.</param>
/// <param name="Words">1 for a word or a part of one, 2 for a pair.</param>
internal readonly record struct Feature(uint Key, float Weight, int First, int Words);

/// <summary>Turns a folded text into features: words, pairs of neighbours, and letter groups that survive typos.</summary>
internal static class Features
{
    public const float WordWeight = 1f;
    public const float PairWeight = 0.7f;
    public const float LettersWeight = 0.35f;
    private const int ShortestGroup = 3;
    private const int LongestGroup = 5;
    private const int ShortestGroupedWord = 4;

    // Long texts add little after this many words, and a turn must stay quick.
    private const int MaxWords = 400;

    public static Feature[] Of(FoldedText text)
    {
        var into = new List<Feature>(text.Count * 12);
        var previous = Hash('^', "");
        for (var i = 0; i < Math.Min(text.Count, MaxWords); i++)
        {
            var word = text.Word(i);
            var key = IsNumber(word) ? Hash('#', word.Length > 4 ? "long" : "short") : Hash('w', word);
            into.Add(new Feature(key, WordWeight, i, 1));
            into.Add(new Feature(Mix(previous, key), PairWeight, Math.Max(0, i - 1), i == 0 ? 1 : 2));
            if (word.Length >= ShortestGroupedWord) Letters(word, i, into);
            previous = key;
        }

        return [.. into];
    }

    private static void Letters(ReadOnlySpan<char> word, int at, List<Feature> into)
    {
        Span<char> padded = stackalloc char[Math.Min(word.Length, 30) + 2];
        padded[0] = padded[^1] = '_';
        word[..(padded.Length - 2)].CopyTo(padded[1..]);
        for (var size = ShortestGroup; size <= LongestGroup; size++)
            for (var start = 0; start + size <= padded.Length; start++)
                into.Add(new Feature(Hash('c', padded.Slice(start, size)), LettersWeight, at, 1));
    }

    private static bool IsNumber(ReadOnlySpan<char> word) => !word.ContainsAnyExceptInRange('0', '9');

    // FNV-1a: the same on every machine and run, unlike string.GetHashCode.
    private static uint Hash(char kind, ReadOnlySpan<char> letters)
    {
        var hash = (2166136261 ^ kind) * 16777619;
        foreach (var letter in letters) hash = (hash ^ letter) * 16777619;
        return hash;
    }

    private static uint Mix(uint first, uint second) => ((first * 31) ^ second) * 16777619;
}
