namespace Handoff.Core.Conversations;

/// <summary>
/// Automatic replies that went out lately, so that two machines don't talk for ever. In two windows that begin with a
/// reply: at worst twice as many pass around a window's end.
/// </summary>
public sealed record ReplyPace(DateTimeOffset MinuteFrom, int InMinute, DateTimeOffset HourFrom, int InHour)
{
    public const int MostPerMinute = 6;
    public const int MostPerHour = 40;

    /// <param name="urgent">Safety words: a person in danger may write fast, so only the hour stops them.</param>
    public bool IsFull(DateTimeOffset now, bool urgent) =>
        (now - HourFrom < TimeSpan.FromHours(1) && InHour >= MostPerHour)
        || (!urgent && now - MinuteFrom < TimeSpan.FromMinutes(1) && InMinute >= MostPerMinute);

    /// <returns>With one more.</returns>
    public static ReplyPace Count(ReplyPace? before, DateTimeOffset now)
    {
        var pace = before ?? new ReplyPace(now, 0, now, 0);
        if (now - pace.MinuteFrom >= TimeSpan.FromMinutes(1)) pace = pace with { MinuteFrom = now, InMinute = 0 };
        if (now - pace.HourFrom >= TimeSpan.FromHours(1)) pace = pace with { HourFrom = now, InHour = 0 };
        return pace with { InMinute = pace.InMinute + 1, InHour = pace.InHour + 1 };
    }
}
