using System.Collections.Immutable;
using Bot.Core.Recognizers.Lexing;

namespace Bot.Core.Recognizers.Times;

/// <summary>From one day, month or year to another: "from 10/1 to 11/7", "between 2007 and 2009", "November 19-20", "de marzo a mayo".</summary>
internal static class Spans
{
    public static bool TryRead(LexedText text, int at, DateTime now, out int end, out ImmutableArray<Moment> values)
    {
        (end, values) = (at, []);
        var first = text.IsAny(at, "from", "between", "entre", "desde", "de") ? at + 1 : at;
        if (first > at && text.IsAny(first, "el", "the") && !text.Is(first + 1, "dia")) first++;
        if (TryDays(text, first, now, out end, out values)) return true;
        if (!TryEnd(text, first, now, out var next, out var starts) || Joint(text, next, first > at) is not (> 0 and var joint)) return false;

        var second = next + joint;
        if (text.IsAny(second, "el", "the") && !text.Is(second + 1, "dia")) second++;
        if (!TryEnd(text, second, now, out end, out var ends)) return false;
        values = Pair(starts, ends, now);
        return !values.IsEmpty;
    }

    // The first days of what can stand at either end.
    private static bool TryEnd(LexedText text, int at, DateTime now, out int end, out ImmutableArray<DateOnly> days)
    {
        days = [];
        if (text.IsAny(at, "now", "ahora"))
        {
            (end, days) = (at + 1, [DateOnly.FromDateTime(now)]);
            return true;
        }

        if (DateReader.TryDay(text, at, now, out end, out var day) && day.First is { } first)
        {
            days = day.Second is { } other ? [first, other] : [first];
            return true;
        }

        if (!Ranges.TryMonth(text, at, now, out end, out var ranges) && !Ranges.TryYear(text, at, out end, out ranges)) return false;
        days = [.. ranges.Select(range => DateOnly.Parse(range.Start!, System.Globalization.CultureInfo.InvariantCulture))];
        return true;
    }

    private static int Joint(LexedText text, int at, bool opened)
    {
        if (text.IsSign(at, '-') || text.IsSign(at, '~') || text.IsAny(at, "to", "through", "thru", "till", "til", "until", "hasta")) return 1;
        if (text.Is(at, "a")) return text.Words.IsSpanish ? 1 : 0;
        return opened && text.IsAny(at, "and", "y") ? 1 : 0;
    }

    // "November 19-20", "9 to 12 of June", "de 18 a 19 de mayo"
    private static bool TryDays(LexedText text, int at, DateTime now, out int end, out ImmutableArray<Moment> values)
    {
        (end, values) = (at, []);
        int month, from, to;
        if (CalendarDates.Month(text, at) is > 0 and var named)
        {
            var start = text.Is(at + 1, "the") ? at + 2 : at + 1;
            if (!DayNumbers.TryDay(text, start, out var next, out from, out _) || Joint(text, next, true) == 0) return false;
            var stop = next + 1;
            if (text.Is(stop, "the")) stop++;
            if (!DayNumbers.TryDay(text, stop, out end, out to, out _) || CalendarDates.Month(text, end) > 0 || text.IsSign(end, '/')) return false;
            month = named;
        }
        else
        {
            if (!DayNumbers.TryDay(text, at, out var next, out from, out _) || Joint(text, next, true) == 0) return false;
            if (!DayNumbers.TryDay(text, next + 1, out end, out to, out _)) return false;
            if (text.IsAny(end, "of", "de", "del", "el")) end++;
            month = CalendarDates.Month(text, end++);
        }

        if (month == 0 || to <= from) return false;
        var year = text.IsSign(end, ',') || text.IsAny(end, "of", "de", "del", "en", "in") ? end + 1 : end;
        var said = DayNumbers.TryYear(text, year, twoDigits: false, out var after, out var exact);
        if (said) end = after;
        values = Pair(Candidates(Days.Of(said ? exact : 0, month, from, now)), Candidates(Days.Of(said ? exact : 0, month, to, now)), now);
        return !values.IsEmpty;
    }

    private static ImmutableArray<DateOnly> Candidates(Days days) =>
        days.First is { } first ? days.Second is { } second ? [first, second] : [first] : [];

    // Each beginning with the first end after it; where we are in the middle of one, only that one is meant.
    private static ImmutableArray<Moment> Pair(ImmutableArray<DateOnly> starts, ImmutableArray<DateOnly> ends, DateTime now)
    {
        if (starts.IsEmpty || ends.IsEmpty) return [];
        if (starts.Length == 2 && ends.Length == 1) starts = [Closest(starts, ends[0])];

        var pairs = new List<Moment>();
        foreach (var start in starts)
        {
            var end = ends.Where(end => end > start).DefaultIfEmpty(ends[^1].AddYears(ends.Length > 1 ? 1 : 0)).Min();
            if (end <= start) continue;
            pairs.Add(Ranges.Of(start, end));
            if (DateOnly.FromDateTime(now) is var today && start <= today && today <= end) return [pairs[^1]];
        }

        return [.. pairs];
    }

    private static DateOnly Closest(ImmutableArray<DateOnly> starts, DateOnly end)
    {
        // The end names its year, so the beginning is the last of its name before it.
        var start = starts[0];
        while (start.AddYears(1) < end && start.Year < 9000) start = start.AddYears(1);
        while (start >= end && start.Year > 1) start = start.AddYears(-1);
        return start;
    }
}
