using System.Collections.Immutable;
using Bot.Core.Routing;
using Bot.Core.Signals;
using Handoff.Core.Conversations;

namespace Bot.Core;

/// <summary>What the bot does with a message, as <c>classify</c> names it.</summary>
public enum BotAction
{
    Answer,
    Clarify,
    Handoff,
    Safety,
    Caseworker,
    OptOut,
    Fallback,
}

/// <summary>What the bot takes one message to mean. The bot's answer acts on exactly this.</summary>
/// <param name="Topic">The best topic, or null.</param>
/// <param name="Confidence">0 to 1.</param>
/// <param name="Candidates">Best first, at most five.</param>
/// <param name="Signal">Name of what was heard, or <c>none</c>.</param>
/// <param name="Language">Detected, else the hint; null where neither tells.</param>
/// <param name="Explain">Makes <see cref="Why"/>, which reads the message once more.</param>
public sealed record Understanding(
    string? Topic,
    double Confidence,
    ImmutableArray<Candidate> Candidates,
    string Signal,
    Level Level,
    BotAction Action,
    Language? Language,
    Func<ImmutableArray<string>> Explain)
{
    /// <summary>The phrases and rules that decided, in words.</summary>
    public ImmutableArray<string> Why => Explain();


    /// <summary>The action's name in the contract: <c>opt-out</c> for <see cref="BotAction.OptOut"/>.</summary>
    public string ActionName => Action == BotAction.OptOut ? "opt-out" : Action.ToString().ToLowerInvariant();

    /// <summary>The level's name in the contract.</summary>
    public string LevelName => SignalNames.Word(Level);
}

/// <summary>The same, with what only the bot itself needs.</summary>
/// <param name="Spoken">The language of this message alone.</param>
/// <param name="ClearsCheckIn">"No" to the check-in question: the worry is over.</param>
/// <param name="Doubtful">What it may have been, where that is worth the check-in question.</param>
/// <param name="Why">Makes the reasons in words, which no turn needs.</param>
internal sealed record MessageReading(
    FoldedText Text,
    LanguageReading Spoken,
    Match Match,
    Signal? Heard,
    BotAction Action,
    bool ClearsCheckIn,
    Signal? Doubtful,
    Func<ImmutableArray<string>> Why)
{
    public Understanding ToUnderstanding(Language? hint) => new(
        Match.Topic, Match.Confidence, Match.Candidates, Heard?.Name ?? SignalNames.None, Heard?.Level ?? Level.None, Action, Spoken.Language ?? hint, Why);
}
