using System.Collections.Immutable;
using System.Text.Json;
using Handoff.Core.Activities;
using Handoff.Core.Conversations;
using Handoff.Core.Handoffs;
using Handoff.Core.Surveys;
using Handoff.Core.Turns;
using Shared;

namespace Handoff.Core.Tests;

/// <summary>The vocabulary of these tests.</summary>
internal static class A
{
    /// <summary>A Wednesday, 10:00 in Denver: open.</summary>
    public static readonly DateTimeOffset Noon = new(2026, 11, 18, 17, 0, 0, TimeSpan.Zero);

    /// <summary>Saturday of the same week: closed until Monday 8:00.</summary>
    public static readonly DateTimeOffset Saturday = new(2026, 11, 21, 17, 0, 0, TimeSpan.Zero);

    public static readonly Advocate Maria = new(new("adv-maria"), "Maria");
    public static readonly Advocate Tom = new(new("adv-tom"), "Tom");

    public static readonly TurnPolicy Policy = new(new EchoBot(), new PlainWords(), Rules(), new Survey(
    [
        new("rules", Labels("The benefits rules or decision", "Las reglas")),
        new("chat", Labels("This chat", "Este chat")),
        new("person", Labels("The person who helped", "La persona")),
    ]));

    public static Conversation Conversation(Stage? stage = null) =>
        Handoff.Core.Conversations.Conversation.New(new("c1"), Noon) with { ClientId = "dl_client", LogLength = 1, Stage = stage ?? new Stage.WithBot() };

    /// <summary>A phone that was greeted before.</summary>
    public static Conversation PhoneConversation(Stage? stage = null) => Conversation(stage) with { Channel = Channel.Sms, BotState = "greeted" };

    /// <summary>The moment after a burst: the bot answers.</summary>
    public static TurnDecision FallsSilent(this Conversation conversation) =>
        Indexes.Of(conversation).Deadline is { Kind: DeadlineKind.Answer } due
            ? conversation.Does(new TurnInput.DeadlinePassed(due), due.Due)
            : throw new InvalidOperationException("The bot owes no answer.");

    public static HandoffRequest Request(bool danger = false, Priority priority = Priority.Routine) => new(
        1, QueueNames.General, priority, Noon, Noon.AddMinutes(10), 0, false, danger, new HandoffBrief("Asked for a person", ["a person"], null, null, []));

    public static Conversation Waiting(bool danger = false) => Conversation(new Stage.Waiting(Request(danger)));

    public static Conversation WithMaria(bool danger = false) => Conversation(new Stage.WithAdvocate(Request(danger), Maria, Noon));

    public static TurnDecision Does(this Conversation conversation, TurnInput input, DateTimeOffset? at = null, QueueState? queue = null) =>
        TurnDecider.Decide(new TurnContext(conversation, input, Policy, queue ?? QueueState.Empty, at ?? Noon));

    public static TurnDecision Says(this Conversation conversation, string text, string id = "m1", DateTimeOffset? at = null, QueueState? queue = null) =>
        conversation.Does(new TurnInput.ClientSaid(Message(text), new(id)), at, queue);

    public static Activity Message(string? text) => new() { Type = ActivityTypes.Message, Text = text };

    public static JsonElement Json(string json) => JsonDocument.Parse(json).RootElement;

    /// <summary>What the client sees of a decision, as <c>who: text</c>.</summary>
    public static IEnumerable<string> Shown(this TurnDecision decision) => decision.Entries
        .Where(e => e.Audience.HasFlag(Audience.Client) && e.Activity.Type == ActivityTypes.Message)
        .Select(e => $"{Who(e.Activity)}: {e.Activity.Text}");

    /// <summary>Names of the events of a decision that advocates see.</summary>
    public static IEnumerable<string?> Told(this TurnDecision decision) => decision.Entries
        .Where(e => e.Audience.HasFlag(Audience.Advocates) && e.Activity.Type == ActivityTypes.Event)
        .Select(e => e.Activity.Name);

    private static string Who(Activity activity) => activity.From?.Role == "user" ? "client"
        : activity.ChannelData?.GetProperty("speaker").GetString() ?? "?";

