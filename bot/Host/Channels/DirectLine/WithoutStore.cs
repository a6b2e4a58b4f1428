using Bot.Host.Content;
using Handoff.Core.Activities;
using Handoff.Core.Conversations;
using Handoff.Core.Transcripts;
using Handoff.Core.Turns;

namespace Bot.Host.Channels.DirectLine;

/// <summary>What is said, from memory, while no conversation can be kept: somebody may be in danger now.</summary>
internal sealed class WithoutStore(IContent content, TimeProvider clock)
{
    /// <summary>Reply of <c>dialogs/replies.yaml</c> for everybody who is not in danger.</summary>
    public const string ReplyKey = "store-down";

    public string Words(Activity activity, Grant? grant)
    {
        var now = clock.GetUtcNow();
        var conversation = Conversation.New(new ConversationId("none"), now) with
        {
            Language = Language.Of(activity.Locale ?? grant?.Language?.Code),
            Locality = grant?.Locality ?? "default",
        };
        var (text, _) = Redaction.MaskPrivateNumbers(ClientText.Clean(activity.Text));
        var (book, policy) = (content.Book, content.Policy);
        var heard = policy.Bot.Listen(new BotTurn(conversation, activity, text, now));
        return heard.Danger is { Danger: true }
            ? book.WithoutStore.For(conversation.Language, brief: false)
            : policy.Words.Say(ReplyKey, conversation).Text;
    }
}
