using Bot.Core.Recognizers.Lexing;

namespace Bot.Core.Recognizers.Times;

/// <summary>Dates with a month and a day: "December 3rd, 2026", "3 de diciembre", "12/3", "2026-12-03". English reads month first, Spanish day first.</summary>
internal static class CalendarDates
{
    public static bool TryRead(LexedText text, int at, DateTime now, out int end, out Days days) =>
        TryNumeric(text, at, now, out end, out days) || TryMonthFirst(text, at, now, out end, out days) || TryDayFirst(text, at, now, out end, out days);

    private static bool TryNumeric(LexedText text, int at, DateTime now, out int end, out Days days)
    {
        (end, days) = (at + 3, default);
        if (!text.IsDigits(at) || Separator(text, at + 1) is not { } sign || (text.Touches(at) && !BeginsFree(text, at, sign))) return false;

        if (text.Length(at) == 4) return TryYearFirst(text, at, sign, now, out end, out days);
        if (text.Length(at) > 2) return false;

        var named = Month(text, at + 2);
        var third = Separator(text, at + 3) == sign && (text.Length(at + 4) is 4 or 2) && DayNumbers.TryYear(text, at + 4, twoDigits: true, out _, out var y) ? y : 0;
        if (third == 0 && (sign != '/' || (text.Touches(at + 3) && text.IsSign(at + 3, '/')) || !text.IsDigits(at + 2)) && named == 0) return false;

        end = third > 0 ? at + 5 : at + 3;
        if (text.Touches(end) && (text.IsWord(end) || text.IsDigits(end) || (text.IsSign(end, '-') && third == 0 && text.IsDigits(end + 1) && text.Touches(end + 1) && sign == '-'))) return false;
        var (first, second) = (text.Small(at), named > 0 ? named : text.Length(at + 2) <= 2 ? text.Small(at + 2) : 0);
        var dayFirst = named > 0 || text.Words.IsSpanish ? second <= 12 : first > 12;
        var (month, day) = dayFirst ? (second, first) : (first, second);
        days = Days.Of(third, month, day, now);
        return month is >= 1 and <= 12 && day is >= 1 and <= 31;
    }

    private static bool TryYearFirst(LexedText text, int at, char sign, DateTime now, out int end, out Days days)
    {
        end = at + 5;
        var month = Month(text, at + 2) is > 0 and var named ? named : text.Length(at + 2) <= 2 ? text.Small(at + 2) : 0;
        var day = Separator(text, at + 3) == sign && text.Length(at + 4) <= 2 ? text.Small(at + 4) : 0;
        var valid = month is >= 1 and <= 12 && day is >= 1 and <= 31 && !(text.Touches(end) && (text.IsWord(end) || text.IsDigits(end)));
        days = valid ? Days.Of(text.Small(at), month, day, now) : default;
        return valid && text.Small(at) is > 1000 and < 3000;
    }

    private static bool TryMonthFirst(LexedText text, int at, DateTime now, out int end, out Days days)
    {
        (end, days) = (at, default);
        if (Month(text, at) is not (> 0 and var month)) return false;

        var next = at + 1;
        if ((text.IsSign(next, '.') || text.IsSign(next, '-') || text.IsSign(next, '/')) && !(text.IsSign(next, '.') && !text.Touches(next))) next++;
        if (text.IsAny(next, "the", "el")) next++;
        if (!DayNumbers.TryDay(text, next, out end, out var day, out _)) return false;
        // "May 4 people come": a month's day counts nothing.
        days = Days.Of(YearAfter(text, ref end), month, day, now);
        return true;
    }

    private static bool TryDayFirst(LexedText text, int at, DateTime now, out int end, out Days days)
    {
        (end, days) = (at, default);
        var next = at;
        if (text.Is(at, "the")) next++;
        else if (text.Is(at, "el") && text.Is(at + 1, "dia")) next += 2;
        if ((text.Touches(next) && text.IsDigits(next) && !BeginsFree(text, next, '-')) || !DayNumbers.TryDay(text, next, out end, out var day, out _)) return false;

        var joined = text.IsAny(end, "of", "de", "del");
        if (text.Is(end, "day") && text.Is(end + 1, "of")) (end, joined) = (end + 1, true);
        var named = joined || text.IsSign(end, '-') || text.IsSign(end, '/') ? end + 1 : end;
        var month = Month(text, named);
        if (month == 0 && joined && text.Words.IsSpanish && text.Small(named) is >= 1 and <= 12 && (text.Is(end, "del") || text.IsAny(named + 1, "de", "del"))) month = text.Small(named);
        if (month == 0) return false;

        // "4 may" is a day; "2 may help" is none: without "of", a month that is a verb must end the phrase.
        if (!joined && text.Is(named, "may") && !text.Words.IsSpanish && text.IsWord(named + 1)) return false;
        end = named + 1;
        if (text.IsSign(end, '.') && text.Touches(end) && text.Length(named) == 3 && end + 1 < text.Count && text.IsDigits(end + 1)) end++;
        days = Days.Of(YearAfter(text, ref end), month, day, now);
        return true;
    }

    /// <returns>The year that follows, or 0.</returns>
    private static int YearAfter(LexedText text, ref int end)
    {
        var at = end;
        if (text.IsSign(at, ',') || text.IsSign(at, '-') || text.IsSign(at, '/') || text.IsAny(at, "of", "in", "de", "del", "en")) at++;
        var touches = at > end && text.Touches(at) && !text.IsSign(end, ',');
        if (!DayNumbers.TryYear(text, at, twoDigits: touches, out var after, out var year)) return 0;
        end = after;
        return year;
    }

    public static int Month(LexedText text, int at) => text.SenseAt(at)?.Month ?? 0;

    private static char? Separator(LexedText text, int at) =>
        text.Fold(at) is [('-' or '/' or '.') and var sign] && text.Touches(at) && text.Touches(at + 1) ? sign : null;

    // "_2002-10-09", "(5/1", "says:30"; not "x5/1", "$5/1" or "1.5/1".
    private static bool BeginsFree(LexedText text, int at, char sign) =>
        !text.IsWord(at - 1) && !text.IsDigits(at - 1) && !text.IsSign(at - 1, '$') && !text.IsSign(at - 1, '.') && !text.IsSign(at - 1, '/')
        && !(sign == '-' && text.IsSign(at - 1, '-') && text.Touches(at - 1) && text.IsDigits(at - 2));
}
