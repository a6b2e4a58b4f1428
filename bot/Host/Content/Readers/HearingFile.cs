using System.Collections.Immutable;
using System.Globalization;
using Bot.Core.Signals;
using Bot.Host.Content.Files;
using Bot.Host.Content.Shapes;
using Bot.Host.Content.Yaml;

namespace Bot.Host.Content.Readers;

/// <param name="TopicsOfDanger">Topics whose examples may tell of danger or need; null where the file does not say.</param>
/// <param name="AllClear">As <see cref="SignalLexicon.AllClear"/>.</param>
/// <param name="Recovery">As <see cref="SignalLexicon.Recovery"/>.</param>
internal sealed record HearingRules(SignalThresholds Thresholds, ImmutableArray<DangerQuestion> Questions, ImmutableArray<string> AllClear, Recovery? Recovery, ImmutableArray<string>? TopicsOfDanger)
{
    public static readonly HearingRules None = new(SignalThresholds.Default, [], [], null, null);
}

/// <summary><c>signals.yaml</c>: from which score something is done, and the questions whose bare answer is danger.</summary>
internal sealed class HearingFile(ContentFile file)
{
    private const double Farthest = 20;

    private readonly ShapeReader shapes = new(file.Findings);
    private readonly PhraseReader phrases = new(new ShapeReader(file.Findings));

    public HearingRules Read(YamlGroup root, ImmutableArray<SignalDefinition> signals, IReadOnlySet<string> topics)
    {
        var fields = new Fields(root, file.Findings);
        new Approvals(file).Check(fields.Required("approved-by", Approvals.Advice));
        var thresholds = Thresholds(fields.Required("thresholds", "Write thresholds: with fire-at, emergency-at, phrase-at, ask-at and pressed-at."));
        ImmutableArray<DangerQuestion> questions = [.. shapes.Items(fields.Required("questions", "Write questions: and a list.")).Select(item => Question(item, signals)).OfType<DangerQuestion>()];
        var allClear = Patterns(fields.Optional("all-clear"));
        var recovery = fields.Optional("recovery") is { } over ? Recovery(over, signals) : null;
        var grave = fields.Optional("topics-of-danger") is { } list ? Topics(list, topics) : (ImmutableArray<string>?)null;
        fields.NothingElse();
        return new HearingRules(thresholds, questions, allClear, recovery, grave);
    }

    private Recovery? Recovery(YamlNode node, ImmutableArray<SignalDefinition> signals)
    {
        if (shapes.Group(node, "Write signals:, long-ago: and well-now: below it.") is not { } fields) return null;

        var names = ImmutableArray.CreateBuilder<string>();
        foreach (var item in shapes.Items(fields.Required("signals", "Write signals: and the signals that can be long over.")))
            if (KnownSignal(shapes.Line(item), item.At, signals) is { Length: > 0 } name) names.Add(name);

        var longAgo = Patterns(fields.Required("long-ago", "Write long-ago: with en: and es: lists of words that tell of years ago."));
        var wellNow = Patterns(fields.Required("well-now", "Write well-now: with en: and es: lists of words that tell of being well."));
        fields.NothingElse();
        return new Recovery(names.DrainToImmutable(), longAgo, wellNow);
    }

    private ImmutableArray<string> Patterns(YamlNode? node) => node is null ? [] : [.. phrases.Patterns(node).Select(phrase => phrase.Text)];

    private string KnownSignal(string name, Position at, ImmutableArray<SignalDefinition> signals)
    {
        if (name.Length > 0 && signals.All(other => other.Name != name)) file.Findings.Fault(at, $"There is no signal {name}.", "Name a file of signals.");
        return name;
    }

    private ImmutableArray<string> Topics(YamlNode node, IReadOnlySet<string> known)
    {
        var names = ImmutableArray.CreateBuilder<string>();
        foreach (var item in shapes.Items(node))
        {
            var name = shapes.Line(item);
            if (name.Length == 0) continue;
            if (!known.Contains(name)) file.Findings.Fault(item.At, $"There is no topic {name}.", $"{Spelling.DidYouMean(name, known)}Each topic is a file of the folder topics.");
            names.Add(name);
        }

        return names.DrainToImmutable();
    }

    private SignalThresholds Thresholds(YamlNode? node)
    {
        var usual = SignalThresholds.Default;
        if (shapes.Group(node, "Write fire-at: and the others below it.") is not { } fields) return usual;

        double At(string name, double otherwise) => Score(fields.Required(name, $"Write {name}: and a score."), otherwise);
        var read = new SignalThresholds(
            At("fire-at", usual.FireAt), At("emergency-at", usual.EmergencyAt), At("phrase-at", usual.PhraseAt), At("ask-at", usual.AskAt), At("pressed-at", usual.PressedAt),
            Score(fields.Optional("sure-at"), usual.SureAt));
        fields.NothingElse();
        return read;
    }

    private double Score(YamlNode? node, double otherwise)
    {
        if (node is null or YamlRefused) return otherwise;
        if (node is YamlText text && double.TryParse(text.Value, NumberStyles.Float, CultureInfo.InvariantCulture, out var score) && Math.Abs(score) <= Farthest) return score;
        file.Findings.Fault(node.At, "This is not a score.", "Write a number such as 2.6: the natural logarithm of how much likelier a signal is than none.");
        return otherwise;
    }

    private DangerQuestion? Question(YamlNode node, ImmutableArray<SignalDefinition> signals)
    {
        if (shapes.Group(node, "A question has name:, danger:, signal:, level: and asks:.") is not { } fields) return null;

        var name = shapes.Line(fields.Required("name", "Write name: safe."));
        var danger = shapes.OneOf(
            fields.Required("danger", "Write danger: yes, no, listed (words of the answer, below answers:) or told (the question asks how they are)."),
            ("yes", DangerAnswer.Yes), ("no", DangerAnswer.No), ("listed", DangerAnswer.Listed), ("told", DangerAnswer.Told));
        var signal = KnownSignal(shapes.Line(fields.Required("signal", "Write signal: and a signal's name.")), node.At, signals);
        var level = shapes.OneOf(fields.Required("level", "Write level: emergency, urgent or soon."), ("emergency", Level.Emergency), ("urgent", Level.Urgent), ("soon", Level.Soon));
        var asks = Patterns(fields.Required("asks", "Write asks: with en: and es: lists of words that the question holds."));
        var answers = danger == DangerAnswer.Listed ? Patterns(fields.Required("answers", "Write answers: with en: and es: lists of words that mean danger.")) : [];
        fields.NothingElse();
        return new DangerQuestion(name, asks, danger, signal, level) { Answers = answers };
    }
}
