using Handoff.Core.Activities;
using Handoff.Core.Conversations;
using Handoff.Core.Handoffs;

namespace Handoff.Core.Turns;

/// <summary>What an advocate does. Whoever does not have the floor changes nothing.</summary>
internal static class AdvocateTurns
{
    public static void Act(TurnDraft draft, TurnInput input)
    {
        switch (draft.Now.Stage, input)
        {
            case (Stage.Waiting waiting, TurnInput.AdvocateClaimed claim): Claim(draft, waiting, claim); break;
            case (Stage.WithAdvocate held, TurnInput.AdvocateLost lost) when held.Advocate.Id == lost.Advocate:
                HandoffTurns.PutBack(draft, held.Request, held.Request.Queue, ReplyKeys.PutBack);
                break;
            case (Stage.WithAdvocate held, _) when Actor(input) is { } advocate && advocate.Id == held.Advocate.Id: ActOnOwn(draft, held, input); break;
        }
    }

    private static void ActOnOwn(TurnDraft draft, Stage.WithAdvocate held, TurnInput input)
    {
        switch (input)
        {
            case TurnInput.AdvocateSaid when draft.Now.IsSilenced: break; // the desk says why; nothing may be sent
            case TurnInput.AdvocateSaid said: draft.SayAs(held.Advocate, ClientText.Clean(said.Text), said.Id, said.Again); break;
            case TurnInput.AdvocateNoted noted: Note(draft, held.Advocate, noted.Text, noted.Id); break;
            case TurnInput.AdvocateResolved resolved: Resolve(draft, held, resolved); break;
            case TurnInput.AdvocateReturnedToBot: ReturnToBot(draft, held); break;
            case TurnInput.AdvocateTransferred moved: Transfer(draft, held, moved); break;
            case TurnInput.AdvocateClaimed: break; // a double click
            default: throw new System.Diagnostics.UnreachableException();
        }
    }

    private static Advocate? Actor(TurnInput input) => input switch
    {
        TurnInput.AdvocateClaimed i => i.Advocate,
        TurnInput.AdvocateSaid i => i.Advocate,
        TurnInput.AdvocateNoted i => i.Advocate,
        TurnInput.AdvocateResolved i => i.Advocate,
        TurnInput.AdvocateReturnedToBot i => i.Advocate,
        TurnInput.AdvocateTransferred i => i.Advocate,
        _ => null,
    };

    private static void Claim(TurnDraft draft, Stage.Waiting waiting, TurnInput.AdvocateClaimed claim)
    {
        draft.Move(new Stage.WithAdvocate(waiting.Request, claim.Advocate, draft.Turn.Now));
        draft.Event(EventNames.HandoffStatus, Audience.Everyone, TurnJson.Status("accepted"), input: claim.Id);
        if (!draft.Now.Discreet) draft.Announce(draft.Turn.Policy.Words.Say(ReplyKeys.Accepted, draft.Now, ("advocate", claim.Advocate.Name)));
    }

    private static void Resolve(TurnDraft draft, Stage.WithAdvocate held, TurnInput.AdvocateResolved resolved)
    {
        if (!draft.Turn.Policy.Rules.ResolveCategories.Any(category => category.Id == resolved.Category)) return;

        draft.Event(EventNames.HandoffStatus, Audience.Advocates, TurnJson.Outcome("completed", resolved.Category, ClientText.Clean(resolved.Note)));
        draft.Move(new Stage.Ended(draft.Turn.Now));
        if (!draft.Now.Discreet) draft.Announce(draft.Turn.Policy.Words.Say(ReplyKeys.Resolved, draft.Now, ("advocate", held.Advocate.Name)));

        // Nobody is asked for stars after a crisis, nor on a phone that wants silence or that others may read.
        if (!held.Request.Danger && !draft.Now.IsSilenced && !draft.Now.Discreet) SurveyTurns.Offer(draft, held);
    }

    private static void ReturnToBot(TurnDraft draft, Stage.WithAdvocate held)
    {
        draft.Move(new Stage.WithBot());
        draft.Event(EventNames.HandoffStatus, Audience.Advocates, TurnJson.Outcome("completed", "back-to-bot", null));
        if (!draft.Now.Discreet) draft.Announce(draft.Turn.Policy.Words.Say(ReplyKeys.BackToBot, draft.Now, ("advocate", held.Advocate.Name)));
    }

    private static void Transfer(TurnDraft draft, Stage.WithAdvocate held, TurnInput.AdvocateTransferred moved)
    {
        if (!draft.Turn.Policy.Rules.Queues.ContainsKey(moved.Queue)) return;

        if (moved.Note is { Length: > 0 } note) Note(draft, held.Advocate, note, id: null);
        HandoffTurns.PutBack(draft, held.Request, moved.Queue, ReplyKeys.Transferred);
    }

    private static void Note(TurnDraft draft, Advocate advocate, string text, InputId? id) => draft.RecordInput(
        new Activity
        {
            Type = ActivityTypes.Event,
            Name = EventNames.Note,
            Text = ClientText.Clean(text),
            From = new ChannelAccount(advocate.Id.Value, advocate.Name, "bot"),
        },
        Audience.Advocates,
        id);
}
