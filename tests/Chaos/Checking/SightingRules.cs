namespace Chaos.Checking;

/// <summary>Over all its connections a reader was shown each entry once, in order, and none was left out.</summary>
internal static class SightingRules
{
    public static IEnumerable<Violation> Check(ConversationFacts facts)
    {
        foreach (var sighting in facts.Sightings)
        {
            for (var i = 1; i < sighting.Positions.Count; i++)
                if (sighting.Positions[i] <= sighting.Positions[i - 1])
                    yield return new("a reader saw an entry twice or out of order", facts.Id, $"{sighting.Reader} saw {sighting.Positions[i]} after {sighting.Positions[i - 1]}");

            var shown = facts.Log.Where(entry => entry.IsShownTo(sighting.Audience)).Select(entry => entry.Position).ToHashSet();
            var seen = sighting.Positions.ToHashSet();
            foreach (var position in seen.Where(position => !shown.Contains(position)))
                yield return new("a reader saw what is not in the log", facts.Id, $"{sighting.Reader} saw {position}");
            foreach (var position in shown.Where(position => position <= sighting.Watermark && !seen.Contains(position)))
                yield return new("a reader was not shown an entry", facts.Id, $"{sighting.Reader} never saw {position}, watermark {sighting.Watermark}");
        }
    }
}