    private static HandoffRules Rules()
    {
        var zone = TimeZoneInfo.FindSystemTimeZoneById("America/Denver");
        var day = new OpenSpan(new TimeOnly(8, 0), new TimeOnly(17, 0));
        QueueRules[] queues = [new(QueueNames.General, TimeSpan.FromMinutes(10), false), new(QueueNames.Urgent, TimeSpan.FromMinutes(5), true)];
        return new HandoffRules(
            new OpeningHours(zone, [null, day, day, day, day, day, null], [new DateOnly(2026, 11, 26)]),
            queues.ToImmutableDictionary(q => q.Name),
            [new ResolveCategory("answered", "Answered")]);
    }

    private static ImmutableDictionary<Language, string> Labels(string english, string spanish) =>
        ImmutableDictionary<Language, string>.Empty.Add(Language.English, english).Add(Language.Spanish, spanish);

    /// <summary>Hears "danger", "person" and "question", asks where it hears "worried" or "letter", and echoes the rest: a bot that knows nothing of benefits.</summary>
    private sealed class EchoBot : IBot
    {
        public BotReply Greet(BotTurn turn) => turn.Conversation is { Channel.Brief: true, BotState.Length: > 0 }
            ? new([], turn.Conversation.BotState)
            : new([new Utterance("welcome")], turn.Conversation.Channel.Brief ? "greeted" : "");

        public BotReply Answer(BotTurn turn) => Danger(turn.Text) is { } danger
            ? new([], turn.Conversation.BotState, danger)
            : turn.Text.Contains("worried", StringComparison.Ordinal)
                ? new([new Utterance("are you safe?")], "asked")
                {
                    IfUnanswered = new(Wish("violence-to-self", Priority.Urgent, QueueNames.Urgent, danger: true) with { First = [], Discreet = turn.Text.Contains("he is", StringComparison.Ordinal) }, OpenQuestion.SafetyWithin),
                }
            : turn.Text.Contains("letter", StringComparison.Ordinal)
                ? new([new Utterance("what is its date?")], "asked") { IfUnanswered = new(Wish("case-specific", Priority.Routine, QueueNames.General, danger: false) with { First = [] }, OpenQuestion.IntakeWithin, Requested: true) }
            : turn.Text.Contains("person", StringComparison.Ordinal)
                ? new([new Utterance("ok")], "asked", Wish("human-request", Priority.Routine, QueueNames.General, danger: false))
                : new([new Utterance($"you said {turn.Text}")], $"heard {turn.Text.Length}", Facts: [new Fact("last", turn.Text)]);

        public ConsentWord Consent(string text) => text switch { "stop" => ConsentWord.Stop, "start" => ConsentWord.Start, _ => ConsentWord.None };

        public Heard Listen(BotTurn turn) => new(
            Danger(turn.Text),
            turn.Text switch { "later" => WaitingChoice.AnswerLater, "keep" => WaitingChoice.KeepWaiting, "stop" => WaitingChoice.StopWaiting, _ => WaitingChoice.None },
            turn.Text.Contains('?'),
            turn.Text == "español" ? Language.Spanish : null,
            AsksHelp: turn.Text == "help")
        {
            Rating = turn.Text == "it was great" ? 5 : null,
        };

        public ImmutableArray<Fact> Told(BotTurn turn) => turn.Text.StartsWith("we are ", StringComparison.Ordinal) ? [new Fact("household-size", turn.Text)] : [];

        private static HandoffWish? Danger(string text) =>
            text == "drowned" || text.Contains("danger", StringComparison.Ordinal) ? Wish("suicide-self-harm", Priority.Emergency, QueueNames.Urgent, danger: true) with { Discreet = text.Contains("he", StringComparison.Ordinal) } : null;

        private static HandoffWish Wish(string signal, Priority priority, QueueName queue, bool danger) => new(
            signal, queue, priority, danger, danger ? [new Utterance("call 988")] : [], new HandoffBrief(signal, [signal], null, null, []));
    }
}
