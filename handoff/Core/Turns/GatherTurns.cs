using Handoff.Core.Activities;
using Handoff.Core.Conversations;

namespace Handoff.Core.Turns;

/// <summary>
/// On a phone the bot answers a moment later, so that three quick texts get one answer. Each is in the log at once, and
/// danger is answered at once; the moment is a deadline in the store, so that a restart forgets no answer.
/// </summary>
internal static class GatherTurns
{
    public static void Hear(TurnDraft draft, BotTurn turn, bool masked, bool fileDropped)
    {
        var floor = draft.Now.Stage as Stage.WithBot ?? new Stage.WithBot();
        var before = floor.Gathered;
        var gathered = Gathered.Add(before, turn.Text, masked, fileDropped, TurnLimits.MaxTextLength, draft.Turn.Now);
        if (gathered.Text.Length == 0 && !gathered.FileDropped)
        {
            draft.Move(floor with { Gathered = null });
            return; // an empty text asks nothing, and answers nothing either
        }

        draft.Move(floor with { Gathered = gathered });

        // Asked now and once more when it is due: the bot is pure, and only it knows what is danger.
        // By itself too: harmless texts just before must not drown it.
        var reply = Ask(draft, gathered.Text);
        if (before is not null && reply is not { Handoff.Danger: true }) reply = Ask(draft, turn.Text);
        if (reply is { Handoff.Danger: true } urgent)
        {
            draft.Move(new Stage.WithBot());
            ClientTurns.Answer(draft, urgent);
        }
        else if (before is null)
        {
            ClientTurns.Answer(draft, draft.Turn.Policy.Bot.Greet(turn with { Conversation = draft.Now }));
        }
    }

    public static void Answer(TurnDraft draft, Stage.WithBot floor, Gathered gathered)
    {
        draft.Move(gathered.Text.Length > 0 ? new Stage.WithBot() : floor with { Gathered = null });
        if (gathered.Text.Length > 0) ClientTurns.Answer(draft, Ask(draft, gathered.Text));
        if (gathered.FileDropped) draft.Announce(draft.Turn.Policy.Words.Say(ReplyKeys.NoFiles, draft.Now), DeliveryLane.Bot);
        if (gathered.Masked) draft.Announce(draft.Turn.Policy.Words.Say(ReplyKeys.PrivateMasked, draft.Now), DeliveryLane.Bot);
        draft.RecordIfSilent(EventNames.Unanswered);
    }

    private static BotReply Ask(TurnDraft draft, string text) => draft.Turn.Policy.Bot.Answer(
        new BotTurn(draft.Now, new Activity { Type = ActivityTypes.Message, Text = text }, text, draft.Turn.Now));
}
