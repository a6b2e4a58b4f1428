using System.Collections.Immutable;
using Bot.Core.Dialogs;
using Bot.Core.Scoring;

namespace Bot.Core.Routing;

/// <summary>Trains the router's model from a book's examples: the same book gives the same bytes everywhere.</summary>
internal static class TopicTraining
{
    /// <summary>Part of what a model is known by: raise the number with any change to features or training.</summary>
    private const string Method = "topics 6";

    private const float Sharpness = 4f;
    // Whoever has learned from few texts should not be sure.
    private const float FewTexts = 20f;

    private const float AlsoRight = 0.25f;

    // Few texts are read more often: the steps are short, and there must be enough of them.
    private const int LeastSteps = 20_000;
    private const int MostPasses = 60;

    private static readonly TrainingOptions Options = new(Passes: 12, Rate: 0.25f, Decay: 1.5e-5f, LeastWeight: 0.4f);

    public static string SourceOf(RoutingTexts texts) => texts.Hash(Method);

    public static RoutingFeatures FeaturesOf(ImmutableArray<Counted> words, ImmutableArray<Meaning> meanings) => new(new Spelling(words), meanings);

    public static NamedModel Train(RoutingTexts texts, CancellationToken cancellationToken = default)
    {
        var words = texts.Words();
        var features = FeaturesOf(words, texts.Meanings);
        var ids = texts.Topics.Select((id, t) => (id, t)).ToDictionary(topic => topic.id, topic => topic.t, StringComparer.Ordinal);
        var into = new FeatureList();
        var training = new List<TrainingText>(texts.Examples.Count);
        foreach (var ((example, topic), folded) in texts.Examples.Zip(texts.Folded)) training.Add(new TrainingText(Read(folded), Targets(example, topic, ids)));

        var model = LinearTrainer.Train(RoutingFeatures.Families, training, texts.Topics.Length, Options with { Passes = Math.Clamp(LeastSteps / Math.Max(1, training.Count), Options.Passes, MostPasses) }, cancellationToken);
        return new NamedModel(SourceOf(texts), texts.Topics, model, Sharpness * training.Count / (training.Count + FewTexts))
        {
            Counts = [words, .. KeywordStrengths.Count(texts)],
        };

        TextFeature[] Read(FoldedText text)
        {
            into.Clear();
            features.Of(text, into);
            return into.ToArray();
        }
    }

    private static ImmutableArray<Target> Targets(Example example, int topic, Dictionary<string, int> ids)
    {
        ImmutableArray<Target> also = [.. example.Also.Where(other => ids.TryGetValue(other, out var id) && id != topic).Select(other => new Target(ids[other], AlsoRight / example.Also.Length))];
        return also.IsEmpty ? [new Target(topic, 1)] : [new Target(topic, 1 - AlsoRight), .. also];
    }
}
