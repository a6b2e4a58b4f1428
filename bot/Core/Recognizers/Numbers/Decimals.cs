using System.Globalization;
using System.Text;
using Bot.Core.Recognizers.Lexing;

namespace Bot.Core.Recognizers.Numbers;

/// <summary>Decimals in words: "two hundred point seventy-one", "nine point nought four", "siete con cincuenta".</summary>
internal static class Decimals
{
    private const int Most = 15;

    public static bool TryAdd(LexedText text, ref NumberSpan span)
    {
        var joined = !span.InDigits && (text.Words.IsSpanish ? text.IsAny(span.End, "con", "coma", "punto") : text.Is(span.End, "point"));
        if (!joined) return false;

        var digits = new StringBuilder();
        var end = span.End + 1;
        for (; digits.Length < Most && text.SenseAt(end) is { Piece: Piece.Unit, Ordinal: false } unit; end++) digits.Append((int)unit.Value);
        if (digits.Length == 0)
        {
            if (text.IsDigits(end) || !WordNumbers.TryRead(text, end, out var rest)) return false;
            digits.Append(WordNumbers.Format(rest.Value));
            end = rest.End;
        }

        span = span with { End = end, Value = span.Value + double.Parse($"0.{digits}", CultureInfo.InvariantCulture) };
        return true;
    }
}
