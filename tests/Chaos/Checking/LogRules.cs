namespace Chaos.Checking;

/// <summary>The log itself: positions without gaps, the snapshot's length, and what a client reads of it.</summary>
internal static class LogRules
{
    public static IEnumerable<Violation> Check(ConversationFacts facts)
    {
        for (var i = 0; i < facts.Log.Length; i++)
        {
            var (entry, expected) = (facts.Log[i], i + 1);
            if (entry.Position != expected) yield return new("positions have gaps", facts.Id, $"{entry.Position} stands where {expected} should");
            if (entry.Activity.Id != facts.Snapshot.Id.ActivityId(entry.Position))
                yield return new("an activity has another's id", facts.Id, $"{entry.Activity.Id} at {entry.Position}");
        }

        if (facts.Snapshot.LogLength != facts.Log.Length)
            yield return new("the snapshot and the log differ in length", facts.Id, $"{facts.Snapshot.LogLength} and {facts.Log.Length}");

        var forClient = facts.Log.Where(entry => entry.IsForClient() && entry.Position <= facts.HttpReadTo).Select(entry => entry.Activity.Id);
        if (!forClient.SequenceEqual(facts.OverHttp)) yield return new("Direct Line shows another log than the store holds", facts.Id, $"{facts.OverHttp.Length} activities");
    }
}
