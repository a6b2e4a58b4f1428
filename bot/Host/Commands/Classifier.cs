using Bot.Core;
using Handoff.Core.Activities;
using Handoff.Core.Conversations;
using Handoff.Core.Handoffs;
using Handoff.Core.Transcripts;
using Handoff.Core.Turns;

namespace Bot.Host.Commands;

/// <summary>Says what the bot would do. The same line gives the same result, whatever the hour.</summary>
internal sealed class Classifier(BenefitsBot bot)
{
    private static readonly DateTimeOffset Moment = DateTimeOffset.UnixEpoch;
    private static readonly QueueName Caseworker = new("caseworker");

    public string Classify(ClassifyRequest request) => (request.IsConversation ? Replay(request) : Single(request)).ToJson();

    private ClassifyResult Single(ClassifyRequest request)
    {
        var understanding = bot.Understand(AsHeard(request.Messages[0].Text), request.Language);
        return new ClassifyResult(request.Id, understanding, understanding.ActionName, At: null, Heard: true);
    }

    // The client's messages are turns; what the bot said is given, in whatever words it used then, and
    // stands in for what ours would have said: a "yes" is read against the question that was really asked.
    private ClassifyResult Replay(ClassifyRequest request)
    {
        var rehearsal = new Rehearsal(bot, new ClientOrigin("client", Channel.WebChat, request.Language ?? Language.English, "default"), Moment);
        var understanding = bot.Understand("", request.Language);
        for (var i = 0; i < request.Messages.Length; i++)
        {
            var message = request.Messages[i];
            if (!message.FromClient)
            {
                rehearsal.Remember(bot.Remember(rehearsal.Now.BotState, message.Text));
                continue;
            }

            understanding = bot.Understand(AsHeard(message.Text), request.Language, rehearsal.Now.BotState);
            var decision = rehearsal.Say(message.Text, Moment);
            if (BroughtTo(decision.After.Stage) is { } queue) return new ClassifyResult(request.Id, understanding, Brings(understanding, queue), i, Heard: true);
        }

        return new ClassifyResult(request.Id, understanding, AsksFirst(understanding), At: null, Heard: false);
    }

    // Where they asked for something to be done the transfer has started, whatever is still asked for the caseworker.
    private static QueueName? BroughtTo(Stage stage) => stage switch
    {
        Stage.Waiting waiting => waiting.Request.Queue,
        Stage.WithBot { Question: { Requested: true } asked } => asked.Queue,
        _ => null,
    };

    private static string Brings(Understanding understanding, QueueName queue) => understanding.Action switch
    {
        BotAction.Safety or BotAction.Handoff or BotAction.Caseworker => understanding.ActionName,
        _ => queue == Caseworker ? "caseworker" : "handoff", // the third miss, or a topic's last question answered
    };

    // A person is meant and not yet brought: a question comes first.
    private static string AsksFirst(Understanding understanding) =>
        understanding.Action is BotAction.Handoff or BotAction.Caseworker ? "clarify" : understanding.ActionName;

    private static string AsHeard(string text) => ClientText.ToStore(text).Text;
}
