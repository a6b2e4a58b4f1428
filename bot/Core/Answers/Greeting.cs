using Bot.Core.Dialogs;
using Bot.Core.Routing;
using Bot.Core.Wordings;
using Handoff.Core.Conversations;
using Handoff.Core.Turns;

namespace Bot.Core.Answers;

/// <summary>The first words.</summary>
internal sealed class Greeting(Wording wording, Suggestions suggestions)
{
    /// <summary>
    /// To a phone that writes to us for the first time: who this is, in both languages, and how to stop it. It goes out at
    /// once, ahead of the answer. Nothing where it was said before.
    /// </summary>
    public BotReply Text(Conversation conversation, string said)
    {
        var state = DialogState.Read(conversation.BotState);
        if (state.Greeted) return new BotReply([], conversation.BotState, Facts: []);

        var language = Languages.OfFirst(conversation, TextFolding.Fold(said));
        var words = wording.Reply(BotReplyKeys.Greeting, conversation with { Language = language });
        return new BotReply([words], (state with { Greeted = true, Fresh = true }).Write(), Language: language, Facts: []);
    }

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
