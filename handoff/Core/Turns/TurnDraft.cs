using System.Collections.Immutable;
using System.Text.Json;
using Handoff.Core.Activities;
using Handoff.Core.Conversations;
using Handoff.Core.Surveys;

namespace Handoff.Core.Turns;

/// <summary>
/// A decision while it is being made. It lives inside one call of <see cref="TurnDecider.Decide"/>:
/// seen from outside, the decision is still a pure function.
/// </summary>
internal sealed class TurnDraft(TurnContext turn)
{
    private static readonly ChannelAccount Bot = new("benefits-bot", "BenefitsBot", "bot");
    private readonly ImmutableArray<LogEntry>.Builder entries = ImmutableArray.CreateBuilder<LogEntry>();
    private readonly ImmutableArray<Delivery>.Builder deliveries = ImmutableArray.CreateBuilder<Delivery>();
    private SurveyAnswer? survey;
    private bool spoke;

    public TurnContext Turn => turn;
    public Conversation Now { get; private set; } = turn.Conversation;
    public long? InputPosition { get; private set; }

    public void Change(Func<Conversation, Conversation> change) => Now = change(Now);

    public void Move(Stage stage) => Now = Now with { Stage = stage };

    /// <summary>Appends what came in, and remembers its id so that a repeat is known.</summary>
    public void RecordInput(Activity activity, Audience audience, InputId? id)
    {
        InputPosition = Append(activity, audience);
        Remember(id, InputPosition.Value);
    }

    public void Say(Utterance words, DeliveryLane lane = DeliveryLane.Bot) => Say(words, Bot, "bot", lane);

    /// <param name="again">Position of the message that this repeats; else null.</param>
    public void SayAs(Handoffs.Advocate advocate, string text, InputId? id, long? again = null)
    {
        var words = new Utterance(text) { ChannelData = again is { } first ? $$"""{"again":{{first}}}""" : null };
        var activity = Message(words, new ChannelAccount(advocate.Id.Value, advocate.Name, "bot"), "person");
        RecordInput(activity, Audience.Everyone, id);
        Now = Now with { Unanswered = false };
        Push(InputPosition!.Value, DeliveryLane.Advocate);
    }

    /// <summary>A line about what happens, neither the bot's nor a person's: "Maria is here with you now".</summary>
    public void Announce(Utterance words, DeliveryLane lane = DeliveryLane.Advocate) => Say(words, Bot, "system", lane);

    /// <param name="input">The input that this is all there is to show of.</param>
    public void Event(string name, Audience audience, JsonElement value, string? text = null, ChannelAccount? from = null, InputId? input = null) =>
        Remember(input, Append(new Activity { Type = ActivityTypes.Event, Name = name, Value = value, Text = text, From = from ?? Bot }, audience));

    public void Report(SurveyAnswer answer) => survey = answer;

    /// <summary>For a turn that changes something and has nothing to say: a change without an entry would not be kept.</summary>
    public void RecordIfSilent(string name)
    {
        if (entries.Count == 0) Event(name, Audience.Nobody, TurnJson.Status("silent"));
    }

    public TurnDecision Decide() => new(
        turn.Conversation,
        Now with { LogLength = turn.Conversation.LogLength + entries.Count },
        entries.ToImmutable(),
        deliveries.ToImmutable(),
        InputPosition,
        survey);

    // Nor is it written down: an advocate must not think that they read it.
    private void Say(Utterance words, ChannelAccount from, string speaker, DeliveryLane lane)
    {
        if (words.Text.Length > 0 && MaySay(lane)) Push(Append(Message(words, from, speaker), Audience.Everyone), lane);
    }

    private bool MaySay(DeliveryLane lane)
    {
        if (!Now.Channel.Pushes) return true;
        if (Now.IsSilenced || deliveries.Count >= TurnLimits.MaxPushes) return false;
        if (spoke || turn.Input is not (TurnInput.ClientSaid or TurnInput.DeadlinePassed)) return true;
        if (Now.Replies is { } pace && pace.IsFull(turn.Now, urgent: lane == DeliveryLane.Safety)) return false;

        (spoke, Now) = (true, Now with { Replies = ReplyPace.Count(Now.Replies, turn.Now) });
        return true;
    }

    // No replyToId: Web Chat holds back a reply up to five seconds if it has not yet seen what it replies to.
    private Activity Message(Utterance words, ChannelAccount from, string speaker) => new()
    {
        Type = ActivityTypes.Message,
        From = from,
        Recipient = Now.ClientId.Length > 0 ? new ChannelAccount(Now.ClientId, role: "user") : null,
        Text = words.Text,
        TextFormat = words.Markdown ? "markdown" : "plain",
        Locale = Now.Language.Code,
        InputHint = words.Actions.IsEmpty ? "acceptingInput" : "expectingInput",
        SuggestedActions = words.Actions.IsEmpty ? null : new SuggestedActions([], words.Actions),
        ChannelData = TurnJson.ChannelData(speaker, Now.Stage, words.ChannelData),
    };

    private void Remember(InputId? id, long position)
    {
        if (id is not { } input) return;
        var heard = Now.Heard.Length < Conversation.HeardInputs ? Now.Heard : Now.Heard.RemoveAt(0);
        Now = Now with { Heard = heard.Add(new HeardInput(input, position)) };
    }

    private long Append(Activity activity, Audience audience)
    {
        var position = turn.Conversation.LogLength + entries.Count + 1;
        entries.Add(new LogEntry(position, audience, activity with
        {
            Id = Now.Id.ActivityId(position),
            Timestamp = turn.Now,
            ChannelId = Now.Channel.Name,
            Conversation = new ConversationAccount(Now.Id.Value),
        }));
        return position;
    }

    private void Push(long position, DeliveryLane lane)
    {
        if (Now.Channel.Pushes) deliveries.Add(new Delivery(Now.Id, position, lane));
    }
}
