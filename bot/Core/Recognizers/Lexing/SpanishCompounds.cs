using Bot.Core.Recognizers.Numbers;

namespace Bot.Core.Recognizers.Lexing;

/// <summary>Spanish ordinals and parts written as one word: "veintidosmilésimo", "veinticincoavos".</summary>
internal static class SpanishCompounds
{
    private const int Longest = 40;

    private static readonly (string Ending, double Times)[] Endings =
        [("billonesim", 1e12), ("millonesim", 1e6), ("milesim", 1e3), ("av", 1)];

    public static Sense? Find(ReadOnlySpan<char> word, Words words)
    {
        if (word.Length is < 6 or > Longest || word[^1] is not ('o' or 'a' or 's')) return null;

        var plural = word[^1] == 's';
        var stem = plural ? word[..^2] : word[..^1];
        foreach (var (ending, times) in Endings)
        {
            if (!stem.EndsWith(ending, StringComparison.Ordinal)) continue;
            if (Sum(stem[..^ending.Length], words) is not { } sum) return null;
            return new Sense { Piece = times > 1e3 ? Piece.Scale : Piece.Thousand, Value = sum * times, Ordinal = true, Plural = plural };
        }

        return null;
    }

    // "treintavos" has lost its a, "veintiunavos" its o.
    private static double? Sum(ReadOnlySpan<char> stem, Words words) =>
        stem.Length == 0 ? null : Exactly(stem, words) ?? Exactly($"{stem}a", words) ?? Exactly($"{stem}o", words);

    private static double? Exactly(ReadOnlySpan<char> stem, Words words)
    {
        var sum = new NumberSum();
        while (stem.Length > 0)
        {
            var length = stem.Length;
            while (length > 1 && words.FindWhole(stem[..length]) is not { Piece: not Piece.None, Ordinal: false }) length--;
            if (words.FindWhole(stem[..length]) is not { Piece: not Piece.None, Ordinal: false } sense || !sum.Add(sense)) return null;
            stem = stem[length..];
        }

        return sum.Value;
    }
}
