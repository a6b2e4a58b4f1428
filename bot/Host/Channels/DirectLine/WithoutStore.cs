using Bot.Host.Content;
using Handoff.Core.Activities;
using Handoff.Core.Conversations;
using Handoff.Core.Transcripts;
using Handoff.Core.Turns;

namespace Bot.Host.Channels.DirectLine;

/// <summary>What is said, from memory, while no conversation can be kept: somebody may be in danger now.</summary>
internal sealed class WithoutStore(IContent content, TimeProvider clock)
{
    /// <summary>Reply of <c>dialogs/replies.yaml</c>: we can't keep the conversation now, and who to call.</summary>
    public const string ReplyKey = "store-down";

    /// <returns>
    /// For words of danger the safety words that promise nobody (the others say that a person is alerted, which is
    /// not so now), else the reply; in the client's language, in the form of the channel.
    /// </returns>
    /// <param name="channel">For a phone the short forms, plain; null for the chat window's.</param>
    public UnkeptWords Words(string? said, Language language, string? locality, Channel? channel = null)
    {
        var now = clock.GetUtcNow();
        var conversation = Conversation.New(new ConversationId("none"), now) with { Language = language, Locality = locality ?? "default", Channel = channel ?? Channel.WebChat };
        var (text, _) = ClientText.ToStore(said);
        var policy = content.Policy;
        var reply = policy.Bot.Answer(new BotTurn(conversation, new Activity { Type = ActivityTypes.Message, Text = text }, text, now));
        conversation = conversation with { Language = reply.Language ?? language };
        return reply.Handoff is { Danger: true }
            ? new UnkeptWords(content.Book.WithoutStore.For(conversation.Language, conversation.Channel.Brief), conversation.Language.Code, Danger: true)
            : new UnkeptWords(policy.Words.Say(ReplyKey, conversation).Text, conversation.Language.Code, Danger: false);
    }
}

/// <param name="Text">Markdown; plain for a phone.</param>
/// <param name="Lang">Language code of the text.</param>
/// <param name="Danger">Somebody may be in danger: the text is the safety words.</param>
internal sealed record UnkeptWords(string Text, string Lang, bool Danger);
