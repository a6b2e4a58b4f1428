using System.Diagnostics;
using Handoff.Core.Conversations;

namespace Handoff.Core.Turns;

/// <summary>Decides what a turn does. Total: it never throws for what a person typed or clicked.</summary>
public static class TurnDecider
{
    public static TurnDecision Decide(TurnContext turn)
    {
        var draft = new TurnDraft(turn);
        switch (turn.Input)
        {
            case TurnInput.ClientJoined joined: ClientTurns.Join(draft, joined); break;
            case TurnInput.ClientSaid said when Repeat(turn.Conversation, said.Id) is { } first: return TurnDecision.Nothing(turn.Conversation, first);
            case TurnInput.ClientSaid said: ClientTurns.Hear(draft, said); break;
            case TurnInput.AdvocateSaid said when Repeat(turn.Conversation, said.Id) is { } first: return TurnDecision.Nothing(turn.Conversation, first);
            case TurnInput.AdvocateNoted noted when Repeat(turn.Conversation, noted.Id) is { } first: return TurnDecision.Nothing(turn.Conversation, first);
            case TurnInput.DeliveryMissed missed when Repeat(turn.Conversation, missed.Id) is { } first: return TurnDecision.Nothing(turn.Conversation, first);
            case TurnInput.DeliveryMissed missed: DeliveryTurns.Miss(draft, missed); break;
            case TurnInput.ClientOptedOut: ConsentTurns.RefusedByCarrier(draft); break;
            case TurnInput.DeadlinePassed passed: DeadlineTurns.Pass(draft, passed.Deadline); break;
            case TurnInput.AdvocateClaimed or TurnInput.AdvocateSaid or TurnInput.AdvocateNoted or TurnInput.AdvocateResolved
                or TurnInput.AdvocateReturnedToBot or TurnInput.AdvocateTransferred or TurnInput.AdvocateLost:
                AdvocateTurns.Act(draft, turn.Input);
                break;
            default: throw new UnreachableException();
        }

        return draft.Decide();
    }

    private static long? Repeat(Conversation conversation, InputId id)
    {
        // Newest first: a repeat is nearly always of the last input.
        for (var i = conversation.Heard.Length - 1; i >= 0; i--)
            if (conversation.Heard[i].Input == id) return conversation.Heard[i].Position;

        return null;
    }
}
