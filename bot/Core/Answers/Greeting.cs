using Bot.Core.Dialogs;
using Bot.Core.Wordings;
using Handoff.Core.Conversations;
using Handoff.Core.Turns;

namespace Bot.Core.Answers;

/// <summary>The first words.</summary>
internal sealed class Greeting(Wording wording, Suggestions suggestions)
{
    // So that a page which has the greeting in its first HTML does not show it twice.
    private const string Marked = """{"greeting":true}""";

    public BotReply Reply(Conversation conversation, DialogState state)
    {
        var offers = suggestions.Common(conversation.Language);
        var words = wording.Reply(BotReplyKeys.Greeting, conversation) with
        {
            Actions = suggestions.Buttons(offers, conversation),
            ChannelData = Marked,
        };
        var shown = conversation.Channel.Brief ? state : state with { Offers = offers };
        return new BotReply([words], shown.Write(), Facts: []);
    }
}
