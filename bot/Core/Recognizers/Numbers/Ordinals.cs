using Bot.Core.Recognizers.Lexing;

namespace Bot.Core.Recognizers.Numbers;

/// <summary>Places in a row: "21st", "twenty-first", "11mo", and from where one stands: "last", "the one before the last one".</summary>
internal static class Ordinals
{
    private static readonly (string[] Words, string Value)[] Relative =
    [
        (["the", "one", "before", "the", "last", "one"], "end-1"), (["the", "one", "before", "the", "last"], "end-1"),
        (["next", "to", "last"], "end-1"), (["antepenultimate"], "end-2"), (["penultimate"], "end-1"),
        (["next", "one"], "current+1"), (["current", "one"], "current+0"), (["previous", "one"], "current-1"),
        (["next"], "current+1"), (["current"], "current+0"), (["previous"], "current-1"), (["last"], "end+0"),
    ];

    private static readonly (string[] Words, string Value)[] RelativeSpanish =
    [
        (["antes", "del", "ultimo"], "end-1"), (["antepenultimo"], "end-2"), (["antepenultima"], "end-2"), (["penultimo"], "end-1"), (["penultima"], "end-1"),
        (["ultimo"], "end+0"), (["ultima"], "end+0"), (["ultimos"], "end+0"), (["ultimas"], "end+0"), (["anterior"], "current-1"),
        (["siguiente"], "current+1"), (["proximo"], "current+1"), (["proxima"], "current+1"), (["proximos"], "current+1"), (["proximas"], "current+1"),
    ];

    public static IEnumerable<Recognized> All(LexedText text)
    {
        for (var i = 0; i < text.Count; i++)
        {
            if (TryRead(text, i, out var span)) yield return text.Slice(i, span.End, EntityTypes.Ordinal, new Resolution(WordNumbers.Format(span.Value)));
            else if (RelativeAt(text, i) is (var length, var value))
                yield return text.Slice(i, (span = new NumberSpan(i, i + length, 0)).End, EntityTypes.RelativeOrdinal, new Resolution(value));
            else continue;
            i = span.End - 1;
        }
    }

    public static bool TryRead(LexedText text, int at, out NumberSpan span)
    {
        if (text.IsDigits(at)) return TryDigits(text, at, out span);
        span = default;
        return (text.SenseAt(at) is { Piece: not Piece.None } || text.Is(at, "a")) && WordNumbers.TryReadOrdinal(text, at, out span, out _);
    }

    private static bool TryDigits(LexedText text, int at, out NumberSpan span)
    {
        var ends = text.Touches(at + 1) && IsEnding(text, at + 1);
        if (ends && text.Small(at) is > 0 and var value && !(text.Touches(at) && text.IsWord(at - 1)))
        {
            // "1.º"
            var end = text.IsSign(at + 1, '.') ? at + 3 : at + 2;
            span = new NumberSpan(at, end, value, InDigits: true);
            return true;
        }

        span = default;
        return false;
    }

    private static bool IsEnding(LexedText text, int at) => text.Words.IsSpanish
        ? text.IsAny(at, "º", "ª", "°", "o", "a", "er", "ro", "ra", "do", "da", "to", "ta", "mo", "ma", "vo", "va", "no", "na")
            || (text.IsSign(at, '.') && text.Touches(at + 1) && text.IsAny(at + 1, "º", "ª", "°"))
        : text.IsAny(at, "st", "nd", "rd", "th");

    private static (int Length, string Value)? RelativeAt(LexedText text, int at)
    {
        if (!text.IsWord(at)) return null;
        foreach (var (words, value) in text.Words.IsSpanish ? RelativeSpanish : Relative)
        {
            var i = 0;
            while (i < words.Length && text.Is(at + i, words[i])) i++;
            if (i == words.Length && !(i == 1 && IsIdiom(text, at))) return (i, value);
        }

        return null;
    }

    // "Next of kin", "a last resort": no place in any row.
    private static bool IsIdiom(LexedText text, int at) => text.Is(at + 1, "resort") || (text.Is(at + 1, "of") && text.Is(at + 2, "kin"));
}
