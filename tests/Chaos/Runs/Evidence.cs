using System.Globalization;
using System.Text;
using Chaos.Checking;
using Chaos.Histories;
using Handoff.Core.Conversations;

namespace Chaos.Runs;

/// <summary>One conversation's log beside what people did in it: ids and positions, no texts.</summary>
internal static class Evidence
{
    public static string Write(ConversationFacts facts)
    {
        var text = new StringBuilder();
        text.AppendLine(CultureInfo.InvariantCulture, $"Conversation {facts.Id}: {facts.Snapshot.Stage.GetType().Name}, {facts.Snapshot.LogLength} entries");
        foreach (var operation in facts.Operations) text.AppendLine(Line(operation));
        text.AppendLine("log:");
        foreach (var entry in facts.Log) text.AppendLine(Line(entry));
        foreach (var sighting in facts.Sightings) text.AppendLine(CultureInfo.InvariantCulture, $"{sighting.Reader} saw up to {sighting.Watermark}: {string.Join(' ', sighting.Positions)}");
        return text.ToString();
    }

    private static string Line(Operation o) => string.Create(
        CultureInfo.InvariantCulture,
        $"  {o.Invoked.TotalSeconds,8:F3} to {(o.Returned is { } at ? at.TotalSeconds.ToString("F3", CultureInfo.InvariantCulture) : "?"),8} {o.Who} {o.Act} {o.Id} {o.Outcome} {(o.Position is { } p ? $"at {p}" : "")}{(o.Tries > 1 ? $" after {o.Tries} tries" : "")}");

    private static string Line(LogEntry e) => string.Create(
        CultureInfo.InvariantCulture,
        $"  {e.Position,5} {e.Activity.Timestamp:HH:mm:ss.fff} {e.Audience} {e.Activity.Type} {e.Activity.Name} {e.State()} {e.InputId()} {e.Speaker()} {(e.IsFromAdvocate() ? e.Activity.From?.Name : "")} {(e.Floor() is { } floor ? $"floor {floor.Stage} {floor.Name}" : "")}");
}
