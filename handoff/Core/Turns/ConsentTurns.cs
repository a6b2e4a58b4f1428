using System.Text.Json;
using Handoff.Core.Activities;
using Handoff.Core.Conversations;
using Handoff.Core.Handoffs;

namespace Handoff.Core.Turns;

/// <summary>
/// Whether a phone may be sent texts. Heard before everything else, and kept for ever: after a stop nothing is pushed, by
/// the bot or by a person, until they ask for texts again.
/// </summary>
internal static class ConsentTurns
{
    private const string Stopped = "stopped";
    private const string Started = "started";

    /// <summary>Of the one text that may still go out after a stop, in its <c>channelData</c>.</summary>
    private const string Confirmation = """{"consent":"confirmation"}""";

    /// <returns>Whether it may go to a client who opted out: the one text that says so.</returns>
    public static bool IsConfirmation(Activity said) =>
        said.ChannelData is { ValueKind: JsonValueKind.Object } data && data.TryGetProperty("consent", out var consent) && consent.ValueKind == JsonValueKind.String && consent.ValueEquals("confirmation");

    /// <returns>Whether the turn is decided by it.</returns>
    public static bool Hear(TurnDraft draft, TurnInput.ClientSaid said, BotTurn turn)
    {
        if (!draft.Now.Channel.Pushes) return false;

        var took = said.Carrier?.Took ?? ConsentWord.None;
        var word = took == ConsentWord.None ? draft.Turn.Policy.Bot.Consent(turn.Text) : took;
        switch (word, draft.Now.IsSilenced)
        {
            case (ConsentWord.Stop, false): Stop(draft, turn, confirm: said.Carrier is { ConfirmsStop: false }); return true;
            case (ConsentWord.Start, true): Start(draft, confirm: took != ConsentWord.Start); return true;
            case (_, true): HearUrgent(draft, turn); return true;
            case (ConsentWord.Help, false): HearUrgent(draft, turn); return true; // the carrier has answered it
            default: return false;
        }
    }

    public static void RefusedByCarrier(TurnDraft draft)
    {
        if (!draft.Now.IsNew && draft.Now.Channel.Pushes && !draft.Now.IsSilenced) Silence(draft);
    }

    private static void Stop(TurnDraft draft, BotTurn turn, bool confirm)
    {
        // Before the flag, and marked, so that it is the one that still goes out.
        if (confirm) draft.Announce(draft.Turn.Policy.Words.Say(ReplyKeys.OptedOut, draft.Now) with { ChannelData = Confirmation }, DeliveryLane.Safety);
        // What they wrote just before is part of it: "i want to die", then "stop".
        var unanswered = (draft.Now.Stage as Stage.WithBot)?.Gathered?.Text;
        Silence(draft);
        HearUrgent(draft, unanswered is null ? turn : turn with { Text = $"{unanswered}\n{turn.Text}" });
    }

    private static void Silence(TurnDraft draft)
    {
        draft.Change(c => c with { OptedOutAt = draft.Turn.Now });
        draft.Event(EventNames.Consent, Audience.Advocates, TurnJson.Status(Stopped));
        switch (draft.Now.Stage)
        {
            case Stage.WithBot { Question: { Priority: >= Priority.Urgent } asked }: UnansweredTurns.Bring(draft, asked); break; // they can't be asked again
            case Stage.WithBot: draft.Move(new Stage.WithBot()); break;
            case Stage.Surveying: draft.Move(new Stage.Ended(draft.Turn.Now)); break;
            case Stage.Waiting { Request.Danger: true, Request: var request }: Alert(draft, request); break;
            case Stage.WithAdvocate { Request: { Danger: true } request }: Alert(draft, request); break;
            case Stage.Waiting:
                // Nobody could answer them. A person in danger stays in line: somebody must look.
                draft.Event(EventNames.HandoffStatus, Audience.Advocates, TurnJson.Status("failed", "The client asked for no more texts, so they left the line."));
                draft.Move(new Stage.Ended(draft.Turn.Now));
                break;
        }
    }

    private static void Start(TurnDraft draft, bool confirm)
    {
        draft.Change(c => c with { OptedOutAt = null });
        draft.Event(EventNames.Consent, Audience.Advocates, TurnJson.Status(Started));
        if (confirm) draft.Announce(draft.Turn.Policy.Words.Say(ReplyKeys.OptedIn, draft.Now), DeliveryLane.Bot);
    }

    // To whoever wants silence nothing is said; but danger is heard, and then a person is needed at once.
    private static void HearUrgent(TurnDraft draft, BotTurn turn)
    {
        switch (draft.Now.Stage)
        {
            case Stage.WithBot or Stage.Ended:
                turn = turn with { Conversation = draft.Now };
                // A question can't be sent to them either, so a person comes instead of it.
                var reply = draft.Turn.Policy.Bot.Answer(turn);
                if ((reply.Handoff ?? reply.IfUnanswered?.Wish) is { Priority: >= Priority.Urgent } wish) ClientTurns.Answer(draft, reply with { Handoff = wish });
                break;
            case Stage.Waiting waiting when Danger(draft, turn): HandoffTurns.HearWaiting(draft, waiting, turn); break;
            case Stage.WithAdvocate held when Danger(draft, turn): HandoffTurns.HearWithAdvocate(draft, held, turn); break;
        }
    }

    private static bool Danger(TurnDraft draft, BotTurn turn) => draft.Turn.Policy.Bot.Listen(turn).Danger is not null;

    // They wanted silence in the middle of it: that may be fear, or somebody else who holds the phone.
    private static void Alert(TurnDraft draft, HandoffRequest request) => draft.Event(
        EventNames.Alert, Audience.Advocates,
        TurnJson.Alert("opted-out", request.Priority, request.Brief with { Reason = $"Asked for no more texts, and can't be sent any. {request.Brief.Reason}" }));
}
