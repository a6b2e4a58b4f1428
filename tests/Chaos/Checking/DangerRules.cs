using Chaos.Histories;
using Handoff.Core.Activities;
using Handoff.Core.Handoffs;

namespace Chaos.Checking;

/// <summary>Words of danger are answered in the same turn: the safety words, an alert, an urgent request.</summary>
internal static class DangerRules
{
    public static IEnumerable<Violation> Check(ConversationFacts facts, LogWalk walk)
    {
        var dangerous = facts.Operations.Where(operation => operation is { Act: Act.Say, Expects: not null }).ToDictionary(operation => operation.Id);
        var given = new HashSet<string>(); // said already while this advocate has the floor: not repeated
        for (var i = 0; i < facts.Log.Length; i++)
        {
            var entry = facts.Log[i];
            if (walk.After(i).Holder != Holder.Advocate || walk.Before(i).Holder != Holder.Advocate) given.Clear();
            if (!entry.IsFromClient() || !dangerous.TryGetValue(entry.InputId() ?? "", out var operation)) continue;

            var end = EndOfTurn(facts, i);
            var turn = facts.Log.Skip(i + 1).Take(end - i - 1).ToList();
            var held = walk.Before(i).Holder == Holder.Advocate;
            var said = turn.Any(reply => reply.IsForClient() && reply.Speaker() == "bot" && reply.Activity.Text?.Contains(operation.Expects!, StringComparison.Ordinal) == true);
            if (!said && !(held && given.Contains(operation.Expects!))) yield return new("no safety words", facts.Id, $"after {operation.Id} at {entry.Position}");
            if (!turn.Any(reply => reply.IsEvent(EventNames.Alert))) yield return new("no alert", facts.Id, $"after {operation.Id} at {entry.Position}");
            if (walk.After(end - 1) is { Holder: Holder.Bot } or { Priority: < Priority.Urgent })
                yield return new("no urgent request", facts.Id, $"after {operation.Id} at {entry.Position}");
            if (held) given.Add(operation.Expects!);
        }
    }

    // A claim, a release or a deadline is no input, but begins with an event or a system line after what the bot said.
    private static int EndOfTurn(ConversationFacts facts, int start)
    {
        var at = facts.Log[start].Activity.Timestamp;
        var end = start + 1;
        while (end < facts.Log.Length && facts.Log[end].Activity.Timestamp == at && !facts.Log[end].IsInput()) end++;
        return end;
    }
}
