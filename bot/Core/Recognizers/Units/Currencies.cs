using Bot.Core.Recognizers.Lexing;
using Bot.Core.Recognizers.Numbers;

namespace Bot.Core.Recognizers.Units;

/// <summary>Amounts of money: "$1,200", "1200 bucks", "USD 200", "quince dólares con cincuenta centavos"; and a currency without an amount.</summary>
internal static class Currencies
{
    public static IEnumerable<Recognized> All(LexedText text)
    {
        for (var i = 0; i < text.Count; i++)
        {
            if (!TryRead(text, i, out var end, out var value, out var unit)) continue;
            yield return text.Slice(i, end, EntityTypes.Currency, new Resolution(value is { } amount ? WordNumbers.Format(amount) : null, unit));
            i = end - 1;
        }
    }

    private static bool TryRead(LexedText text, int at, out int end, out double? value, out string? unit)
    {
        (end, value, unit) = (at, null, null);
        if (CurrencyNames.TryBefore(text, at, out var next, out unit) && NumberReader.TryReadPlain(text, next, out var amount))
        {
            (end, value) = (amount.End, amount.Value);
            return true;
        }

        if (NumberReader.TryRead(text, at, out amount) && CurrencyNames.TryAfter(text, amount.End, out end, out unit))
        {
            value = amount.Value;
            if (text.SenseAt(end) is { Piece: Piece.Thousand or Piece.Scale, Ordinal: false } scale) (value, end) = (value * scale.Value, end + 1);
            else if (amount.Value == Math.Floor(amount.Value)) AddCents(text, ref end, ref value);
            return true;
        }

        if (text.IsAny(at, "un", "una") && text.SenseAt(at + 1)?.Currency is { } one)
        {
            (end, value, unit) = (at + 2, 1, one);
            return true;
        }

        unit = text.SenseAt(at)?.Currency;
        end = at + 1;
        return unit is not null && !text.Touches(at);
    }

    // "And forty-five cents"; "15 dollars 50", where nothing is counted after it.
    private static void AddCents(LexedText text, ref int end, ref double? value)
    {
        var joined = text.IsAny(end, "and", "con", "y") ? 1 : 0;
        if (!NumberReader.TryRead(text, end + joined, out var cents) || cents.Value is not (>= 1 and < 100) || text.Touches(end + joined)) return;

        if (text.SenseAt(cents.End) is { Cents: true }) end = cents.End + 1;
        else if (cents.Value >= 10 && !text.IsWord(cents.End) && !text.IsSign(cents.End, '$') && (joined == 0 || text.Words.IsSpanish)) end = cents.End;
        else return;

        value += cents.Value / 100;
    }
}
