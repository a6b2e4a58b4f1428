using System.Globalization;

namespace Handoff.Console.Talk;

/// <summary>Times as the agency's clock shows them.</summary>
internal sealed record DeskClock(TimeZoneInfo Zone, DateTimeOffset Now)
{
    /// <returns>"Nov 22".</returns>
    public string Day(DateTimeOffset at) => TimeZoneInfo.ConvertTime(at, Zone).ToString("MMM d", CultureInfo.InvariantCulture);

    /// <returns>"2:05 PM" for today, else "Nov 22, 2:05 PM".</returns>
    public string Show(DateTimeOffset at)
    {
        var (local, today) = (TimeZoneInfo.ConvertTime(at, Zone), TimeZoneInfo.ConvertTime(Now, Zone));
        return local.ToString(local.Date == today.Date ? "h:mm tt" : "MMM d, h:mm tt", CultureInfo.InvariantCulture);
    }
}
