using System.Globalization;
using Bot.Core.Recognizers.Lexing;

namespace Bot.Core.Recognizers.Numbers;

/// <summary>Whole numbers and ordinals in words, or in digits with words after them: "4 thousand 3 hundred", "10k", "mil doscientos".</summary>
internal static class WordNumbers
{
    /// <summary>A cardinal number. Digits that touch other letters are none: "29km", "A1B2".</summary>
    public static bool TryRead(LexedText text, int at, out NumberSpan span)
    {
        var (sum, first, next, digits) = (new NumberSum(), at, at, false);
        span = default;
        if (Numerals.TryRead(text, at, out var numeral))
        {
            sum.AddDigits(numeral.Value);
            (next, digits) = (numeral.End, true);
        }
        else if (IsArticle(text, at)) next++;
        else if (!MayBegin(text, at)) return false;

        next = Continue(text, next, ref sum, ordinal: false);
        if (sum.IsEmpty || (digits && next == numeral.End && !EndsWell(text, ref numeral))) return false;

        span = digits && next == numeral.End
            ? numeral
            : new NumberSpan(first, Math.Max(next, numeral.End), digits && numeral.End > next ? numeral.Value : sum.Value, sum.LastScale, digits);
        return true;
    }

    /// <summary>An ordinal: "twenty-first", "vigésimo quinto"; not "21st", which is in digits.</summary>
    public static bool TryReadOrdinal(LexedText text, int at, out NumberSpan span, out bool plural)
    {
        var sum = new NumberSum();
        var next = IsArticle(text, at) ? at + 1 : at;
        next = Continue(text, next, ref sum, ordinal: true);
        plural = next > at && text.SenseAt(next - 1) is { Plural: true };
        span = new NumberSpan(at, next, sum.Value);
        return sum.IsOrdinal;
    }

    private static int Continue(LexedText text, int next, ref NumberSum sum, bool ordinal)
    {
        while (true)
        {
            var at = sum.IsEmpty ? next : next + Joins(text, next, sum);
            if (text.SenseAt(at) is { Piece: not Piece.None } sense && (ordinal || !sense.Ordinal))
            {
                if (!sum.Add(sense)) return next;
                next = at + 1;
            }
            else if (!sum.IsEmpty && text.IsDigits(at) && !text.Touches(at) && Numerals.TryRead(text, at, out var numeral) && sum.AddDigits(numeral.Value)) next = numeral.End;
            else return next;
        }
    }

    /// <returns>How many pieces between two number words join them: "and", "y", a hyphen.</returns>
    private static int Joins(LexedText text, int at, NumberSum sum)
    {
        var after = text.SenseAt(at + 1)?.Piece ?? Piece.None;
        if (text.IsSign(at, '-')) return sum.Last == Piece.Tens && after == Piece.Unit ? 1 : 0;
        if (text.Words.IsSpanish)
            return text.Is(at, "y") && ((sum.Last == Piece.Tens && after == Piece.Unit) || text.SenseAt(at + 2)?.Piece == Piece.Dozen) ? 1 : 0;

        var takesAnd = sum.Last is Piece.Hundred or Piece.Thousand or Piece.Scale && (after != Piece.None || text.IsDigits(at + 1));
        // "Two million and three fifths": what the "and" joins is a part.
        return takesAnd && text.Is(at, "and") && text.SenseAt(at + 2) is not ({ Part: > 0 } or { Ordinal: true, Plural: true }) ? 1 : 0;
    }

    private static bool IsArticle(LexedText text, int at) =>
        !text.Words.IsSpanish && text.Is(at, "a")
        && text.SenseAt(at + 1)?.Piece is Piece.Hundred or Piece.Thousand or Piece.Scale or Piece.Dozen;

    private static bool MayBegin(LexedText text, int at) => text.SenseAt(at) switch
    {
        { Ordinal: true } or null => false,
        { Piece: Piece.Unit or Piece.Teen or Piece.Tens or Piece.Hundreds } => true,
        { Piece: Piece.Hundred } => text.SenseAt(at + 1)?.Piece is Piece.Thousand or Piece.Scale,
        { Piece: Piece.Thousand or Piece.Scale } => text.Words.IsSpanish,
        _ => false,
    };

    // What touches digits decides what they are: "10k" is a number, "29km" is not, "4ppl" is one to us.
    private static bool EndsWell(LexedText text, ref NumberSpan numeral)
    {
        var at = numeral.End;
        if (text.SenseAt(at) is { Times: > 0, Piece: Piece.None } times && (text.Touches(at) || text.Length(at) != 1 || text.Is(at, "k")))
            numeral = numeral with { End = at + 1, Value = numeral.Value * times.Times, Scale = times.Times };
        else if (text.Is(at, "m") && !text.Words.IsSpanish && text.Source[text[at].Start] == 'M')
            numeral = numeral with { End = at + 1, Value = numeral.Value * 1e6, Scale = 1e6 };
        else return !text.Touches(at) || !text.IsWord(at) || IsCounted(text, at);

        return !text.Touches(numeral.End) || !text.IsWord(numeral.End);
    }

    private static bool IsCounted(LexedText text, int at) =>
        text.IsAny(at, "ppl", "people", "kids", "kid", "adults", "yo", "yr", "yrs", "hijos", "ninos", "personas") || text.SenseAt(at) is { Currency: not null };

    public static string Format(double value) => value.ToString("G15", CultureInfo.InvariantCulture);
}
