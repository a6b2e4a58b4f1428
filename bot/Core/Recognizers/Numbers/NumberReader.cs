using Bot.Core.Recognizers.Lexing;

namespace Bot.Core.Recognizers.Numbers;

/// <summary>Numbers of every kind: whole, decimal, negative, and with parts: "two and a half", "tres con cincuenta", "¾".</summary>
internal static class NumberReader
{
    public static IEnumerable<NumberSpan> All(LexedText text)
    {
        for (var i = 0; i < text.Count; i++)
        {
            if (!MayBegin(text, i) || !TryRead(text, i, out var span)) continue;
            yield return span;
            i = span.End - 1;
        }
    }

    // Most words are nothing to us, which one look tells.
    private static bool MayBegin(LexedText text, int at) => text[at].Kind switch
    {
        LexKind.Digits => true,
        LexKind.Word => text[at].Sense is { Piece: not Piece.None } or { Part: > 0 } or { BeginsNumber: true },
        _ => text.Fold(at)[0] is '-' or '.' or > '\u007F',
    };

    public static bool TryRead(LexedText text, int at, out NumberSpan span)
    {
        var minus = Minus(text, at);
        if (minus > 0 && TryReadPlain(text, at + minus, out span))
        {
            span = span with { First = at, Value = -span.Value };
            return true;
        }

        return TryReadPlain(text, at, out span) && !(text.Touches(at) && text.IsDigits(at) && text.IsWord(at - 1));
    }

    /// <summary>The same without a sign, and though letters touch it: the amount of "USD115".</summary>
    public static bool TryReadPlain(LexedText text, int at, out NumberSpan span)
    {
        if (Parts.TryRead(text, at, out span)) return true;
        if (!WordNumbers.TryRead(text, at, out span)) return false;
        if (Parts.TryAdd(text, ref span) || Decimals.TryAdd(text, ref span)) return true;
        return !IsPronoun(text, span);
    }

    // "-1" where nothing touches the sign before; "- 1" only where the text begins, since "2 adults - 3 kids" takes nothing away.
    private static int Minus(LexedText text, int at)
    {
        if (text.IsSign(at, '-')) return text.IsDigits(at + 1) && !text.Touches(at) && (text.Touches(at + 1) || at == 0) ? 1 : 0;
        return !text.Words.IsSpanish && text.IsAny(at, "minus", "negative") ? 1 : 0;
    }

    // "This one", "the right one"; and Spanish "un", the article.
    private static bool IsPronoun(LexedText text, NumberSpan span)
    {
        if (span.End != span.First + 1) return false;
        if (text.Words.IsSpanish) return text.Is(span.First, "un");
        return text.Is(span.First, "one")
            && text.IsAny(span.First - 1, "this", "that", "the", "which", "right", "wrong", "last", "next", "first", "second", "current", "each", "any", "no", "every", "other");
    }
}
