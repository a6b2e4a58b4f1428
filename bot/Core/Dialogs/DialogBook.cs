using System.Collections.Immutable;
using Bot.Core.Facts;
using Bot.Core.Routing;
using Bot.Core.Signals;
using Handoff.Core.Conversations;
using Handoff.Core.Handoffs;
using Handoff.Core.Surveys;

namespace Bot.Core.Dialogs;

/// <summary>All that the bot can say and listen for, of one content version. Immutable: a reload makes a new one.</summary>
/// <param name="Version">Hash of the files it was read from, first 12 hex digits.</param>
/// <param name="Topics">By id.</param>
/// <param name="Replies">Fixed replies by key, for example <c>greeting</c>.</param>
/// <param name="Safety">The fixed safety words by signal; reviewed content, never composed.</param>
/// <param name="CheckIn">The one question asked when someone sounds hopeless, and for any danger that <see cref="CheckIns"/> has none for.</param>
/// <param name="FrustrationApology">Said when someone is angry with us, before a person is brought.</param>
/// <param name="WithoutStore">Safety words for any danger while no conversation can be kept.</param>
/// <param name="Localities">By name; <c>default</c> is always there and defines every variable.</param>
/// <param name="Chat">The chat window's own words, by language.</param>
public sealed record DialogBook(
    string Version,
    ImmutableDictionary<string, Topic> Topics,
    ImmutableDictionary<string, Text> Replies,
    ImmutableDictionary<string, Text> Safety,
    Text CheckIn,
    Text FrustrationApology,
    Text WithoutStore,
    SignalLexicon Lexicon,
    SurveyWords SurveyWords,
    Survey Survey,
    HandoffRules Rules,
    ImmutableDictionary<string, Locality> Localities,
    ImmutableDictionary<Language, ImmutableDictionary<string, string>> Chat,
    RoutingThresholds Thresholds)
{
    /// <summary>Examples and words that routing learns from; the topics' own are in their files.</summary>
    public RoutingContent Routing { get; init; } = RoutingContent.None;

    /// <summary>What people text for a word: a second reading of it wherever words are looked for.</summary>
    public TextingWords Texting => Lexicon.Texting;

    /// <summary>The one question asked where something is nearly danger, by signal.</summary>
    public ImmutableDictionary<string, Text> CheckIns { get; init; } = ImmutableDictionary<string, Text>.Empty;

    /// <summary>What clients tell unasked and an advocate should see.</summary>
    public ImmutableArray<FactDefinition> Facts { get; init; } = [];
}

/// <summary>A text in each language and form. The SMS form is plain and short; where a file gives one form, both hold it.</summary>
public sealed record Text(Localized Web, Localized Sms)
{
    public string For(Language language, bool brief) => (brief ? Sms : Web).For(language);
}

/// <summary>A text in English and Spanish.</summary>
public sealed record Localized(string English, string Spanish)
{
    public string For(Language language) => language == Language.Spanish ? Spanish : English;
}

/// <summary>Who acts after the answer.</summary>
public enum Route
{
    Answer,

    /// <summary>The answer, the questions, then a caseworker.</summary>
    Caseworker,

    /// <summary>The answer, the questions, then an advocate.</summary>
    Advocate,
}

/// <summary>A subject that clients ask about, from one file of <c>dialogs/topics</c>.</summary>
/// <param name="Button">At most 24 characters; shown where other topics offer this one.</param>
/// <param name="Keywords">Each alone means this topic; whole words, folded; <c>*</c> at a word's end is any ending.</param>
/// <param name="Examples">A few, where there is no file of examples: that is the better place for many.</param>
/// <param name="Steps">The answer, then the questions; never empty.</param>
/// <param name="Next">Topics offered afterwards, at most three.</param>
/// <param name="ReviewBy">After this day the answer must be read again; <c>check</c> reports it.</param>
public sealed record Topic(
    string Id,
    Localized Title,
    Localized Button,
    Route Route,
    ImmutableArray<LocalizedPhrase> Keywords,
    ImmutableArray<LocalizedPhrase> Examples,
    ImmutableArray<Step> Steps,
    ImmutableArray<string> Next,
    ImmutableArray<string> Sources,
    DateOnly? Effective,
    DateOnly? Reviewed,
    DateOnly? ReviewBy);

/// <summary>A keyword or an example, in the words of the file.</summary>
public sealed record LocalizedPhrase(Language Language, string Text);

/// <summary>One exchange: what is said and, if anything, what is asked.</summary>
/// <param name="Fact">Name under which the client's answer is kept; null for the answer step, which asks nothing.</param>
/// <param name="Choices">Suggested replies to the question, at most four.</param>
public sealed record Step(Text Say, string? Fact, ImmutableArray<Localized> Choices)
{
    /// <summary>What an answer that is no choice is read as.</summary>
    public FactKind Kind { get; init; }
}

/// <summary>A place with its own agency, phones and portal.</summary>
/// <param name="Variables">Every variable of the default locality, this one's own values over it.</param>
public sealed record Locality(string Name, Localized Title, ImmutableDictionary<string, Localized> Variables);

/// <param name="Labels">Five labels, for 1 to 5.</param>
public sealed record SurveyWords(Text Rating, ImmutableArray<Localized> Labels, Text Reason, Text Comment, Text Thanks, Text ThanksLow, Localized Skip);
