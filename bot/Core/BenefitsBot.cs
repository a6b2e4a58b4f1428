using Bot.Core.Answers;
using Bot.Core.Dialogs;
using Bot.Core.Routing;
using Bot.Core.Signals;
using Bot.Core.Wordings;
using Handoff.Core.Conversations;
using Handoff.Core.Surveys;
using Handoff.Core.Turns;

namespace Bot.Core;

/// <summary>
/// The benefits bot: what it says and hears, from one dialog book. Making one compiles the book's phrases
/// (some 200 ms); every answer after that is a pure function of the turn.
/// </summary>
/// <param name="trained">Trained from this book or, until that is done, from an older one; null to train it now, which takes seconds.</param>
public sealed class BenefitsBot(DialogBook book, TrainedTopics? trained = null) : IBot, IWording
{
    private readonly BotParts parts = new(book, trained);

    public DialogBook Book => book;

    public BotReply Greet(BotTurn turn) => parts.Greeting.Reply(turn.Conversation, DialogState.Start);

    public BotReply Answer(BotTurn turn)
    {
        var state = DialogState.Read(turn.Conversation.BotState);
        return new Answering(parts, turn, parts.Understander.Read(turn.Text, state.Asked, state.Context), state).Reply();
    }

    public Heard Listen(BotTurn turn) => Listening.Hear(parts, turn, parts.Understander.Read(turn.Text, Asked.Nothing));

    /// <summary>What one message means, without a conversation: the same reading that <see cref="Answer"/> acts on.</summary>
    /// <param name="hint">The language to assume where the text does not tell.</param>
    /// <param name="botSaid">The bot's words just before, whoever wrote them: a "yes" to a check-in question is danger.</param>
    /// <param name="botState">The bot's memory of the conversation: "and for my mom?" leans on what it was about.</param>
    public Understanding Understand(string text, Language? hint = null, string? botSaid = null, string? botState = null) =>
        parts.Understander.Read(text, botSaid is null ? Asked.Nothing : CheckIns.Read(botSaid), DialogState.Read(botState).Context).ToUnderstanding(hint);

    /// <returns>The bot's memory as if it had just said those words: for replaying a conversation whose bot was another.</returns>
    public static string Remember(string botState, string botSaid)
    {
        // The other's words stand in for ours: nothing that we asked or offered awaits an answer, and
        // what we did not understand they may have.
        var (state, asked) = (DialogState.Read(botState).Settled(), CheckIns.Read(botSaid));
        return (state with { Asked = asked, CheckInAsked = state.CheckInAsked || asked == Asked.CheckIn, Misses = 0 }).Write();
    }

    public Utterance Say(string key, Conversation conversation, params ReadOnlySpan<(string Name, string Value)> values) =>
        parts.Wording.Reply(key, conversation, values);

    public Utterance Ask(SurveyQuestion question, Conversation conversation) => parts.Survey.Ask(question, conversation);

    public string Moment(DateTime local, Language language) => Moments.Say(local, language);
}
