using System.Collections.Immutable;
using Handoff.Core.Activities;
using Handoff.Core.Conversations;
using Handoff.Core.Handoffs;
using Handoff.Core.Surveys;
using Handoff.Core.Turns;

namespace Console.Tests;

/// <summary>The vocabulary of these tests.</summary>
internal static class A
{
    public const string Password = "correct horse battery";

    public static TurnPolicy Policy { get; } = new(new EchoBot(), new PlainReplies(), Rules(), new Survey([new("chat", Labels("This chat"))]));

    public static TurnInput Says(string text, string? key = null) => new TurnInput.ClientSaid(
        new Activity { Type = ActivityTypes.Message, Text = text },
        new InputId(key ?? Guid.NewGuid().ToString("N")),
        new ClientOrigin("dl_client", Channel.WebChat, Language.English, "new-mexico"));

    private static HandoffRules Rules()
    {
        QueueRules[] queues =
        [
            new(QueueNames.General, TimeSpan.FromMinutes(10), AlwaysOpen: true),
            new(new QueueName("caseworker"), TimeSpan.FromMinutes(15), AlwaysOpen: true),
            new(QueueNames.Urgent, TimeSpan.FromMinutes(5), AlwaysOpen: true),
        ];
        return new HandoffRules(
            OpeningHours.Always,
            queues.ToImmutableDictionary(queue => queue.Name),
            [new ResolveCategory("answered", "Answered"), new ResolveCategory("referred", "Referred elsewhere")]);
    }

    private static ImmutableDictionary<Language, string> Labels(string english) => ImmutableDictionary<Language, string>.Empty.Add(Language.English, english);
}

/// <summary>Brings a person for "person: why" and "danger: why", and echoes the rest: a bot that knows nothing of benefits.</summary>
internal sealed class EchoBot : IBot
{
    public BotReply Greet(BotTurn turn) => new([new Utterance("Welcome. I am automated.")], "");

    public BotReply Answer(BotTurn turn) => Wish(turn.Text) is { } wish
        ? new([], "", wish, Facts: [new Fact("notice-date", "November 3")])
        : new([new Utterance($"You said **{turn.Text}**", Markdown: true)], "");

    public Heard Listen(BotTurn turn) => new(Wish(turn.Text) is { Danger: true } danger ? danger : null, WaitingChoice.None, IsQuestion: false);

    private static HandoffWish? Wish(string text) => text.Split(": ", 2) switch
    {
        ["person", var why] => new("human-request", QueueNames.General, Priority.Routine, Danger: false, [], Brief("Asked for a person", why)),
        ["danger", var why] => new("suicide-self-harm", QueueNames.Urgent, Priority.Emergency, Danger: true, [new Utterance("Call or text 988.")], Brief("Words of self-harm", why)),
        _ => null,
    };

    private static HandoffBrief Brief(string reason, string why) =>
        new(reason, [why], "snap.apply", "How to apply for SNAP", ["You can apply at [the portal](https://portal.example/apply)."]);
}

internal sealed class PlainReplies : IWording
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
