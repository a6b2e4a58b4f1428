using Bot.Core.Dialogs;
using Handoff.Core.Conversations;
using Handoff.Core.Surveys;
using Handoff.Core.Turns;

namespace Bot.Core;

/// <summary>The benefits bot: what it says and hears, from one dialog book.</summary>
public sealed class BenefitsBot(DialogBook book) : IBot, IWording
{
    public DialogBook Book => book;

    public BotReply Greet(BotTurn turn) => throw new NotSupportedException();

    public BotReply Answer(BotTurn turn) => throw new NotSupportedException();

    public Heard Listen(BotTurn turn) => throw new NotSupportedException();

    public Utterance Say(string key, Conversation conversation, params ReadOnlySpan<(string Name, string Value)> values) => throw new NotSupportedException();

    public Utterance Ask(SurveyQuestion question, Conversation conversation) => throw new NotSupportedException();

    public string Moment(DateTime local, Language language) => throw new NotSupportedException();
}
