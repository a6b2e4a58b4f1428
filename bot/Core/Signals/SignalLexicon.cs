using System.Collections.Immutable;
using Bot.Core.Dialogs;
using Bot.Core.Routing;

namespace Bot.Core.Signals;

/// <summary>What <c>dialogs/signals</c> holds, as editors wrote it.</summary>
/// <param name="Signals">In order of precedence: the first that applies is the message's signal.</param>
public sealed record SignalLexicon(ImmutableArray<SignalDefinition> Signals)
{
    public static readonly SignalLexicon Empty = new([]);

    /// <summary>By name. Without them, or without a model, the phrases of <see cref="Signals"/> work alone.</summary>
    public ImmutableArray<Concept> Concepts { get; init; } = [];

    public ExampleList<SignalExample> Examples { get; init; } = [];

    /// <summary>What people ask about ordinary subjects, by subject: it teaches what nobody need be afraid of.</summary>
    public ImmutableArray<ExampleList<Example>> Everyday { get; init; } = [];

    /// <summary>Topics whose examples may tell of danger or need. One of <see cref="Everyday"/> that is such a topic's too teaches nothing.</summary>
    public ImmutableArray<string> TopicsOfDanger { get; init; } = [];

    /// <summary>What must be heard, and (<c>none</c>) must not, by any version that is used.</summary>
    public ImmutableArray<SignalExample> MustHear { get; init; } = [];

    public SignalThresholds Thresholds { get; init; } = SignalThresholds.Default;

    /// <summary>Kinds of questions whose bare answer means danger; the first that fits the bot's words counts.</summary>
    public ImmutableArray<DangerQuestion> Questions { get; init; } = [];

    /// <summary>"I'm safe", "just a saying": in an answer to one of the questions they say that all is well.</summary>
    public ImmutableArray<string> AllClear { get; init; } = [];

    /// <summary>How people say that something is long over and that they are well; null where nothing is said of it.</summary>
    public Recovery? Recovery { get; init; }

    /// <summary>What people text for the words that are listened for.</summary>
    public TextingWords Texting { get; init; } = TextingWords.None;

    /// <summary>Trained from <see cref="Concepts"/> and <see cref="Examples"/>; null where there is none.</summary>
    public SignalModel? Model { get; init; }
}

/// <param name="Signals">Those that can be over: to be out of food in 2019 and well since says nothing about a hunger of today.</param>
/// <param name="LongAgo">"In 2014", "hace .. anos".</param>
/// <param name="WellNow">"Been well", "soy feliz".</param>
public sealed record Recovery(ImmutableArray<string> Signals, ImmutableArray<string> LongAgo, ImmutableArray<string> WellNow);

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

/// <summary>A message as somebody wrote it, and what it is.</summary>
/// <param name="Signal">A signal's name, or <c>none</c>.</param>
/// <param name="Language"><c>en</c>, <c>es</c> or <c>mixed</c>.</param>
/// <param name="Author">Who wrote it, two letters or a short name: measures leave one author out at a time.</param>
public sealed record SignalExample(string Text, string Signal, Level Level, string Language, string Author) : IExample<SignalExample>
{
    public SignalExample With(string text) => this with { Text = text };
}

/// <summary>From which score something is done. Scores are natural logarithms of how much likelier it is than not.</summary>
/// <param name="FireAt">Some signal, whichever.</param>
/// <param name="EmergencyAt">An emergency: lower, because missing one is worse than a false alarm.</param>
/// <param name="PhraseAt">Where an editor's phrase is there too.</param>
/// <param name="AskAt">One check-in question instead of silence, for the first six signals.</param>
/// <param name="PressedAt">Anger, where the bot has repeated itself or has not understood.</param>
/// <param name="SureAt">Below this, danger heard in a few words is asked about first: the same words are often said lightly.</param>
public sealed record SignalThresholds(double FireAt, double EmergencyAt, double PhraseAt, double AskAt, double PressedAt, double SureAt)
{
    public static readonly SignalThresholds Default = new(4.3, 3.9, 2.5, 3.2, 2, 5.5);
}

/// <summary>A kind of question that a bot or a person asks, and the answer that means danger.</summary>
/// <param name="Phrases">What the question's words hold.</param>
/// <param name="Danger">What the answer that means danger looks like.</param>
public sealed record DangerQuestion(string Name, ImmutableArray<string> Phrases, DangerAnswer Danger, string Signal, Level Level)
{
    /// <summary>For <see cref="DangerAnswer.Listed"/>: words of which one in the answer means danger.</summary>
    public ImmutableArray<string> Answers { get; init; } = [];

    /// <summary>"Sick, or tired of living?": which of the alternatives is the danger, from 1; 0 where the question has none.</summary>
    public int Alternative { get; init; }
}

/// <summary>Which answer to a question means danger.</summary>
public enum DangerAnswer
{
    /// <summary>"Are you thinking of hurting yourself?"</summary>
    Yes,

    /// <summary>"Are you safe?"</summary>
    No,

    /// <summary>"When did you last eat?": certain words, such as "yesterday".</summary>
    Listed,

    /// <summary>"How are you?": no answer by itself, but whoever tells then that they are at an end was asked already.</summary>
    Told,
}
