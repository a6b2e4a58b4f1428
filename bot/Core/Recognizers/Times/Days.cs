namespace Bot.Core.Recognizers.Times;

/// <summary>The days that a date may mean: one, or the last and the next of that name; none where there is no such day, as of 30 February.</summary>
internal readonly record struct Days(DateOnly? First, DateOnly? Second = null)
{
    private const int MostYears = 8;

    public static Days One(DateOnly day) => new(day);

    public static Days One(DateTime moment) => new(DateOnly.FromDateTime(moment));

    /// <param name="year">0 where none was said: then the last and the next.</param>
    public static Days Of(int year, int month, int day, DateTime now)
    {
        if (year > 0) return Day(year, month, day) is { } exact ? One(exact) : default;

        // 29 February: up to eight years away.
        DateOnly? past = null, future = null;
        for (var away = 0; away <= MostYears && (past is null || future is null); away++)
        {
            if (future is null && Day(now.Year + away, month, day) is { } later && later.ToDateTime(TimeOnly.MinValue) >= now) future = later;
            if (past is null && Day(now.Year - away, month, day) is { } earlier && earlier.ToDateTime(TimeOnly.MinValue) < now) past = earlier;
        }

        return new Days(past, future);
    }

    /// <summary>The day of a month, last and next.</summary>
    public static Days OfDay(int day, DateTime now) => Search(now, date => date.Day == day);

    /// <summary>"Monday 21": the last and the next months in which they meet.</summary>
    public static Days OfDay(int weekday, int day, DateTime now) => Search(now, date => date.Day == day && Weekday(date) == weekday);

    /// <summary>The last and the next, today counting as the next.</summary>
    public static Days OfWeekday(int weekday, DateTime now)
    {
        var today = DateOnly.FromDateTime(now);
        var next = today.AddDays((weekday - Weekday(today) + 7) % 7);
        return new Days(next.AddDays(-7), next);
    }

    /// <param name="weeks">-1 for last week's, 0 for this week's, 1 for next week's.</param>
    public static Days OfWeek(int weekday, int weeks, DateTime now)
    {
        var today = DateOnly.FromDateTime(now);
        return One(today.AddDays(weekday - Weekday(today) + (7 * weeks)));
    }

    public static int Weekday(DateOnly day) => day.DayOfWeek == DayOfWeek.Sunday ? 7 : (int)day.DayOfWeek;

    public static DateOnly? Day(int year, int month, int day) =>
        year is >= 1 and <= 9999 && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month) ? new DateOnly(year, month, day) : null;

    private static Days Search(DateTime now, Func<DateOnly, bool> isIt)
    {
        const int Most = 3 * 366;
        var today = DateOnly.FromDateTime(now);
        DateOnly? past = null, future = null;
        for (var away = 0; away <= Most && (past is null || future is null) && today.Year is > 10 and < 9980; away++)
        {
            if (future is null && isIt(today.AddDays(away))) future = today.AddDays(away);
            if (past is null && away > 0 && isIt(today.AddDays(-away))) past = today.AddDays(-away);
        }

        return new Days(past, future);
    }
}
