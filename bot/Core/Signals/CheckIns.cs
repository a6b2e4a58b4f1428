using System.Collections.Immutable;
using Bot.Core.Recognizers;
using Bot.Core.Routing;

namespace Bot.Core.Signals;

/// <summary>Questions whose bare answer is danger, and the answers to them. Made once for a content version.</summary>
internal sealed class CheckIns
{
    private static readonly ImmutableArray<DangerQuestion> Plain =
    [
        new("self-harm", ["hurt yourself", "hurting yourself", "harm yourself", "harming yourself", "kill yourself", "killing yourself", "end your life", "ending your life", "suicid*", "hacerse dano", "lastimarse", "quitarse la vida"], DangerAnswer.Yes, SignalNames.Suicide, Level.Emergency),
        new("safe", ["are you safe", "you feel safe", "a salvo", "se siente segur*"], DangerAnswer.No, SignalNames.Violence, Level.Urgent),
    ];

    private readonly ImmutableArray<DangerQuestion> questions;
    private readonly PhraseMatcher matcher;
    private readonly int[] owners;
    private readonly Dictionary<string, PhraseMatcher> listed;
    private readonly PhraseMatcher allClear;

    private readonly TextingWords texting;

    /// <param name="questions">The lexicon's; none: the two plainest.</param>
    /// <param name="allClear">As <see cref="SignalLexicon.AllClear"/>.</param>
    /// <param name="texting">A person who asks may text them too: "r u safe?"</param>
    public CheckIns(ImmutableArray<DangerQuestion> questions, ImmutableArray<string> allClear = default, TextingWords? texting = null)
    {
        this.texting = texting ?? TextingWords.None;
        this.allClear = new PhraseMatcher(allClear.IsDefault ? [] : allClear);
        this.questions = questions.IsEmpty ? Plain : questions;
        matcher = new PhraseMatcher([.. this.questions.SelectMany(question => question.Phrases)]);
        owners = [.. this.questions.SelectMany((question, q) => question.Phrases.Select(_ => q))];
        listed = this.questions.Where(question => question.Danger == DangerAnswer.Listed).DistinctBy(question => question.Name).ToDictionary(question => question.Name, question => new PhraseMatcher(question.Answers), StringComparer.Ordinal);
        Own = this.questions.FirstOrDefault(question => question.Signal == SignalNames.Suicide) ?? Plain[0];
    }

    /// <summary>What our own check-in question asks, where no signal has its own.</summary>
    public DangerQuestion Own { get; }

    public DangerQuestion? Named(string? name) => questions.FirstOrDefault(question => question.Name == name) ?? HeardQuestion.Named(name);

    /// <returns>The last sentence that asks: "I'm sorry it's this hard. Any pain?" asks of pain. Null where none does.</returns>
    public static string? QuestionIn(string botSaid)
    {
        var asked = botSaid.LastIndexOf('?');
        if (asked < 0) return null;

        var first = asked;
        while (first > 0 && botSaid[first - 1] is not ('.' or '!' or '?' or '¿')) first--;
        return botSaid[first..asked];
    }

    /// <returns>Which of the lexicon's questions it is; null for none.</returns>
    public DangerQuestion? Read(string question)
    {
        var text = TextFolding.Fold(question, texting);
        var (best, at) = (int.MaxValue, 0);
        foreach (var match in matcher.Match(text))
            if (owners[match.Phrase] < best) (best, at) = (owners[match.Phrase], match.First);

        return best == int.MaxValue ? null : questions[best] with { Alternative = Alternatives.Of(text, at) };
    }

    /// <returns>What the answer alone says of danger; null where it says none.</returns>
    public (Level Level, string Why)? Danger(DangerQuestion question, FoldedText answer) => (question.Danger, Answer(question, answer)) switch
    {
        (DangerAnswer.Yes, Assent.Yes or Assent.Partly) => (question.Level, $"yes to the question \"{question.Name}\""),
        (DangerAnswer.Yes, Assent.Unsure) => (question.Level == Level.Emergency ? Level.Urgent : question.Level, $"not sure, to the question \"{question.Name}\""),
        (DangerAnswer.No, _) when IsAllClear(answer) => null, // "are you safe?" "no lol, the wifi isn't. me im good"
        (DangerAnswer.No, Assent.No) => (question.Level, $"no to the question \"{question.Name}\""),
        (DangerAnswer.No, Assent.Partly) => (question.Level, $"no full yes to the question \"{question.Name}\""),
        (DangerAnswer.Listed, _) when listed.TryGetValue(question.Name, out var words) && words.Match(answer).Count > 0 => (question.Level, $"an answer to the question \"{question.Name}\""),
        _ => null,
    };

    public bool Clears(DangerQuestion question, FoldedText answer) => (question.Danger, Answer(question, answer)) switch
    {
        (DangerAnswer.Yes, Assent.No) or (DangerAnswer.No, Assent.Yes) => true,
        (DangerAnswer.Yes, Assent.None) or (DangerAnswer.No, _) => IsAllClear(answer),
        _ => false,
    };

    /// <returns>Whether the answer says neither yes nor no, nor that all is well.</returns>
    public bool IsUnclear(DangerQuestion question, FoldedText answer) => Answer(question, answer) == Assent.None && !IsAllClear(answer);

    private bool IsAllClear(FoldedText answer) => allClear.Match(answer).Count > 0;

    private static Assent Answer(DangerQuestion question, FoldedText text) =>
        Alternatives.Read(text, question.Danger == DangerAnswer.Yes ? question.Alternative : 0) is var taken and not Assent.None ? taken : YesNo.ReadStrictly(text);
}
