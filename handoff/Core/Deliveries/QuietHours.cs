namespace Handoff.Core.Deliveries;

/// <summary>
/// When nobody is texted of our own accord: from 8 in the evening to 9 in the morning on the agency's clock. Narrower
/// than the 8 to 21 that binds solicitations in the US (47 CFR 64.1200(c)(1)), as some states are.
/// </summary>
public static class QuietHours
{
    public static readonly TimeOnly Begin = new(20, 0);
    public static readonly TimeOnly End = new(9, 0);

    /// <returns>When they are over; null outside of them.</returns>
    public static DateTimeOffset? EndAfter(DateTimeOffset now, TimeZoneInfo zone)
    {
        var local = TimeZoneInfo.ConvertTime(now, zone).DateTime;
        var time = TimeOnly.FromDateTime(local);
        if (time >= End && time < Begin) return null;

        var day = DateOnly.FromDateTime(local);
        var end = (time < End ? day : day.AddDays(1)).ToDateTime(End);
        return new DateTimeOffset(end, zone.GetUtcOffset(end)).ToUniversalTime();
    }
}
