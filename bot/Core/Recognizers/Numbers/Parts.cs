using Bot.Core.Recognizers.Lexing;

namespace Bot.Core.Recognizers.Numbers;

/// <summary>Fractions: "two thirds", "3/4", "½", "one over three", and after a whole number "and a half", "con tres cuartos".</summary>
internal static class Parts
{
    private const int LongestTerm = 6;

    /// <summary>A fraction by itself.</summary>
    public static bool TryRead(LexedText text, int at, out NumberSpan span) =>
        TrySlashed(text, at, out span) || TrySign(text, at, out span) || TryNamed(text, at, alone: true, out span) || TryOver(text, at, out span);

    /// <summary>What follows a whole number; of its last scale word: "3 million and a half".</summary>
    public static bool TryAdd(LexedText text, ref NumberSpan span)
    {
        if (span.InDigits && span.Value == Math.Floor(span.Value)
            && (TrySlashed(text, span.End, out var mixed) || TrySign(text, span.End, out mixed)) && mixed.Value < 1)
        {
            span = span with { End = mixed.End, Value = span.Value + mixed.Value };
            return true;
        }

        var joined = text.Words.IsSpanish ? text.IsAny(span.End, "con", "y") : text.Is(span.End, "and");
        if (!joined || !TryNamed(text, span.End + 1, alone: false, out var part)) return false;
        span = span with { End = part.End, Value = span.Value + (part.Scale > 1 ? part.Value : part.Value * span.Scale) };
        return true;
    }

    private static bool TrySlashed(LexedText text, int at, out NumberSpan span)
    {
        var (over, under) = (text.Small(at), text.Small(at + 2));
        var slashed = over >= 0 && under > 0 && text.Length(at) <= LongestTerm && text.IsSign(at + 1, '/') && text.Touches(at + 1) && text.Touches(at + 2);
        span = slashed ? new NumberSpan(at, at + 3, (double)over / under, InDigits: true) : default;
        return slashed && !(text.Touches(at) && (text.IsSign(at - 1, '/') || (text.IsSign(at - 1, '-') && text.IsDigits(at - 2)))) && !(text.IsSign(at + 3, '/') && text.Touches(at + 3));
    }

    private static bool TrySign(LexedText text, int at, out NumberSpan span)
    {
        var value = text.Fold(at) is [var sign] && sign > 127 && char.GetNumericValue(sign) is > 0 and < 1 and var part ? part : 0;
        span = value > 0 ? new NumberSpan(at, at + 1, value) : default;
        return value > 0;
    }

    /// <param name="alone">Nothing stands before: then "media" is no half, but "media docena" is six.</param>
    private static bool TryNamed(LexedText text, int at, bool alone, out NumberSpan span)
    {
        span = default;
        var (over, under) = (1d, at);
        if (text.IsAny(at, "a", "an", "un", "una")) under++;
        else if (text.SenseAt(at) is { Ordinal: false } && WordNumbers.TryRead(text, at, out var counted) && !counted.InDigits) (over, under) = (counted.Value, counted.End);
        if (under > at && text.IsSign(under, '-')) under++;

        if (text.SenseAt(under) is { Part: > 0 } part && (under > at || !alone || text.IsAny(under, "half", "quarter", "mitad", "media", "medio")))
            span = new NumberSpan(at, under + 1, over * part.Part);
        else if (under > at && WordNumbers.TryReadOrdinal(text, under, out var nth, out var plural) && nth.Value > 2 && plural == over is not 1)
            span = new NumberSpan(at, nth.End, over / nth.Value);
        else return false;

        return Multiplied(text, ref span) || !alone || under > at || text.IsAny(under, "half", "mitad");
    }

    // "Quarter million", "media docena".
    private static bool Multiplied(LexedText text, ref NumberSpan span)
    {
        var next = text.Is(span.End, "a") ? span.End + 1 : span.End;
        if (text.SenseAt(next) is not { Piece: Piece.Thousand or Piece.Scale or Piece.Dozen, Ordinal: false } scale) return false;
        span = span with { End = next + 1, Value = span.Value * scale.Value, Scale = scale.Value };
        return true;
    }

    private static bool TryOver(LexedText text, int at, out NumberSpan span)
    {
        span = default;
        if (text.SenseAt(at) is null && !text.IsDigits(at)) return false;
        if (!WordNumbers.TryRead(text, at, out var over)) return false;

        var outOf = text.Is(over.End, "out") && text.Is(over.End + 1, "of");
        var next = outOf ? over.End + 2 : text.IsAny(over.End, "over", "sobre") ? over.End + 1 : -1;
        if (next < 0 || !WordNumbers.TryRead(text, next, out var under) || under.Value == 0 || (outOf && over.InDigits && under.InDigits)) return false;
        // "$500 over 3 weeks" divides nothing.
        if (text.SenseAt(under.End) is { Unit: not TimeUnit.None }) return false;
        span = new NumberSpan(at, under.End, over.Value / under.Value);
        return true;
    }
}
