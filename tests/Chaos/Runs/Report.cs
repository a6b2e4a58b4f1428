using System.Globalization;
using System.Text;

namespace Chaos.Runs;

/// <summary>A verdict in words.</summary>
internal static class Report
{
    private const int ShownViolations = 25;

    public static string Write(Verdict verdict)
    {
        var (o, c) = (verdict.Options, verdict.Counts);
        var text = new StringBuilder();
        text.AppendLine("Timeline:");
        foreach (var line in verdict.Timeline) text.AppendLine(line);
        text.AppendLine().Append(CultureInfo.InvariantCulture, $"Verdict: {(verdict.Holds ? "every promise was kept" : $"{verdict.Violations.Count} violations")}. ")
            .AppendLine(CultureInfo.InvariantCulture, $"Seed {o.Seed}, {o.Store}{(o.EverySecond ? " (fsync each second)" : "")}, {o.Seconds} s, {o.Nodes} nodes, {o.Conversations} conversations, {o.Advocates} advocates.");
        text.AppendLine(CultureInfo.InvariantCulture, $"Messages: {c.Acknowledged} acknowledged, {c.Unknown} unknown, {c.Replays} repeated on purpose; {c.Replies} of advocates. Answered in {c.TypicalAnswer.TotalMilliseconds:F0} ms (median); longest wait {c.LongestOutage.TotalSeconds:F1} s.");
        text.AppendLine(CultureInfo.InvariantCulture, $"Texts to phones: {c.Texts} went out; of {c.TextsUncertain} nobody knows whether they did.");
        text.AppendLine(CultureInfo.InvariantCulture, $"Faults: {c.Kills} kills, {c.Pauses} pauses, {c.Restarts} restarts, {c.SocketDrops} times all sockets dropped; {c.RefusedStarts} starts refused. Everything served again {c.Healed.TotalSeconds:F1} s after the last.");
        text.AppendLine(CultureInfo.InvariantCulture, $"Handoffs: {c.Handoffs} begun, {c.Claims} claims; at the end {c.StillWaiting} wait and {c.StillHeld} are held. Log entries: {c.LogEntries}, shown to clients and advocates {c.Shown} times.");
        foreach (var rule in verdict.Violations.CountBy(violation => violation.Rule)) text.AppendLine(CultureInfo.InvariantCulture, $"{rule.Value,6} x {rule.Key}");
        foreach (var violation in verdict.Violations.Take(ShownViolations)) text.AppendLine(CultureInfo.InvariantCulture, $"VIOLATION {violation.Rule} [{violation.Conversation}] {violation.What}");
        foreach (var evidence in verdict.Evidence) text.AppendLine().AppendLine(evidence);
        return text.ToString();
    }
}
