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
    /// not so now), else the reply; in the client's language, Markdown as in dialogs.
    /// </returns>
    public UnkeptWords Words(string? said, Language language, string? locality)
    {
        var now = clock.GetUtcNow();
        var conversation = Conversation.New(new ConversationId("none"), now) with { Language = language, Locality = locality ?? "default" };
        var (text, _) = Redaction.MaskPrivateNumbers(ClientText.Clean(said));
        var policy = content.Policy;
        var reply = policy.Bot.Answer(new BotTurn(conversation, new Activity { Type = ActivityTypes.Message, Text = text }, text, now));
        conversation = conversation with { Language = reply.Language ?? language };
        return reply.Handoff is { Danger: true }
            ? new UnkeptWords(content.Book.WithoutStore.For(conversation.Language, brief: false), conversation.Language.Code, Danger: true)
            : new UnkeptWords(policy.Words.Say(ReplyKey, conversation).Text, conversation.Language.Code, Danger: false);
    }
}

/// <param name="Text">Markdown.</param>
/// <param name="Lang">Language code of the text.</param>
/// <param name="Danger">Somebody may be in danger: the text is the safety words.</param>
internal sealed record UnkeptWords(string Text, string Lang, bool Danger);
