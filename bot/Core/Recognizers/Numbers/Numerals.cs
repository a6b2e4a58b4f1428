using System.Globalization;
using Bot.Core.Recognizers.Lexing;

namespace Bot.Core.Recognizers.Numbers;

/// <summary>
/// Numbers in digits: "1,200", "1.200,50", "40 000", ".25". In Spanish a comma or a point before exactly three digits
/// separates thousands, as people in the United States write; otherwise it is the decimal sign.
/// </summary>
internal static class Numerals
{
    private const int MostGroups = 6;

    public static bool TryRead(LexedText text, int at, out NumberSpan span)
    {
        span = default;
        if (text.IsSign(at, '.') && text.IsDigits(at + 1) && text.Touches(at + 1) && !(at > 0 && text.Touches(at) && !text.IsSign(at - 1, '$')))
        {
            span = new NumberSpan(at, at + 2, Fraction(text, at + 1), InDigits: true);
            return true;
        }

        if (!text.IsDigits(at)) return false;

        var end = Grouped(text, at);
        var value = Value(text, at, end);
        if (IsDecimal(text, end, grouped: end > at + 1))
        {
            value += Fraction(text, end + 1);
            end += 2;
        }

        span = new NumberSpan(at, end, value, InDigits: true);
        return true;
    }

    /// <returns>The piece after the last group of thousands.</returns>
    private static int Grouped(LexedText text, int at)
    {
        if (text.Length(at) > 3) return at + 1;
        if (IsSpacedThousand(text, at + 1) && !text.IsDigits(at + 2)) return at + 2;

        var sign = text.IsSign(at + 1, ',') ? ',' : text.IsSign(at + 1, '.') && text.Words.IsSpanish ? '.' : '\0';
        var end = at + 1;
        for (var groups = 0; sign != '\0' && groups < MostGroups && IsGroup(text, end, sign); groups++) end += 2;

        // "22,240,31": a list and no number.
        return end > at + 1 && text.IsSign(end, sign) && text.Touches(end) && text.IsDigits(end + 1) && text.Touches(end + 1) && sign == ',' ? at + 1 : end;
    }

    private static bool IsGroup(LexedText text, int at, char sign) =>
        text.IsSign(at, sign) && text.Touches(at) && text.IsDigits(at + 1) && text.Touches(at + 1) && text.Length(at + 1) == 3;

    private static bool IsSpacedThousand(LexedText text, int at) =>
        text.IsDigits(at) && text.Is(at, "000") && text[at].Start == text[at - 1].End + 1;

    private static bool IsDecimal(LexedText text, int at, bool grouped)
    {
        var point = text.IsSign(at, '.');
        if (!(point || (text.IsSign(at, ',') && (text.Words.IsSpanish || !grouped))) || !text.Touches(at)) return false;
        if (!text.IsDigits(at + 1) || !text.Touches(at + 1)) return false;
        // "22,24,26" and "1.2.3" are no decimals.
        if ((text.IsSign(at + 2, '.') || text.IsSign(at + 2, ',')) && text.Touches(at + 2) && text.IsDigits(at + 3) && text.Touches(at + 3)) return false;
        var afterSign = at >= 2 && text.Touches(at - 1) && (text.IsSign(at - 2, ',') || text.IsSign(at - 2, '.')) && !grouped;
        return !afterSign && (point || text.Words.IsSpanish || text.Length(at + 1) != 3);
    }

    private static double Value(LexedText text, int at, int end)
    {
        var value = 0d;
        for (var i = at; i < end; i++)
            if (text.IsDigits(i)) value = (value * Math.Pow(10, i == at ? 0 : text.Length(i))) + double.Parse(text.Fold(i), CultureInfo.InvariantCulture);

        return value;
    }

    private static double Fraction(LexedText text, int at) =>
        double.Parse($"0.{text.Fold(at)[..Math.Min(text.Length(at), 17)]}", CultureInfo.InvariantCulture);
}
