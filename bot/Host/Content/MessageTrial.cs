using Bot.Core;
using Bot.Core.Signals;
using Bot.Host.Commands;
using Handoff.Console.Trying;
using Handoff.Core.Activities;
using Handoff.Core.Conversations;
using Handoff.Core.Transcripts;
using Handoff.Core.Turns;

namespace Bot.Host.Content;

/// <summary>Tries a message on the content in force, as the first of a conversation that nobody keeps.</summary>
internal sealed class MessageTrial(IContent content, TimeProvider clock) : IMessageTrial
{
    public TriedMessage Try(string text, bool byPhone)
    {
        var bot = (BenefitsBot)content.Policy.Bot;
        var heard = bot.Understand(ClientText.ToStore(text).Text);
        var rehearsal = new Rehearsal(
            bot, new ClientOrigin("client", byPhone ? Channel.Sms : Channel.WebChat, heard.Language ?? Language.English, "default"), clock.GetUtcNow());
        var entries = rehearsal.Say(text, clock.GetUtcNow()).Entries;
        // On a phone the answer comes a moment later.
        if (Indexes.Of(rehearsal.Now).Deadline is { Kind: DeadlineKind.Answer } owed) entries = [.. entries, .. rehearsal.Take(new TurnInput.DeadlinePassed(owed), owed.Due).Entries];
        var said = entries
            .Where(entry => entry.Activity is { Type: ActivityTypes.Message, From.Role: "bot", Text: not null } && entry.Audience.HasFlag(Audience.Client))
            .Select(entry => entry.Activity.Text!);

        return new TriedMessage(
            heard.ActionName,
            heard.Signal == SignalNames.None ? null : SignalNames.Reason(heard.Signal, heard.Level),
            heard.Language?.Code,
            [.. heard.Candidates.Select(topic => new TriedTopic(bot.Book.Topics.TryGetValue(topic.Topic, out var known) ? known.Title.English : topic.Topic, topic.Topic, topic.Score))],
            heard.Why,
            [.. said],
            bot.Book.Version);
    }
}
