using Chaos.Histories;

namespace Chaos.Checking;

/// <summary>Every claim an advocate was told of is in the log, and the log has none that nobody made.</summary>
internal static class ClaimRules
{
    public static IReadOnlyList<Violation> Check(IReadOnlyCollection<(string Conversation, string Advocate)> claimed, IReadOnlyCollection<Operation> operations)
    {
        var told = operations.Where(operation => operation is { Act: Act.Claim, Outcome: Outcome.Done }).CountBy(operation => (operation.Conversation, operation.Who)).ToDictionary();
        var unknown = operations.Where(operation => operation is { Act: Act.Claim, Outcome: Outcome.Unknown }).CountBy(operation => operation.Who).ToDictionary();
        var logged = claimed.CountBy(claim => claim).ToDictionary();
        var violations = new List<Violation>();
        foreach (var ((conversation, advocate), times) in told)
            if (logged.GetValueOrDefault((conversation, advocate)) < times)
                violations.Add(new("a claim is lost", conversation, $"{advocate} was told {times} times, the log has {logged.GetValueOrDefault((conversation, advocate))}"));

        // One claim whose answer was lost explains one more in the log, wherever that is.
        foreach (var surplus in logged.GroupBy(claim => claim.Key.Advocate, claim => (claim.Key.Conversation, More: claim.Value - told.GetValueOrDefault(claim.Key))))
        {
            var more = surplus.Where(claim => claim.More > 0).ToList();
            if (more.Sum(claim => claim.More) > unknown.GetValueOrDefault(surplus.Key))
                violations.Add(new("a claim that nobody made", more[0].Conversation, $"{surplus.Key}: {more.Sum(claim => claim.More)} more in the logs than told, {unknown.GetValueOrDefault(surplus.Key)} unanswered"));
        }

        return violations;
    }
}
