using System.Collections.Immutable;
using Bot.Core.Recognizers;
using Bot.Core.Routing;

namespace Bot.Core.Signals;

/// <summary>Questions whose bare answer is danger, and the answers to them. Made once for a content version.</summary>
internal sealed class CheckIns
{
    private static readonly ImmutableArray<DangerQuestion> Plain =
    [
        new("self-harm", ["hurt yourself", "hurting yourself", "harm yourself", "harming yourself", "kill yourself", "killing yourself", "end your life", "ending your life", "suicid*", "hacerse dano", "lastimarse", "quitarse la vida"], false, SignalNames.Suicide, Level.Emergency),
        new("safe", ["are you safe", "you feel safe", "a salvo", "se siente segur*"], true, SignalNames.Violence, Level.Urgent),
    ];

    private readonly ImmutableArray<DangerQuestion> questions;
    private readonly PhraseMatcher matcher;
    private readonly int[] owners;

    /// <param name="questions">The lexicon's; none: the two plainest.</param>
    public CheckIns(ImmutableArray<DangerQuestion> questions)
    {
        this.questions = questions.IsEmpty ? Plain : questions;
        matcher = new PhraseMatcher([.. this.questions.SelectMany(question => question.Phrases)]);
        owners = [.. this.questions.SelectMany((question, q) => question.Phrases.Select(_ => q))];
        Own = this.questions.FirstOrDefault(question => question.Signal == SignalNames.Suicide) ?? Plain[0];
    }

    /// <summary>What our own check-in question asks.</summary>
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
        var best = int.MaxValue;
        foreach (var match in matcher.Match(TextFolding.Fold(question))) best = Math.Min(best, owners[match.Phrase]);
        return best == int.MaxValue ? null : questions[best];
    }

    /// <returns>What the answer alone says of danger; null where it says none.</returns>
    public static (Level Level, string Why)? Danger(DangerQuestion question, FoldedText answer) => (question.DangerIsNo, Answer(answer)) switch
    {
        (false, Assent.Yes or Assent.Partly) => (question.Level, $"yes to the question \"{question.Name}\""),
        (false, Assent.Unsure) => (question.Level == Level.Emergency ? Level.Urgent : question.Level, $"not sure, to the question \"{question.Name}\""),
        (true, Assent.No) => (question.Level, $"no to the question \"{question.Name}\""),
        _ => null,
    };

    public static bool Clears(DangerQuestion question, FoldedText answer) => Answer(answer) == (question.DangerIsNo ? Assent.Yes : Assent.No);

    /// <returns>Whether the answer says neither yes nor no.</returns>
    public static bool IsUnclear(FoldedText answer) => Answer(answer) == Assent.None;

    // By text message the question offers "1 ... 2 ...", because YES and NO are words that carriers act on.
    private static Assent Answer(FoldedText text) => text.Count == 1
        ? text.Word(0) switch { "1" => Assent.Yes, "2" => Assent.No, _ => YesNo.Read(text) }
        : YesNo.Read(text);
}
