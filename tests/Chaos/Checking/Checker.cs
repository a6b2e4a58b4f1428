using Chaos.Histories;
using Handoff.Core.Conversations;

namespace Chaos.Checking;

/// <summary>Compares what people did and saw with what the store holds. Pure: the same facts, the same violations.</summary>
internal static class Checker
{
    public static IReadOnlyList<Violation> Check(ConversationFacts facts)
    {
        var walk = LogWalk.Of(facts.Log);
        return
        [
            .. LogRules.Check(facts),
            .. MessageRules.Check(facts),
            .. OrderRules.Check(facts),
            .. walk.Faults.Select(fault => new Violation(fault.Rule, facts.Id, fault.What)),
            .. HandoffRules.Check(facts, walk),
            .. DangerRules.Check(facts, walk),
            .. SightingRules.Check(facts),
            .. TextRules.Check(facts),
        ];
    }

    public static IReadOnlyList<Violation> Check(IReadOnlyCollection<Conversation> snapshots, IndexFacts indexes) => IndexRules.Check(snapshots, indexes);

    /// <param name="claimed">Claims in all logs: conversation and advocate's name.</param>
    public static IReadOnlyList<Violation> Check(IReadOnlyCollection<(string Conversation, string Advocate)> claimed, IReadOnlyCollection<Operation> operations) =>
        ClaimRules.Check(claimed, operations);
}
