using System.Collections.Immutable;

namespace Bot.Core.Signals;

/// <summary>How soon a signal needs a person.</summary>
public enum Level
{
    None,
    Soon,
    Urgent,
    Emergency,
}

/// <summary>What is done when a signal is heard.</summary>
public enum SignalAction
{
    /// <summary>The fixed safety words, and an urgent request.</summary>
    Safety,

    /// <summary>The one check-in question, and a person offered.</summary>
    CheckIn,

    /// <summary>A person, without argument.</summary>
    Handoff,

    /// <summary>A caseworker, after the topic's general answer if there is one.</summary>
    Caseworker,
}

/// <summary>The phrases of <c>dialogs/signals</c>, as editors wrote them.</summary>
/// <param name="Signals">In order of precedence: the first that applies is the message's signal.</param>
public sealed record SignalLexicon(ImmutableArray<SignalDefinition> Signals)
{
    public static readonly SignalLexicon Empty = new([]);
}

/// <param name="Name">For example <c>suicide-self-harm</c>.</param>
/// <param name="Unless">Phrases that, where they overlap the words matched, mean that it is not this signal.</param>
public sealed record SignalDefinition(
    string Name, int Order, string Queue, SignalAction Action, ImmutableArray<SignalGroup> Groups, ImmutableArray<string> Unless);

/// <param name="NegationIsPart">A "not" before the phrase does not cancel it.</param>
/// <param name="Phrases">
/// Whole words, folded. <c>*</c> at a word's end is any ending; <c>..</c> is up to three words between.
/// Both languages' phrases run over every message.
/// </param>
public sealed record SignalGroup(Level Level, bool NegationIsPart, ImmutableArray<string> Phrases);
