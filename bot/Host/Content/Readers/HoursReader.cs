using System.Collections.Immutable;
using System.Globalization;
using Bot.Host.Content.Shapes;
using Bot.Host.Content.Yaml;
using Handoff.Core.Handoffs;

namespace Bot.Host.Content.Readers;

/// <summary>Time zone, hours and holidays of <c>handoff.yaml</c>.</summary>
internal sealed class HoursReader(ShapeReader shapes, WordsReader words)
{
    // As DayOfWeek counts.
    private static readonly string[] Days = ["sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday"];

    public OpeningHours Read(Fields fields)
    {
        var zone = Zone(fields.Required("time-zone", "Write time-zone: America/Denver, or another name of the IANA list."));
        var week = Week(fields.Required("hours", "Write hours: and below it monday: \"08:00-17:00\" to sunday: closed."));
        return new OpeningHours(zone, week, Holidays(fields.Optional("holidays")));
    }

    private TimeZoneInfo Zone(YamlNode? node)
    {
        var name = shapes.Line(node);
        if (name.Length == 0 || TimeZoneInfo.TryFindSystemTimeZoneById(name, out _)) return name.Length == 0 ? TimeZoneInfo.Utc : TimeZoneInfo.FindSystemTimeZoneById(name);
        shapes.Findings.Fault(node!.At, $"There is no time zone {name}.", "Write a name of the IANA list, such as America/Denver. If it is right, this computer lacks time zone data: install tzdata.");
        return TimeZoneInfo.Utc;
    }

    private ImmutableArray<OpenSpan?> Week(YamlNode? node)
    {
        if (shapes.Group(node, "Below hours: write monday: \"08:00-17:00\" to sunday: closed.") is not { } fields) return [.. new OpenSpan?[7]];
        ImmutableArray<OpenSpan?> week = [.. Days.Select(day => Span(fields.Required(day, $"Write {day}: \"08:00-17:00\" or {day}: closed.")))];
        fields.NothingElse();
        return week;
    }

    private OpenSpan? Span(YamlNode? node)
    {
        var written = shapes.Line(node);
        if (written is "" or "closed") return null;
        if (written.Split('-') is [var from, var to] && Time(from) is { } opens && Time(to) is { } closes)
        {
            if (opens < closes) return new OpenSpan(opens, closes);
            shapes.Findings.Fault(node!.At, "This closes before it opens.", "Write the earlier time first; hours can't go past midnight.");
            return null;
        }

        shapes.Findings.Fault(node!.At, "These are not opening hours.", "Write \"08:00-17:00\" on a clock of 24 hours, or closed.");
        return null;
    }

    // 24:00 is the last moment of the day: hours that never close.
    private static TimeOnly? Time(string written) => written.Trim() switch
    {
        "24:00" => TimeOnly.MaxValue,
        var time when TimeOnly.TryParseExact(time, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var read) => read,
        _ => null,
    };

    private ImmutableHashSet<DateOnly> Holidays(YamlNode? node)
    {
        var holidays = ImmutableHashSet.CreateBuilder<DateOnly>();
        foreach (var item in node is null ? [] : shapes.Items(node))
        {
            if (shapes.Group(item, "Write {date: 2026-11-26, name: {en: ..., es: ...}}.") is not { } fields) continue;
            var date = shapes.Date(fields.Required("date", "Write date: 2026-11-26."));
            words.Localized(fields.Required("name", "Write name: {en: ..., es: ...}."));
            fields.NothingElse();
            if (date is { } day && !holidays.Add(day)) shapes.Findings.Fault(item.At, $"{day:yyyy-MM-dd} is here twice.", "Remove one.");
        }

        return holidays.ToImmutable();
    }
}
