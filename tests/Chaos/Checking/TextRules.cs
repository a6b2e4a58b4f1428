using Handoff.Core.Activities;
using Handoff.Core.Conversations;
using Handoff.Core.Deliveries;

namespace Chaos.Checking;

/// <summary>No text message goes out twice, none that is not in the log, and the store knows of each that went.</summary>
internal static class TextRules
{
    public static IEnumerable<Violation> Check(ConversationFacts facts)
    {
        if (facts.Texts is not { } texts) yield break;

        var states = texts.Statuses.ToDictionary(status => status.Id.Position, status => status.State);
        var said = facts.Log.Where(entry => entry.IsForClient() && entry.Activity.Type == ActivityTypes.Message && !entry.IsFromClient()).Select(entry => entry.Position).ToHashSet();
        foreach (var (position, times) in texts.Taken.CountBy(position => position))
        {
            if (times > 1) yield return new("a text went out twice", facts.Id, $"that at {position}, {times} times");
            if (!said.Contains(position)) yield return new("a text went out that the log does not hold", facts.Id, $"at {position}");
            if (states.GetValueOrDefault(position) is DeliveryState.Pending or DeliveryState.Suppressed)
                yield return new("a text went out and the store does not know", facts.Id, $"that at {position} is {states.GetValueOrDefault(position)}");
        }

        foreach (var (position, state) in states)
            if (state is DeliveryState.Accepted or DeliveryState.Sent or DeliveryState.Delivered && !texts.Taken.Contains(position))
                yield return new("a text is called sent that never went out", facts.Id, $"that at {position} is {state}");
    }
}
