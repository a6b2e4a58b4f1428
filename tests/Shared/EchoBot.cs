using Handoff.Core.Conversations;
using Handoff.Core.Handoffs;
using Handoff.Core.Turns;

namespace Shared;

/// <summary>Brings a person for "person" and "danger", or "person: why", and echoes the rest: a bot that knows nothing of benefits.</summary>
internal sealed class EchoBot : IBot
{
    public BotReply Greet(BotTurn turn) => new([new Utterance("Welcome. I am automated.")], "");

    public BotReply Answer(BotTurn turn) => turn.Text == "fault" ? throw new FormatException("fault in the dialog: " + turn.Text)
        : Wish(turn.Text) is { } wish ? new([], turn.Conversation.BotState, wish, Facts: [new Fact("notice-date", "November 3")])
        : new([new Utterance($"You said **{turn.Text}**", Markdown: true)], turn.Text);

    public ConsentWord Consent(string text) => text switch { "stop" => ConsentWord.Stop, "start" => ConsentWord.Start, _ => ConsentWord.None };

    public Heard Listen(BotTurn turn) => new(
        Wish(turn.Text) is { Danger: true } danger ? danger : null,
        turn.Text == "keep" ? WaitingChoice.KeepWaiting : WaitingChoice.None,
        IsQuestion: false);

    private static HandoffWish? Wish(string text) => text.Split(": ", 2) switch
    {
        ["person", .. var why] => new("human-request", QueueNames.General, Priority.Routine, Danger: false, [], Brief("Asked for a person", why)),
        ["danger", .. var why] => new("suicide-self-harm", QueueNames.Urgent, Priority.Emergency, Danger: true, [new Utterance("Call or text 988.")], Brief("Words of self-harm", why)),
        _ => null,
    };

    private static HandoffBrief Brief(string reason, string[] why) =>
        new(reason, [.. why], "snap.apply", "How to apply for SNAP", ["You can apply at [the portal](https://portal.example/apply)."]);
}
