using Bot.Core.Recognizers.Lexing;
using Bot.Core.Recognizers.Numbers;

namespace Bot.Core.Recognizers.Times;

/// <summary>Days counted from today: "tomorrow", "next Friday", "in two weeks", "3 days ago", "el lunes que viene", "hace dos días".</summary>
internal static class RelativeDates
{
    private static readonly (string[] Words, int Days)[] Named =
    [
        (["the", "day", "after", "tomorrow"], 2), (["day", "after", "tomorrow"], 2), (["the", "day", "before", "yesterday"], -2), (["day", "before", "yesterday"], -2),
        (["the", "next", "day"], 1), (["the", "day", "before"], -1), (["today"], 0), (["tday"], 0), (["tomorrow"], 1), (["tomorow"], 1), (["tommorow"], 1), (["tmrw"], 1), (["tmr"], 1), (["tmw"], 1), (["2morrow"], 1),
        (["yesterday"], -1), (["yest"], -1),
    ];

    private static readonly (string[] Words, int Days)[] NamedSpanish =
    [
        (["pasado", "manana"], 2), (["el", "dia", "siguiente"], 1), (["hoy"], 0), (["manana"], 1), (["ayer"], -1), (["anteayer"], -2), (["antier"], -2), (["antes", "de", "ayer"], -2),
    ];

    /// <returns>Whether this is the first word of "tomorrow" and its like.</returns>
    public static bool Begins(LexedText text, int at)
    {
        foreach (var (words, _) in text.Words.IsSpanish ? NamedSpanish : Named)
            if (words.Length == 1 && text.Is(at, words[0])) return true;

        return false;
    }

    public static bool TryRead(LexedText text, int at, DateTime now, out int end, out Days days) =>
        TryNamed(text, at, now, out end, out days) || TryOfWeek(text, at, now, out end, out days) || TryWeekday(text, at, now, out end, out days) || TryDayOnly(text, at, now, out end, out days);

    public static bool TryNamed(LexedText text, int at, DateTime now, out int end, out Days days)
    {
        foreach (var (words, away) in text.Words.IsSpanish ? NamedSpanish : Named)
        {
            var i = 0;
            while (i < words.Length && text.Is(at + i, words[i])) i++;
            if (i < words.Length || (text.Is(at, "manana") && text.IsAny(at - 1, "la", "esta", "de", "cada"))) continue;
            (end, days) = (at + i, Days.One(now.AddDays(away)));
            return true;
        }

        (end, days) = (at, default);
        return false;
    }

    // "Next week Wednesday", "Tuesday of last week", "el lunes de la próxima semana"
    private static bool TryOfWeek(LexedText text, int at, DateTime now, out int end, out Days days)
    {
        (end, days) = (at, default);
        if (text.SenseAt(at) is { Weekday: > 0 and var first })
        {
            var week = text.IsAny(at + 1, "of", "de") ? at + 2 : at + 1;
            if (Week(text, week, ref end) is not { } weeks) return false;
            days = Days.OfWeek(first, weeks, now);
            return true;
        }

        if (Week(text, at, ref end) is not { } toward) return false;
        var named = text.IsAny(end, "on", "el") || text.IsSign(end, '-') ? end + 1 : end;
        if (text.SenseAt(named) is not { Weekday: > 0 and var last }) return false;
        (end, days) = (named + 1, Days.OfWeek(last, toward, now));
        return true;
    }

    private static int? Week(LexedText text, int at, ref int end)
    {
        var first = text.Is(at, "la") ? at + 1 : at;
        var (before, after) = (text.SenseAt(first)?.Toward, text.SenseAt(first + 1)?.Toward);
        end = first + 2;
        if (before is not null && text.SenseAt(first + 1)?.Unit == TimeUnit.Week) return before;
        return text.Words.IsSpanish && after is not null && text.SenseAt(first)?.Unit == TimeUnit.Week ? after : null;
    }

    private static bool TryWeekday(LexedText text, int at, DateTime now, out int end, out Days days)
    {
        var toward = text.SenseAt(at)?.Toward;
        // "This past Wednesday", "this upcoming Friday": the nearest.
        var nearest = toward == 0 && text.SenseAt(at + 1)?.Toward is -1 or 1 ? text.SenseAt(at + 1)!.Toward : null;
        var named = nearest is not null ? at + 2 : toward is not null ? at + 1 : at;
        var weekday = Weekday(text, named, sure: named > at);
        (end, days) = (named + 1, default);
        if (weekday == 0) return toward is 0 or 1 && nearest is null && TryThisDate(text, named, toward.Value, now, out end, out days);

        if (text.IsSign(end, '.') && text.Touches(end) && text.Length(named) == 3 && text.Words.IsSpanish && text.IsWord(end + 1)) end++;
        if (named == at && text.Words.IsSpanish && After(text, ref end) is { } after) toward = after;
        if (nearest is not null) days = Days.OfWeekday(weekday, now) is var both && nearest < 0 ? new Days(both.First) : new Days(both.Second);
        else if (TryDate(text, weekday, toward, now, ref end, out days)) return true;
        else days = toward is { } weeks ? Days.OfWeek(weekday, weeks, now) : Days.OfWeekday(weekday, now);
        return true;
    }

