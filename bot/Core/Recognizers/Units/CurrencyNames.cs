using Bot.Core.Recognizers.Lexing;

namespace Bot.Core.Recognizers.Units;

/// <summary>How a currency is written before or after its amount.</summary>
internal static class CurrencyNames
{
    private static readonly (char Sign, string English, string Spanish)[] Signs =
    [
        ('$', "Dollar", "Dólar"), ('€', "Euro", "Euro"), ('£', "Pound", "Libra"), ('¥', "Japanese yen", "Yen"), ('₡', "Costa Rican colón", "Colón costarricense"),
        ('₱', "Peso", "Peso"), ('₭', "Lao kip", "Kip laosiano"),
    ];

    // The letters before a dollar sign.
    private static readonly (string Letters, string English, string Spanish)[] Dollars =
    [
        ("c", "Canadian dollar", "Dólar canadiense"), ("ca", "Canadian dollar", "Dólar canadiense"), ("cad", "Canadian dollar", "Dólar canadiense"),
        ("us", "United States dollar", "Dólar estadounidense"), ("usd", "United States dollar", "Dólar estadounidense"),
        ("mex", "Mexican peso", "Peso mexicano"), ("mxn", "Mexican peso", "Peso mexicano"),
        ("aud", "Australian dollar", "Dólar australiano"), ("nzd", "New Zealand dollar", "Dólar neozelandés"),
    ];

    private static readonly (string Adjective, string Currency, string English)[] Adjectives =
    [
        ("us", "Dollar", "United States dollar"), ("american", "Dollar", "United States dollar"), ("canadian", "Dollar", "Canadian dollar"),
        ("australian", "Dollar", "Australian dollar"), ("chinese", "Chinese yuan", "Chinese yuan"), ("japanese", "Japanese yen", "Japanese yen"),
        ("mexican", "Peso", "Mexican peso"), ("british", "Pound", "British pound"), ("turkish", "Lira", "Turkish lira"),
    ];

    public static bool TryBefore(LexedText text, int at, out int next, out string? unit)
    {
        (next, unit) = (at + 1, SignAt(text, at));
        if (unit is not null) return true;
        if (!text.IsWord(at)) return false;

        foreach (var (letters, english, spanish) in Dollars)
        {
            if (!text.IsSign(at + 1, '$') || !text.Is(at, letters)) continue;
            (next, unit) = (at + 2, text.Words.IsSpanish ? spanish : english);
            return true;
        }

        if (text.Is(at, "u") && text.IsSign(at + 1, '$') && text.Is(at + 2, "d"))
        {
            (next, unit) = (at + 3, text.Words.IsSpanish ? "Dólar estadounidense" : "United States dollar");
            return true;
        }

        // "USD 200", "dólar 22,5 millones"; not "dollars 10".
        unit = text.SenseAt(at)?.Currency;
        return unit is not null && (text.Length(at) == 3 || text.IsAny(at, "dollar", "dolar"));
    }

    public static bool TryAfter(LexedText text, int at, out int end, out string? unit)
    {
        end = at + 1;
        unit = SignAt(text, at);
        // "1 $10": the sign belongs to what follows it.
        if (unit is not null) return !(text.Touches(at + 1) && text.IsDigits(at + 1));

        if (text.IsSign(at, '-') || (text.Words.IsSpanish && text.Is(at, "de"))) at++;
        unit = text.SenseAt(at)?.Currency;
        end = at + 1;
        if (unit is not null)
        {
            if (text.Words.IsSpanish && text.IsAny(end, "americanos", "americano", "estadounidenses")) end++;
            return true;
        }

        foreach (var (adjective, currency, english) in Adjectives)
        {
            if (!text.Is(at, adjective) || !(text.SenseAt(at + 1)?.Currency == currency || (currency == "Lira" && text.Is(at + 1, "lira")))) continue;
            (end, unit) = (at + 2, english);
            return true;
        }

        return false;
    }

    private static string? SignAt(LexedText text, int at)
    {
        if (text.Fold(at) is not [var character]) return null;
        foreach (var (sign, english, spanish) in Signs)
            if (sign == character) return text.Words.IsSpanish ? spanish : english;

        return null;
    }
}
