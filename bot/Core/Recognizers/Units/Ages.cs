using Bot.Core.Recognizers.Lexing;
using Bot.Core.Recognizers.Numbers;

namespace Bot.Core.Recognizers.Units;

/// <summary>Ages: "five years old", "87 yo", "age 87", "I'm 62"; in Spanish any number of years, months, weeks or days.</summary>
internal static class Ages
{
    public static IEnumerable<Recognized> All(LexedText text)
    {
        for (var i = 0; i < text.Count; i++)
        {
            if (!TryRead(text, i, out var end, out var value, out var unit)) continue;
            yield return text.Slice(i, end, EntityTypes.Age, new Resolution(WordNumbers.Format(value), unit));
            i = end - 1;
        }
    }

    private static bool TryRead(LexedText text, int at, out int end, out double value, out string unit)
    {
        (end, value, unit) = (at + 1, 1, "Age");
        if (text.IsAny(at, "age", "aged", "edad") && NumberReader.TryRead(text, at + 1, out var named) && named.Value is > 0 and < 130)
        {
            (end, value) = (named.End, named.Value);
            return true;
        }

        if (NumberReader.TryRead(text, at, out var number)) (end, value) = (number.End, number.Value);
        else if (!text.IsAny(at, "un", "una")) return false;

        return text.Words.IsSpanish ? InSpanish(text, ref end, out unit) : InEnglish(text, at, ref end, value, out unit);
    }

    private static bool InSpanish(LexedText text, ref int end, out string unit)
    {
        unit = text.SenseAt(end)?.Unit switch { TimeUnit.Year => "Año", TimeUnit.Month => "Mes", TimeUnit.Week => "Semana", TimeUnit.Day => "Día", _ => "" };
        end++;
        return unit.Length > 0;
    }

    private static bool InEnglish(LexedText text, int at, ref int end, double value, out string unit)
    {
        var named = text.IsSign(end, '-') ? end + 1 : end;
        unit = text.SenseAt(named)?.Unit switch { TimeUnit.Month => "Month", TimeUnit.Week => "Week", TimeUnit.Day => "Day", _ => "Year" };
        if (text.Is(named, "yo")) end = named + 1;
        else if (text.Is(named, "y") && text.IsSign(named + 1, '/') && text.Is(named + 2, "o")) end = named + 3;
        else if (text.SenseAt(named)?.Unit is TimeUnit.Year or TimeUnit.Month or TimeUnit.Week or TimeUnit.Day)
        {
            var after = text.IsSign(named + 1, '-') ? named + 2 : named + 1;
            if (text.Is(after, "old")) end = after + 1;
            else if (text.Is(after, "of") && text.Is(after + 1, "age")) end = after + 2;
            else return false;
        }
        else return IsSelf(text, at, end, value);

        return true;
    }

    // "I'm 62": nothing counted may follow.
    private static bool IsSelf(LexedText text, int at, int end, double value) =>
        value is >= 14 and < 110 && value == Math.Floor(value) && text.IsDigits(at)
        && (text.Is(at - 1, "im") || (text.Is(at - 1, "am") && text.Is(at - 2, "i")) || text.IsAny(at - 1, "turned", "turning"))
        && (end == text.Count || text.IsAny(end, ".", ",", "!", "?", "and", "n", "with"));
}
