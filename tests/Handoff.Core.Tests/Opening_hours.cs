using System.Collections.Immutable;
using Handoff.Core.Handoffs;

namespace Handoff.Core.Tests;

public sealed class Opening_hours
{
    private static OpeningHours Denver(params DateOnly[] holidays)
    {
        var day = new OpenSpan(new TimeOnly(8, 0), new TimeOnly(17, 0));
        return new OpeningHours(TimeZoneInfo.FindSystemTimeZoneById("America/Denver"), [null, day, day, day, day, day, null], [.. holidays]);
    }

    [Theory]
    [InlineData("2026-11-18T14:59:59Z", false)]
    [InlineData("2026-11-18T15:00:00Z", true)]
    [InlineData("2026-11-18T23:59:59Z", true)]
    [InlineData("2026-11-19T00:00:00Z", false)]
    [InlineData("2026-07-15T14:00:00Z", true)] // summer time: 8:00 is an hour earlier in UTC
    [InlineData("2026-11-21T18:00:00Z", false)] // Saturday
    public void Follow_the_agencys_own_clock(string utc, bool open) =>
        Assert.Equal(open, Denver().IsOpen(DateTimeOffset.Parse(utc, System.Globalization.CultureInfo.InvariantCulture)));

    [Fact]
    public void The_next_opening_skips_holidays_and_weekends()
    {
        var wednesdayEvening = new DateTimeOffset(2026, 11, 26, 2, 0, 0, TimeSpan.Zero);

        Assert.Equal(new DateTime(2026, 11, 27, 8, 0, 0), Denver(new DateOnly(2026, 11, 26)).NextOpening(wednesdayEvening));
        Assert.Equal(new DateTime(2026, 11, 30, 8, 0, 0), Denver(new DateOnly(2026, 11, 26), new DateOnly(2026, 11, 27)).NextOpening(wednesdayEvening));
    }

    [Fact]
    public void An_agency_that_never_opens_has_no_next_opening() =>
        Assert.Null(new OpeningHours(TimeZoneInfo.Utc, [null, null, null, null, null, null, null], []).NextOpening(A.Noon));

    [Fact]
    public void Every_minute_of_two_years_is_open_exactly_when_the_wall_clock_says_so()
    {
        var hours = Denver(new DateOnly(2026, 11, 26));
        var zone = hours.Zone;
        for (var utc = new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero); utc.Year < 2028; utc = utc.AddMinutes(7))
        {
            var local = TimeZoneInfo.ConvertTimeFromUtc(utc.UtcDateTime, zone);
            var expected = local.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday) && local.Hour is >= 8 and < 17
                && DateOnly.FromDateTime(local) != new DateOnly(2026, 11, 26);
            if (hours.IsOpen(utc) != expected) Assert.Fail($"{utc:u} should be {(expected ? "open" : "closed")}");
        }
    }
}
