using Handoff.Core.Activities;
using Handoff.Core.Conversations;
using Handoff.Core.Handoffs;
using Handoff.Core.Surveys;
using Handoff.Core.Transcripts;

namespace Handoff.Core.Turns;

/// <summary>What a client does.</summary>
internal static class ClientTurns
{
    public static void Join(TurnDraft draft, TurnInput.ClientJoined joined)
    {
        // Joining twice is a reload, not a second greeting.
        if (!draft.Now.IsNew) return;

        Begin(draft, joined.Origin);
        draft.RecordInput(
            new Activity
            {
                Type = ActivityTypes.ConversationUpdate,
                From = new ChannelAccount(draft.Now.Id.Value),
                MembersAdded = joined.Origin.ClientId.Length > 0 ? [new ChannelAccount(joined.Origin.ClientId, role: "user")] : null,
            },
            Audience.Nobody,
            id: null);
        Answer(draft, draft.Turn.Policy.Bot.Greet(new BotTurn(draft.Now, draft.Turn.Conversation.ToStartActivity(), "", draft.Turn.Now)));
    }

    public static void Hear(TurnDraft draft, TurnInput.ClientSaid said)
    {
        if (draft.Now.IsNew && said.Origin is { } origin) Begin(draft, origin);
        // A channel may let a conversation begin before it knows the client: their first activity says who they are.
        if (draft.Now.ClientId.Length == 0 && said.Activity.From is { Id.Length: > 0 } from) draft.Change(c => c with { ClientId = from.Id });

        var (text, masked) = ClientText.ToStore(said.Activity.Text);
        var activity = Received(draft, said, text);
        var audience = activity.Type == ActivityTypes.Message ? Audience.Everyone : Audience.Client;
        draft.RecordInput(activity, audience, said.Id);
        draft.Change(c => c with { LastHeardAt = draft.Turn.Now });

        if (activity.Type == ActivityTypes.Event) Choose(draft, activity);
        if (activity.Type != ActivityTypes.Message) return;

        draft.Change(c => c with { Unanswered = true });
        var turn = new BotTurn(draft.Now, activity, text, draft.Turn.Now);
        var fileDropped = !said.KeepsFiles && said.Activity.Attachments is { Count: > 0 };
        if (ConsentTurns.Hear(draft, said, turn)) return;
        if (draft.Now is { Channel.Brief: true, Stage: Stage.WithBot or Stage.Ended }) GatherTurns.Hear(draft, turn, masked, fileDropped);
        else RespondAtOnce(draft, turn, masked, fileDropped);
    }

    private static void RespondAtOnce(TurnDraft draft, BotTurn turn, bool masked, bool fileDropped)
    {
        Respond(draft, turn, fileDropped);
        if (masked) draft.Announce(draft.Turn.Policy.Words.Say(ReplyKeys.PrivateMasked, draft.Now), DeliveryLane.Bot);
    }

    // Danger comes before the dialog, the survey and the queue: a client half way through a
    // rating question must be heard like one who has just arrived.
    private static void Respond(TurnDraft draft, BotTurn turn, bool fileDropped)
    {
        if (fileDropped && turn.Text.Length == 0)
        {
            draft.Announce(draft.Turn.Policy.Words.Say(ReplyKeys.NoFiles, draft.Now), DeliveryLane.Bot);
            return;
        }

        // Before the answer: the brief of a handoff that it brings already holds what was told.
        if (draft.Turn.Policy.Bot.Told(turn) is { IsEmpty: false } told) draft.Change(c => c with { Facts = ClientFacts.Merge(c.Facts, told) });

        switch (draft.Now.Stage)
        {
            case Stage.WithBot { Question: not null } when turn.Text.Length == 0: break; // an empty text answers nothing, and the question stands
            case Stage.WithBot or Stage.Ended:
                draft.Move(new Stage.WithBot());
                Answer(draft, draft.Turn.Policy.Bot.Answer(turn));
                break;
            case Stage.Waiting waiting: HandoffTurns.HearWaiting(draft, waiting, turn); break;
            case Stage.WithAdvocate held: HandoffTurns.HearWithAdvocate(draft, held, turn); break;
            case Stage.Surveying surveying: SurveyTurns.Hear(draft, surveying.Survey, turn); break;
        }

        if (fileDropped) draft.Announce(draft.Turn.Policy.Words.Say(ReplyKeys.NoFiles, draft.Now), DeliveryLane.Bot);
    }

    public static void Answer(TurnDraft draft, BotReply reply)
    {
        draft.Change(c => c with
        {
            BotState = reply.State,
            Language = reply.Language ?? c.Language,
            LanguageChosen = c.LanguageChosen || reply.LanguageChosen,
            Facts = ClientFacts.Merge(c.Facts, reply.Facts),
        });
        foreach (var words in reply.Says) draft.Say(words);
        if (reply.Handoff is { } wish) HandoffTurns.Queue(draft, wish);
        else if (reply.IfUnanswered is { } silent) UnansweredTurns.Open(draft, silent);
    }

    private static void Begin(TurnDraft draft, ClientOrigin origin) => draft.Change(c => c with
    {
        ClientId = origin.ClientId,
        Channel = origin.Channel,
        Language = origin.Language,
        Locality = origin.Locality,
    });

    private static void Choose(TurnDraft draft, Activity activity)
    {
        if (activity.Name != EventNames.SetLanguage || TextValue(activity, "language") is not { } code) return;

        var language = Language.Of(code);
        var changed = language != draft.Now.Language;
        draft.Change(c => c with { Language = language, LanguageChosen = true });
        if (changed) draft.Announce(draft.Turn.Policy.Words.Say(ReplyKeys.LanguageChanged, draft.Now), DeliveryLane.Bot);
    }

    private static string? TextValue(Activity activity, string name) =>
        activity.Value is { ValueKind: System.Text.Json.JsonValueKind.Object } value
        && value.TryGetProperty(name, out var found) && found.ValueKind == System.Text.Json.JsonValueKind.String
            ? found.GetString()
            : null;

    // What only the channel may say is dropped: id, time, recipient, service URL, caller and role.
    // Files are dropped too, unless the channel was set to take them: identity papers and notices must not lie in a chat log.
    private static Activity Received(TurnDraft draft, TurnInput.ClientSaid said, string text) => said.Activity with
    {
        From = new ChannelAccount(draft.Now.ClientId, role: "user"),
        Recipient = null,
        ServiceUrl = null,
        CallerId = null,
        ReplyToId = null,
        Attachments = said.KeepsFiles ? said.Activity.Attachments : null,
        Text = said.Activity.Text is null ? null : text,
    };
}
