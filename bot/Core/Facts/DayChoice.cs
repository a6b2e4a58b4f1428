using System.Globalization;
using Bot.Core.Recognizers;
using Handoff.Core.Conversations;

namespace Bot.Core.Facts;

/// <summary>The one day that a date means, where that is clear enough to be written beside the client's words.</summary>
internal static class DayChoice
{
    /// <returns>ISO date; null for a range, for no such day, and for "5/6" in Spanish, which people here write both ways.</returns>
    public static string? Of(Recognized date, When when, Language language, DateTime now)
    {
        var days = date.Resolution.Values
            .Where(value => value.Type is "date" or "datetime" && value.Value is [_, _, _, _, '-', ..])
            .Select(value => DateOnly.Parse(value.Value.AsSpan(0, 10), CultureInfo.InvariantCulture)).Distinct().ToArray();
        if (days.Length == 0 || IsUnclear(date.Text, language)) return null;

        var today = DateOnly.FromDateTime(now);
        var day = when switch
        {
            When.Past => days.LastOrDefault(day => day <= today, days[0]),
            When.Future => days.FirstOrDefault(day => day >= today, days[^1]),
            _ => days.MinBy(day => Math.Abs(day.DayNumber - today.DayNumber)),
        };
        return day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
    }

    private static bool IsUnclear(string text, Language language)
    {
        if (language != Language.Spanish || text.Any(char.IsLetter)) return false;
        var parts = text.Split('/', '-', '.');
        return parts.Length is 2 or 3 && int.TryParse(parts[0], CultureInfo.InvariantCulture, out var first) && int.TryParse(parts[1], CultureInfo.InvariantCulture, out var second)
            && first is >= 1 and <= 12 && second is >= 1 and <= 12 && first != second;
    }
}
