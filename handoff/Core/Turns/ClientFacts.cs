using System.Collections.Immutable;
using Handoff.Core.Activities;
using Handoff.Core.Conversations;

namespace Handoff.Core.Turns;

internal static class ClientFacts
{
    /// <summary>A fact told again replaces the older one; the oldest go when there are too many.</summary>
    public static ImmutableArray<Fact> Merge(ImmutableArray<Fact> known, ImmutableArray<Fact> told)
    {
        if (told.IsDefaultOrEmpty) return known;

        var merged = known.RemoveAll(fact => told.Any(t => t.Name == fact.Name)).AddRange(told.Select(Shorten));
        return merged.Length <= Conversation.MaxFacts ? merged : merged.RemoveRange(0, merged.Length - Conversation.MaxFacts);
    }

    public static Activity ToStartActivity(this Conversation conversation) =>
        new() { Type = ActivityTypes.ConversationUpdate, Conversation = new ConversationAccount(conversation.Id.Value) };

    private static Fact Shorten(Fact fact) =>
        fact.Value.Length <= TurnLimits.MaxFactLength ? fact : fact with { Value = fact.Value[..TurnLimits.MaxFactLength] };
}
