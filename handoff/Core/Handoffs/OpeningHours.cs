using System.Collections.Immutable;

namespace Handoff.Core.Handoffs;

/// <summary>When people answer, in the agency's own time zone.</summary>
/// <param name="Week">Seven days from Sunday; null for a closed day. A span may not cross midnight.</param>
/// <param name="Holidays">Days on which nobody answers.</param>
public sealed record OpeningHours(TimeZoneInfo Zone, ImmutableArray<OpenSpan?> Week, ImmutableHashSet<DateOnly> Holidays)
{
    /// <summary>How far ahead the next opening is looked for: beyond it we do not know.</summary>
    public const int DaysAhead = 60;

    public static readonly OpeningHours Always = new(
        TimeZoneInfo.Utc, [.. Enumerable.Repeat<OpenSpan?>(new(TimeOnly.MinValue, TimeOnly.MaxValue), 7)], []);

    public bool IsOpen(DateTimeOffset now)
    {
        var local = TimeZoneInfo.ConvertTime(now, Zone);
        var time = TimeOnly.FromDateTime(local.DateTime);
        return SpanOn(DateOnly.FromDateTime(local.DateTime)) is { } span && time >= span.From && time < span.To;
    }

    /// <returns>The agency's local time of the next opening after <paramref name="now"/>; null if none within <see cref="DaysAhead"/> days.</returns>
    public DateTime? NextOpening(DateTimeOffset now)
    {
        var local = TimeZoneInfo.ConvertTime(now, Zone).DateTime;
        for (var day = 0; day <= DaysAhead; day++)
        {
            var date = DateOnly.FromDateTime(local).AddDays(day);
            if (SpanOn(date) is { } span && date.ToDateTime(span.From) > local) return date.ToDateTime(span.From);
        }

        return null;
    }

    private OpenSpan? SpanOn(DateOnly date) => Holidays.Contains(date) ? null : Week[(int)date.DayOfWeek];
}

/// <summary>From (included) to (not included), on one day.</summary>
public sealed record OpenSpan(TimeOnly From, TimeOnly To);
