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
    public string Words(Activity activity, Grant? grant)
    {
        var now = clock.GetUtcNow();
        var conversation = Conversation.New(new ConversationId("none"), now) with
        {
            Language = Language.Of(activity.Locale ?? grant?.Language?.Code),
            Locality = grant?.Locality ?? "default",
        };
        var (text, _) = Redaction.MaskPrivateNumbers(ClientText.Clean(activity.Text));
        var policy = content.Policy;
        var heard = policy.Bot.Listen(new BotTurn(conversation, activity, text, now));
        return heard.Danger is { Danger: true } ? content.Book.WithoutStore.For(conversation.Language, brief: false) : policy.Words.Say(ReplyKey, conversation).Text;
    }
}
