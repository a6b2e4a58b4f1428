using System.Collections.Immutable;
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

    public BotReply Greet(BotTurn turn) => turn.Conversation.Channel.Brief
        ? parts.Greeting.Text(turn.Conversation, turn.Text)
        : parts.Greeting.Reply(turn.Conversation, DialogState.Start);

    public BotReply Answer(BotTurn turn)
    {
        var state = DialogState.Read(turn.Conversation.BotState).At(turn.Now);
        return new Answering(parts, turn, parts.Understander.Read(turn.Text, Situation(state)), state).Reply();
    }

    public Heard Listen(BotTurn turn) => Listening.Hear(parts, turn, parts.Understander.Read(turn.Text, Signals.Situation.None));

    public ConsentWord Consent(string text) => parts.Understander.Consent(text);

    public ImmutableArray<Fact> Told(BotTurn turn) => FactsTold.Read(parts, turn);

    /// <summary>What one message means, without answering it: the same reading that <see cref="Answer"/> acts on.</summary>
    /// <param name="hint">The language to assume where the text does not tell.</param>
    /// <param name="botState">The bot's memory of what went before; none for a message by itself.</param>
    public Understanding Understand(string text, Language? hint = null, string? botState = null) =>
        parts.Understander.Read(text, Situation(DialogState.Read(botState))).ToUnderstanding(hint);

    /// <returns>The bot's memory as if it had just said those words: for replaying a conversation whose bot was another.</returns>
    public string Remember(string botState, string botSaid)
    {
        // The other's words stand in for ours: nothing that we asked or offered awaits an answer, and
        // what we did not understand they may have.
        var (state, question) = (DialogState.Read(botState).Settled().Said(botSaid), parts.Understander.AskedBy(botSaid));
        var isOwn = question?.Name == parts.Understander.CheckIns.Own.Name;
        return (state with
        {
            Asked = isOwn ? Asked.CheckIn : question is null ? Asked.Nothing : Asked.Danger,
            Question = question?.Name,
            Alternative = question?.Alternative ?? 0,
            CheckInAsked = state.CheckInAsked || isOwn || question is { Danger: DangerAnswer.Told } or { Signal: SignalNames.Hopelessness },
            Choices = NumberedChoices.In(botSaid),
            Misses = 0,
        }).Write();
    }

    public Utterance Say(string key, Conversation conversation, params ReadOnlySpan<(string Name, string Value)> values) =>
        parts.Wording.Reply(key, conversation, values);

    public Utterance Ask(SurveyQuestion question, Conversation conversation) => parts.Survey.Ask(question, conversation);

    public string Moment(DateTime local, Language language) => Moments.Say(local, language);

    private Situation Situation(DialogState state) => new(
        Question(state),
        state.Asked == Asked.CheckIn,
        !state.CheckInAsked,
        state.Repeats + state.Misses > 0,
        state.Choices.IsDefault ? [] : state.Choices,
        IsChosen: false,
        state.Before ?? "",
        state.Context);

    private DangerQuestion? Question(DialogState state)
    {
        var known = parts.Understander.CheckIns;
        var question = state.Asked switch
        {
            Asked.CheckIn => known.Named(state.Question) ?? known.Own, // a name that no file has any more: the plainest
            Asked.Danger => known.Named(state.Question),
            _ => null,
        };
        return question is null ? null : question with { Alternative = state.Alternative };
    }
}
