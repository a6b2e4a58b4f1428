using Chaos.Histories;
using Handoff.Core.Conversations;

namespace Chaos.Checking;

/// <summary>What was acknowledged before something else was begun stands before it, whoever said either.</summary>
internal static class OrderRules
{
    public static IEnumerable<Violation> Check(ConversationFacts facts)
    {
        var places = new Dictionary<string, long>();
        foreach (var entry in facts.Log) if (KeyOf(entry) is { } key) places.TryAdd(key, entry.Position);

        var present = facts.Operations
            .Where(operation => operation.Act is Act.Say or Act.Reply && places.ContainsKey(KeyOf(operation)))
            .Select(operation => (Operation: operation, Place: places[KeyOf(operation)]))
            .OrderBy(one => one.Operation.Invoked).ToList();
        var ended = new Queue<(Operation Operation, long Place)>(
            present.Where(one => one.Operation is { Outcome: Outcome.Done, Returned: not null }).OrderBy(one => one.Operation.Returned));

        var last = (Id: "", Place: 0L);
        foreach (var (operation, place) in present)
        {
            while (ended.TryPeek(out var earlier) && earlier.Operation.Returned < operation.Invoked)
                if (ended.Dequeue() is var done && done.Place > last.Place) last = (done.Operation.Id, done.Place);

            if (place < last.Place) yield return new("messages are out of order", facts.Id, $"{operation.Id} at {place} was begun after {last.Id} at {last.Place} was acknowledged");
        }
    }

    private static string KeyOf(Operation operation) => operation.Act == Act.Reply ? $"reply {operation.Text}" : $"say {operation.Id}";

    private static string? KeyOf(LogEntry entry) =>
        entry.IsFromClient() ? $"say {entry.InputId()}" : entry.IsFromAdvocate() ? $"reply {entry.Activity.Text}" : null;
}
