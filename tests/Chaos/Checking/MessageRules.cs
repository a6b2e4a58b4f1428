using Chaos.Histories;
using Handoff.Core.Conversations;

namespace Chaos.Checking;

/// <summary>Every acknowledged message is there, once, as it was sent; nothing is there twice; nothing is there that nobody sent.</summary>
internal static class MessageRules
{
    public static IEnumerable<Violation> Check(ConversationFacts facts)
    {
        var sent = facts.Operations.Where(operation => operation.Act is Act.Say or Act.Reply).ToDictionary(KeyOf);
        var kept = facts.Log.Where(entry => entry.IsFromClient() || entry.IsFromAdvocate()).ToLookup(KeyOf);
        foreach (var (key, operation) in sent)
            foreach (var violation in CheckOne(facts.Id, operation, [.. kept[key]])) yield return violation;

        foreach (var entries in kept)
            if (!sent.ContainsKey(entries.Key)) yield return new("a message that nobody sent", facts.Id, $"{entries.Key.Id} at {entries.First().Position}");

        foreach (var replay in facts.Operations.Where(operation => operation is { Act: Act.Replay, Outcome: Outcome.Done }))
            if (sent.TryGetValue((false, replay.Id), out var first) && first.Outcome == Outcome.Done && first.Position != replay.Position)
                yield return new("a repeat is acknowledged with another position", facts.Id, $"{replay.Id} at {replay.Position}, first at {first.Position}");
    }

    private static IEnumerable<Violation> CheckOne(string conversation, Operation operation, LogEntry[] kept)
    {
        var places = string.Join(", ", kept.Select(entry => entry.Position));
        if (kept.Length > 1) yield return new("a message is there twice", conversation, $"{operation.Id} at {places}");
        if (operation.Outcome == Outcome.Refused && operation.Act == Act.Say) yield return new("a message was refused", conversation, operation.Id);
        if (operation.Outcome == Outcome.Done && kept.Length == 0) yield return new("an acknowledged message is lost", conversation, $"{operation.Id}, acknowledged at {operation.Position}");
        if (operation is { Outcome: Outcome.Done, Position: { } at } && kept.Length > 0 && kept[0].Position != at)
            yield return new("a message is not where its acknowledgement said", conversation, $"{operation.Id} at {places}, acknowledged at {at}");
        if (kept.Length > 0 && kept[0].Activity.Text != operation.Text) yield return new("a message has another text than was sent", conversation, $"{operation.Id} at {places}");
    }

    // An advocate's one-time key is not part of the activity, but no two of the advocates' texts are the same.
    private static (bool FromAdvocate, string Id) KeyOf(Operation operation) => operation.Act == Act.Reply ? (true, operation.Text) : (false, operation.Id);

    private static (bool FromAdvocate, string Id) KeyOf(LogEntry entry) => entry.IsFromClient() ? (false, entry.InputId() ?? "") : (true, entry.Activity.Text ?? "");
}