    // "Este 12/05", "el próximo 6 de abril"
    private static bool TryThisDate(LexedText text, int at, int toward, DateTime now, out int end, out Days days)
    {
        if (!CalendarDates.TryRead(text, at, now, out end, out days) || days is not { First: not null, Second: not null }) return false;
        days = new Days(toward == 1 ? days.Second : days.First.Value.Year == now.Year ? days.First : days.Second);
        return true;
    }

    // "Tuesday, March 7": the date says more than its weekday. "Monday 21": both do.
    private static bool TryDate(LexedText text, int weekday, int? toward, DateTime now, ref int end, out Days days)
    {
        var next = text.IsSign(end, ',') || text.IsSign(end, '.') ? end + 1 : end;
        if (text.Is(next, "el") && !text.Is(next + 1, "dia")) next++;
        if (CalendarDates.TryRead(text, next, now, out var after, out days))
        {
            if (toward == 0 && days is { First: not null, Second: not null } && days.First.Value.Year == now.Year) days = new Days(days.First);
            else if (toward == 0 && days.Second is not null) days = new Days(days.Second);
            end = after;
            return true;
        }

        if (text.Is(next, "the") || (text.Is(next, "el") && text.Is(next + 1, "dia"))) next += text.Is(next, "the") ? 1 : 2;
        if (toward is not null || (next > end && text.IsSign(next - 1, ',')) || !DayNumbers.TryDay(text, next, out after, out var day, out var ordinal)) return false;
        if (!ordinal && (!text.IsDigits(next) && !text.IsAny(next - 1, "dia", "el", "the") || text.IsSign(after, '-') || text.IsSign(after, '/') || text.IsAny(after, "am", "pm", "p", "to", "oclock") || (!text.Words.IsSpanish && text.Is(after, "a")) || text.SenseAt(after) is { Unit: not TimeUnit.None })) return false;
        days = Days.OfDay(weekday, day, now);
        // "Tuesday the eleventh" is this month's.
        if (text.IsAny(next - 1, "the", "el", "dia") && Days.Day(now.Year, now.Month, day) is { } thisMonth && Days.Weekday(thisMonth) == weekday) days = Days.One(thisMonth);
        end = after;
        return days.First is not null;
    }

    private static bool TryDayOnly(LexedText text, int at, DateTime now, out int end, out Days days)
    {
        (end, days) = (at, default);
        var named = text.Words.IsSpanish ? text.Is(at, "el") && text.Is(at + 1, "dia") ? 2 : 0 : text.Is(at, "the") ? 1 : 0;
        if (!DayNumbers.TryDay(text, at + named, out end, out var day, out var ordinal)) return false;
        var isDay = text.Words.IsSpanish ? named == 2 : ordinal && text.IsDigits(at + named) && (named == 1 || text.Is(at - 1, "on"));
        if (!isDay || text.IsAny(end, "and", "to", "day", "time", "grade", "floor", "street", "st", "ave")) return false;
        days = Days.OfDay(day, now);
        return true;
    }

    private static int? After(LexedText text, ref int end)
    {
        if (text.SenseAt(end) is { Toward: not (null or 0) } sense)
        {
            end++;
            return sense.Toward;
        }

        if (!text.Is(end, "que") || !text.IsAny(end + 1, "viene", "entra")) return null;
        end += 2;
        return 1;
    }

    // "Sat" and "sun" are words of their own, too.
    private static int Weekday(LexedText text, int at, bool sure)
    {
        var weekday = text.SenseAt(at)?.Weekday ?? 0;
        if (weekday == 0 || sure || !text.IsAny(at, "sat", "sun", "wed", "mon")) return weekday;
        return text.IsAny(at - 1, "on", "for", "by", "or", "and", "every", "til", "until", "since") || text.IsDigits(at + 1) || CalendarDates.Month(text, at + 1) > 0 || at == 0 || text.Is(at, "mon") ? weekday : 0;
    }
}
