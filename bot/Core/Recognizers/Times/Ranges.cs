using System.Collections.Immutable;
using System.Globalization;
using Bot.Core.Recognizers.Lexing;
using Bot.Core.Recognizers.Numbers;

namespace Bot.Core.Recognizers.Times;

/// <summary>Days in a row by one name: a month, a year, "next week", "last 3 months".</summary>
internal static class Ranges
{
    public static bool TryRead(LexedText text, int at, DateTime now, out int end, out ImmutableArray<Moment> values) =>
        TryMonth(text, at, now, out end, out values) || TryToward(text, at, now, out end, out values) || TryYear(text, at, out end, out values);

    public static Moment Of(DateOnly start, DateOnly end) => new("daterange", null, Iso(start), Iso(end));

    public static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>"April", "abril de 2017", "next May", "Dec-2018"; "may" and "mar" only where they are a month.</summary>
    public static bool TryMonth(LexedText text, int at, DateTime now, out int end, out ImmutableArray<Moment> values)
    {
        var toward = text.SenseAt(at)?.Toward;
        var named = toward is not null ? at + 1 : at;
        (end, values) = (named + 1, []);
        var month = CalendarDates.Month(text, named);
        if (month == 0) return TryNumericMonth(text, at, out end, out values);

        var year = MonthYear(text, ref end);
        if (year == 0 && toward is null && text.IsAny(named, "may", "march", "mar") && !text.Words.IsSpanish
            && !text.IsAny(named - 1, "in", "of", "since", "until", "til", "by", "from", "through")) return false;
        if (year == 0 && (text.IsSign(named - 1, '$') || (text.Is(named, "may") && text.IsAny(end, "or", "be", "not", "well", "have", "i")))) return false;
        if (year == 0 && text.Words.IsSpanish && text.Is(named, "mar")) return false;
        values = year > 0 ? [Month(year, month)]
            : toward is { } years ? [Month(now.Year + years, month)]
            : now.Month > month ? [Month(now.Year, month), Month(now.Year + 1, month)] : [Month(now.Year - 1, month), Month(now.Year, month)];
        return true;
    }

    public static bool TryYear(LexedText text, int at, out int end, out ImmutableArray<Moment> values)
    {
        values = [];
        var prefix = text.IsAny(at, "year", "ano") ? 1 : 0;
        if (!DayNumbers.TryYear(text, at + prefix, twoDigits: false, out end, out var year) || year is < 1700 or > 2150) return false;
        if (text.IsDigits(at + prefix) && (text.IsSign(at - 1, '$') || text.IsSign(at - 1, '#') || text.IsSign(end, '$') || text.SenseAt(end) is { Currency: not null } or { Unit: not TimeUnit.None }
            || (text.Touches(at) && !text.IsSign(at - 1, '(') && !text.IsSign(at - 1, '~')) || (text.Touches(end) && !text.IsWord(end) && text.Touches(end + 1) && end + 1 < text.Count))) return false;
        values = [Of(new DateOnly(year, 1, 1), new DateOnly(year + 1, 1, 1))];
        return true;
    }

    private static int MonthYear(LexedText text, ref int end)
    {
        var at = end;
        if (text.IsSign(at, ',') || text.IsSign(at, '-') || text.IsSign(at, '.') || text.IsAny(at, "of", "in", "de", "del", "en")) at++;
        if (!DayNumbers.TryYear(text, at, twoDigits: at > end && text.IsAny(end, "of", "de"), out var after, out var year)) return 0;
        end = after;
        return year;
    }

    private static bool TryNumericMonth(LexedText text, int at, out int end, out ImmutableArray<Moment> values)
    {
        (end, values) = (at + 3, []);
        var dashed = text.Small(at) is >= 1 and <= 12 && text.IsSign(at + 1, '-') && text.Length(at + 2) == 4 && text.Small(at + 2) is > 1900 and < 2200
            && !text.Touches(at) && text.Touches(at + 1) && text.Touches(at + 2) && !(text.Touches(end) && !text.IsSign(end, '.') && !text.IsSign(end, '?'));
        if (dashed) values = [Month(text.Small(at + 2), text.Small(at))];
        return dashed;
    }

