using System.Collections.Immutable;
using Handoff.Core.Activities;
using Handoff.Core.Conversations;
using Handoff.Core.Handoffs;
using Handoff.Core.Surveys;
using Handoff.Core.Turns;

namespace Handoff.Service.Tests;

/// <summary>The vocabulary of these tests.</summary>
internal static class A
{
    public static readonly DateTimeOffset Noon = new(2026, 11, 18, 17, 0, 0, TimeSpan.Zero);
    public static readonly Advocate Maria = new(new("adv-maria"), "Maria");
    public static readonly Advocate Tom = new(new("adv-tom"), "Tom");

    public static TurnPolicy Policy { get; } = new(new EchoBot(), new PlainWords(), Rules(), new Survey([new("chat", Labels("This chat"))]));

    public static ConversationId Id(string id = "c1") => new(id);

    public static TurnInput Joins(Channel? channel = null) => new TurnInput.ClientJoined(new("dl_client", channel ?? Channel.WebChat, Language.English, "default"));

    public static TurnInput Says(string text, string? key = null) =>
        new TurnInput.ClientSaid(new Activity { Type = ActivityTypes.Message, Text = text }, new(key ?? Guid.NewGuid().ToString("N")));

    public static TurnInput Claims(Advocate advocate) => new TurnInput.AdvocateClaimed(advocate);

    public static TurnInput Answers(Advocate advocate, string text, string? key = null) =>
        new TurnInput.AdvocateSaid(advocate, text, new(key ?? Guid.NewGuid().ToString("N")));

    public static TurnInput Resolves(Advocate advocate) => new TurnInput.AdvocateResolved(advocate, "answered", null);

    public static Conversation New(string id = "c1") => Conversation.New(new(id), Noon);

    public static TurnDecision Does(this Conversation conversation, TurnInput input, DateTimeOffset? at = null) =>
        TurnDecider.Decide(new TurnContext(conversation, input, Policy, QueueState.Empty, at ?? Noon));

    private static HandoffRules Rules()
    {
        QueueRules[] queues = [new(QueueNames.General, TimeSpan.FromMinutes(10), false), new(QueueNames.Urgent, TimeSpan.FromMinutes(5), true)];
        return new HandoffRules(OpeningHours.Always, queues.ToImmutableDictionary(queue => queue.Name), [new ResolveCategory("answered", "Answered")]);
    }

    private static ImmutableDictionary<Language, string> Labels(string english) => ImmutableDictionary<Language, string>.Empty.Add(Language.English, english);
}

/// <summary>Hears "danger" and "person" and echoes the rest: a bot that knows nothing of benefits.</summary>
internal sealed class EchoBot : IBot
{
    public BotReply Greet(BotTurn turn) => new([new Utterance("welcome")], "");

    public BotReply Answer(BotTurn turn) => turn.Text switch
    {
        "danger" => new([], turn.Conversation.BotState, Wish("self-harm", Priority.Emergency, QueueNames.Urgent, danger: true)),
        "person" => new([], turn.Conversation.BotState, Wish("human-request", Priority.Routine, QueueNames.General, danger: false)),
        "fault" => throw new FormatException("fault in the dialog: " + turn.Text),
        _ => new([new Utterance($"you said {turn.Text}")], turn.Text),
    };

    public Heard Listen(BotTurn turn) => new(
        turn.Text == "danger" ? Wish("self-harm", Priority.Emergency, QueueNames.Urgent, danger: true) : null,
        turn.Text == "keep" ? WaitingChoice.KeepWaiting : WaitingChoice.None,
        IsQuestion: false);

    private static HandoffWish Wish(string signal, Priority priority, QueueName queue, bool danger) =>
        new(signal, queue, priority, danger, [], new HandoffBrief(signal, [signal], null, null, []));
}

internal sealed class PlainWords : IWording
{
    public Utterance Say(string key, Conversation conversation, params ReadOnlySpan<(string Name, string Value)> values)
    {
        var text = key;
        foreach (var (name, value) in values) text += $" {name}={value}";
        return new Utterance(text);
    }

    public Utterance Ask(SurveyQuestion question, Conversation conversation) => new($"ask {question}");

    public string Moment(DateTime local, Language language) => local.ToString("yyyy-MM-dd HH:mm", null);
}
