using System.Collections.Immutable;
using System.Globalization;
using Bot.Core.Recognizers.Lexing;

namespace Bot.Core.Recognizers.Times;

/// <summary>Dates and times of every kind offered; where several readings begin at one word, the longest.</summary>
internal static class DateReader
{
    public static IEnumerable<Recognized> All(LexedText text, DateTime now)
    {
        for (var i = 0; i < text.Count; i++)
        {
            if (!MayBegin(text, i)) continue;
            var (end, values) = Longest(text, i, now);
            if (end <= i) continue;
            yield return text.Slice(i, end, EntityTypes.DateTimePrefix + values[0].Type, new Resolution(null, Values: values));
            i = end - 1;
        }
    }

    /// <summary>One day, however it is named.</summary>
    public static bool TryDay(LexedText text, int at, DateTime now, out int end, out Days days)
    {
        var named = CalendarDates.TryRead(text, at, now, out end, out days);
        if (RelativeDates.TryRead(text, at, now, out var relativeEnd, out var relative) && (!named || relativeEnd > end))
            (end, days, named) = (relativeEnd, relative, true);
        return named;
    }

    private static bool MayBegin(LexedText text, int at) =>
        text.IsDigits(at) || text.Fold(at) is [> '\u007F']
        || text.SenseAt(at) is { BeginsTime: true } or { Piece: not Piece.None } or { Part: > 0 } or { Month: > 0 } or { Weekday: > 0 } or { Toward: not null } or { Unit: not TimeUnit.None };

    private static (int End, ImmutableArray<Moment> Values) Longest(LexedText text, int at, DateTime now)
    {
        (int End, ImmutableArray<Moment> Values) best = (at, []);
        if (Repeats.TryReadWithTime(text, at, out var end)) best = (end, [new Moment("set", "not resolved")]);
        if (Spans.TryRead(text, at, now, out end, out var values) && end > best.End) best = (end, values);
        if (TryMoment(text, at, now, out end, out values) && end > best.End) best = (end, values);
        if (CountedDates.TryRead(text, at, now, out end, out var moment, out var exact) && end > best.End)
            best = (end, [exact ? new Moment("datetime", Stamp(moment)) : new Moment("date", Ranges.Iso(DateOnly.FromDateTime(moment)))]);
        if (Ranges.TryRead(text, at, now, out end, out values) && end > best.End) best = (end, values);
        if (best.End == at && Counted.TryRead(text, at, out var counted) && !IsPart(text, at))
            best = (counted.End, [new Moment("duration", counted.Seconds.ToString("G15", CultureInfo.InvariantCulture))]);
        return best;
    }

    // "All day" is counted from "all".
    private static bool IsPart(LexedText text, int at) => text.IsWord(at) && text.IsAny(at, "a", "an") && text.SenseAt(at + 1) is { Unit: TimeUnit.Day };

    private static bool TryMoment(LexedText text, int at, DateTime now, out int end, out ImmutableArray<Moment> values)
    {
        if (TryNow(text, at, out end))
        {
            values = [new Moment("datetime", Stamp(now))];
            return true;
        }

        var day = TryDay(text, at, now, out end, out var days);
        if (day)
        {
            var joint = end + Joint(text, end);
            if (Clock.TryRead(text, joint, out var after)) return With(days, after, after.End, out end, out values);
            values = days.First is null ? [new Moment("date", "not resolved")] : [.. Each(days).Select(date => new Moment("date", Ranges.Iso(date)))];
        }
        else values = [];

        if (!Clock.TryRead(text, at, out var clock) || (day && clock.End < end)) return day;
        var next = clock.End + (text.IsAny(clock.End, "on", "de", "el", "del") || text.IsSign(clock.End, ',') ? 1 : 0);
        if (TryDay(text, next, now, out var dayEnd, out days) && days.First is not null) return With(days, clock, dayEnd, out end, out values);
        (end, values) = (clock.End, [.. Times(clock).Select(time => new Moment("time", Time(time)))]);
        return true;
    }

    private static bool TryNow(LexedText text, int at, out int end)
    {
        end = text.IsAny(at, "right") && text.Is(at + 1, "now") ? at + 2
            : text.Is(at, "ahora") && text.Is(at + 1, "mismo") ? at + 2
            : text.Is(at, "now") ? at + 1
            : text.Is(at, "at") && (text.Is(at + 1, "present") || (text.Is(at + 1, "this") && text.Is(at + 2, "time"))) ? at + (text.Is(at + 1, "present") ? 2 : 3) : at;
        return end > at;
    }

    public static int Joint(LexedText text, int at) =>
        text.IsAny(at, "at", "@", "around") ? 1 : text.Is(at, "a") && text.IsAny(at + 1, "las", "la") ? 2 : text.IsSign(at, ',') || text.IsSign(at, '-') ? text.Is(at + 1, "at") ? 2 : 1 : 0;

    private static bool With(Days days, Clock clock, int last, out int end, out ImmutableArray<Moment> values)
    {
        end = last;
        values = days.First is null
            ? [new Moment("datetime", "not resolved")]
            : [.. Times(clock).SelectMany(time => Each(days).Select(day => new Moment("datetime", Stamp(day.ToDateTime(time)))))];
        return true;
    }

    private static IEnumerable<DateOnly> Each(Days days) => new[] { days.First, days.Second }.OfType<DateOnly>();

    private static IEnumerable<TimeOnly> Times(Clock clock) => clock.Second is { } second ? [clock.First, second] : [clock.First];

    private static string Stamp(DateTime moment) => moment.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);

    private static string Time(TimeOnly time) => time.ToString("HH:mm:ss", CultureInfo.InvariantCulture);
}
