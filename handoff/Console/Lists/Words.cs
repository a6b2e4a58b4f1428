using System.Globalization;
using Handoff.Core.Handoffs;

namespace Handoff.Console.Lists;

/// <summary>How pressing something is, as an advocate reads it. Danger stands above every priority.</summary>
public enum Urgency
{
    Routine,
    Urgent,
    Emergency,
    Danger,
}

/// <summary>The desk's own words for what the system knows by ids.</summary>
internal static class Words
{
    public static Urgency UrgencyOf(HandoffRequest request) => request switch
    {
        { Danger: true } => Urgency.Danger,
        { Priority: Priority.Emergency } => Urgency.Emergency,
        { Priority: Priority.Urgent } => Urgency.Urgent,
        _ => Urgency.Routine,
    };

    public static string Channel(string name) => name switch
    {
        "webchat" => "Web chat",
        "sms" => "Text message",
        "terminal" => "Terminal",
        _ => Title(name),
    };

    public static string Language(string code) => code switch
    {
        "en" => "English",
        "es" => "Spanish",
        _ => code,
    };

    /// <returns>"New mexico" for <c>new-mexico</c>: ids of localities, facts, queues and signals are kebab case.</returns>
    public static string Title(string id)
    {
        var words = id.Replace('-', ' ').Replace('_', ' ').Replace('.', ' ').Trim();
        return words.Length == 0 ? "" : $"{char.ToUpperInvariant(words[0])}{words[1..]}";
    }

    /// <returns>"New Mexico" for <c>new-mexico</c>; null for the default locality, which says nothing.</returns>
    public static string? Locality(string id) =>
        id is "" or "default" ? null : string.Join(' ', id.Split('-', StringSplitOptions.RemoveEmptyEntries).Select(Title));

    /// <returns>Whole minutes, since seconds only make people nervous: "under 1 min", "12 min", "1 h 5 min", "2 days".</returns>
    public static string Span(TimeSpan span) => span switch
    {
        { TotalMinutes: < 1 } => "under 1 min",
        { TotalHours: < 1 } => $"{Number(span.TotalMinutes)} min",
        { TotalDays: < 1 } => $"{Number(span.TotalHours)} h {span.Minutes.ToString(CultureInfo.InvariantCulture)} min",
        { TotalDays: < 2 } => "1 day",
        _ => $"{Number(span.TotalDays)} days",
    };

    public static string Count(int number, string one, string many) => $"{number.ToString(CultureInfo.InvariantCulture)} {(number == 1 ? one : many)}";

    private static string Number(double value) => Math.Floor(value).ToString(CultureInfo.InvariantCulture);
}
