using Handoff.Core.Activities;
using Handoff.Core.Conversations;

namespace Handoff.Core.Turns;

/// <summary>What follows when words to a phone did not arrive.</summary>
internal static class DeliveryTurns
{
    // With the bot there is nobody to tell: the client writes again if they still need it.
    public static void Miss(TurnDraft draft, TurnInput.DeliveryMissed missed)
    {
        if (draft.Now.Stage is not (Stage.Waiting or Stage.WithAdvocate)) return;
        draft.Event(EventNames.DeliveryMissed, Audience.Advocates, TurnJson.Missed(missed.Position), missed.Words, input: missed.Id);
    }
}