    private static bool TryToward(LexedText text, int at, DateTime now, out int end, out ImmutableArray<Moment> values)
    {
        (end, values) = (at, []);
        var first = text.IsAny(at, "la", "el") ? at + 1 : at;
        if (text.SenseAt(first)?.Toward is { } before)
        {
            var isCounted = before != 0 && Counted.TryRead(text, first + 1, out var counted) && counted.Unit >= TimeUnit.Day && counted.Amount >= 1 && !text.IsAny(first + 1, "a", "an", "un", "una");
            if (isCounted && first == at) return OfCounted(text, first + 1, before, now, out end, out values);
            if (text.SenseAt(first + 1)?.Unit is not (>= TimeUnit.Day and var unit)) return false;
            end = first + 2;
            return (first == at || unit == TimeUnit.Week) && OfUnit(unit, before, now, out values);
        }

        var named = text.SenseAt(first)?.Unit;
        if (named is not (>= TimeUnit.Day and var unitFirst) || !text.Words.IsSpanish) return TryNumbered(text, at, now, out end, out values);
        end = first + 1;
        int? after = text.SenseAt(end)?.Toward is { } toward and not 0 ? toward : text.Is(end, "que") && text.IsAny(end + 1, "viene", "entra") ? 1 : null;
        if (after is null || (first > at && unitFirst is not (TimeUnit.Week or TimeUnit.Year))) return false;
        end += text.Is(end, "que") ? 2 : 1;
        return OfUnit(unitFirst, after.Value, now, out values);
    }

    // "5 upcoming years", "5 años pasados"
    private static bool TryNumbered(LexedText text, int at, DateTime now, out int end, out ImmutableArray<Moment> values)
    {
        (end, values) = (at, []);
        if (!text.IsDigits(at) || !NumberReader.TryRead(text, at, out var number) || number.End > at + 1) return false;
        var (toward, unit) = (text.SenseAt(number.End)?.Toward, text.SenseAt(number.End + 1)?.Unit);
        if (toward is null) (toward, unit) = (text.Words.IsSpanish ? text.SenseAt(number.End + 1)?.Toward : null, text.SenseAt(number.End)?.Unit);
        end = number.End + 2;
        return toward is -1 or 1 && unit >= TimeUnit.Day && Between(new Counted(end, number.Value, unit.Value, number.Value * 86400 * (unit == TimeUnit.Week ? 7 : 1)), toward.Value, now, out values);
    }

    private static bool OfCounted(LexedText text, int at, int toward, DateTime now, out int end, out ImmutableArray<Moment> values)
    {
        Counted.TryRead(text, at, out var counted);
        end = counted.End;
        return Between(counted, toward, now, out values);
    }

    private static bool Between(Counted counted, int toward, DateTime now, out ImmutableArray<Moment> values)
    {
        var day = DateOnly.FromDateTime(now);
        values = toward > 0
            ? [Of(day.AddDays(1), DateOnly.FromDateTime(counted.From(now.AddDays(1), 1)))]
            : [Of(DateOnly.FromDateTime(counted.From(now, -1)), day)];
        return true;
    }

    private static bool OfUnit(TimeUnit unit, int toward, DateTime now, out ImmutableArray<Moment> values)
    {
        var today = DateOnly.FromDateTime(now);
        var monday = today.AddDays(1 - Days.Weekday(today) + (7 * toward));
        var first = new DateOnly(today.Year, today.Month, 1).AddMonths(toward);
        values = unit switch
        {
            TimeUnit.Week => [Of(monday, monday.AddDays(7))],
            TimeUnit.Weekend => [Of(monday.AddDays(5), monday.AddDays(7))],
            TimeUnit.Month => [Of(first, first.AddMonths(1))],
            TimeUnit.Year => [Of(new DateOnly(today.Year + toward, 1, 1), new DateOnly(today.Year + toward + 1, 1, 1))],
            _ => [],
        };
        return !values.IsEmpty;
    }

    private static Moment Month(int year, int month) => Of(new DateOnly(year, month, 1), new DateOnly(year, month, 1).AddMonths(1));
}
