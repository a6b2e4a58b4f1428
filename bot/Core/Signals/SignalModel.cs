using System.Collections.Immutable;
using Bot.Core.Routing;
using Bot.Core.Scoring;

namespace Bot.Core.Signals;

/// <summary>
/// The scorer's weights, trained from the examples with the concepts. The same files give the same bytes on
/// every machine. Immutable.
/// </summary>
public sealed class SignalModel
{
    // Part of the hash: another number makes every model of before an old one.
    private const int Recipe = 5;

    // What a message is to the scorer. Letter groups survive typos, and there are many of them.
    private static readonly FeatureFamily[] Families =
    [
        new(1f),
        new(1f, SeenAtLeast: 2),
        new(0.8f, SeenAtLeast: 2),
        new(0.3f, SeenAtLeast: 2),
        new(0.8f),
        new(0.4f, SeenAtLeast: 3),
        new(0.5f, SeenAtLeast: 3),
    ];

    private static readonly TrainingOptions Options = new(Passes: 16, Rate: 6f, Decay: 1e-6f, LeastWeight: 0.05f, Shares: true);

    private SignalModel(NamedModel named) => Named = named;

    /// <summary>Hash of what it was trained from, hex.</summary>
    public string Source => Named.Source;

    internal NamedModel Named { get; }

    /// <returns>Whether it was trained from just this lexicon's examples and concepts.</returns>
    public bool Fits(SignalLexicon lexicon) => Source == SourceOf(lexicon);

    /// <returns>The hash that a model of this lexicon would have.</returns>
    public static string SourceOf(SignalLexicon lexicon)
    {
        using var hash = new SourceHash();
        void Add(string text) => hash.Append(text).Append('\n');

        Add(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"recipe {Recipe}"));
        foreach (var concept in InOrder(lexicon))
        {
            Add(concept.Name);
            foreach (var phrase in concept.Phrases.Order(StringComparer.Ordinal)) Add($" {phrase}");
        }

        foreach (var word in lexicon.Texting.Shorthands) Add($"{word.Typed} {word.Meant}");
        var (last, name) = ((SignalExample?)null, "");
        for (var i = 0; i < lexicon.Examples.Count; i++)
        {
            var like = lexicon.Examples.Like(i);
            if (!ReferenceEquals(like, last)) (last, name) = (like, ClassOf(like));
            hash.Append(name).Append(' ').AppendUtf8(lexicon.Examples.Utf8(i)).Append('\n');
        }

        Add(string.Join(' ', lexicon.TopicsOfDanger));
        foreach (var topic in lexicon.Everyday)
            for (var i = 0; i < topic.Count; i++) hash.AppendUtf8(topic.Utf8(i)).Append('\n');

        return hash.End();
    }

    /// <param name="lexicon">Its examples in a stable order: another order gives another model.</param>
    /// <param name="counts">Whether an example is learned from; for measuring without one author's.</param>
    /// <returns>Null where there is nothing to learn from.</returns>
    public static SignalModel? Train(SignalLexicon lexicon, Func<SignalExample, bool>? counts = null, CancellationToken cancellationToken = default)
    {
        var examples = lexicon.Examples.Where(example => counts?.Invoke(example) ?? true).ToArray();
        string[] classes = [.. examples.Select(ClassOf).Distinct().Order(StringComparer.Ordinal)];
        if (!classes.Contains(SignalNames.None) || classes.Length < 2) return null;

        var features = FeaturesOf(lexicon);
        var danger = lexicon.Signals.Where(signal => signal.Action is SignalAction.Safety or SignalAction.CheckIn).Select(signal => signal.Name).ToHashSet();
        ImmutableArray<Target> harmless = [.. Enumerable.Range(0, classes.Length).Where(c => !danger.Contains(SignalOf(classes[c]))).Select(c => new Target(c, 0))];
        TrainingText[] texts =
        [
            .. examples.Select(example => Read(features, lexicon.Texting, example.Text, [new Target(Array.IndexOf(classes, ClassOf(example)), 1)])),
            .. lexicon.Everyday.SelectMany(topic => topic).Where(example => !example.Also.Any(lexicon.TopicsOfDanger.Contains)).Select(example => Read(features, lexicon.Texting, example.Text, harmless) with { IsAnyOf = true }),
        ];
        var model = LinearTrainer.Train(Families, texts, classes.Length, Options, cancellationToken);
        return new SignalModel(new NamedModel(SourceOf(lexicon), [.. classes], model, Sharpness: 1));
    }

    /// <returns>Null where these are not the bytes of a whole model.</returns>
    public static SignalModel? Read(byte[] bytes) =>
        ModelFile.Read(bytes) is { } named && named.Classes.Contains(SignalNames.None) ? new SignalModel(named) : null;

    public byte[] Write() => ModelFile.Write(Named);

    internal static SignalFeatures FeaturesOf(SignalLexicon lexicon) => new(new ConceptFinder(InOrder(lexicon)));

    /// <returns>For example <c>acute-need/urgent</c>; <c>none</c> for none.</returns>
    private static string ClassOf(SignalExample example) =>
        example.Signal == SignalNames.None ? SignalNames.None : $"{example.Signal}/{SignalNames.Word(example.Level)}";

    private static string SignalOf(string @class) => @class.Split('/')[0];

    private static ImmutableArray<Concept> InOrder(SignalLexicon lexicon) =>
        [.. lexicon.Concepts.OrderBy(concept => concept.Name, StringComparer.Ordinal)];

    private static TrainingText Read(SignalFeatures features, TextingWords texting, string text, ImmutableArray<Target> targets)
    {
        var into = new FeatureList();
        features.Of(TextFolding.Fold(text, texting), into);
        return new TrainingText(into.ToArray(), targets);
    }
}
