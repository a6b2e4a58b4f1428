using System.Collections.Immutable;
using Bot.Core.Dialogs;

namespace Bot.Core.Routing;

/// <summary>Keywords and examples of all topics, both languages, learned together as one linear model.</summary>
internal sealed class LinearTopicModel : ITopicModel
{
    private const int Epochs = 5;
    private const float Rate = 3f;

    // What a keyword counts before any example is seen: an editor who writes one means it.
    private const float KeywordWeight = 2f;

    // Scores are this much sharper than trained, so that confidence is near the share that is right.
    private const float Sharpness = 1.45f;

    private readonly PhraseMatcher keywords;
    private readonly int[] keywordTopic;
    private readonly float[] keywordStrength;
    private readonly Vectorizer vectorizer;
    private readonly SoftmaxWeights weights;

    public LinearTopicModel(IReadOnlyCollection<Topic> book)
    {
        var topics = book.OrderBy(topic => topic.Id, StringComparer.Ordinal).ToArray();
        Topics = [.. topics.Select(topic => topic.Id)];

        var owned = topics.SelectMany((topic, t) => topic.Keywords.Select(keyword => (keyword.Text, Topic: t))).ToArray();
        keywords = new PhraseMatcher([.. owned.Select(keyword => keyword.Text)]);
        keywordTopic = [.. owned.Select(keyword => keyword.Topic)];

        var texts = topics.SelectMany((topic, t) =>
            topic.Examples.Concat(topic.Keywords).Append(new(default, topic.Title.English)).Append(new(default, topic.Title.Spanish))
                .Select(example => (Text: TextFolding.Fold(example.Text), Topic: t))).ToArray();
        keywordStrength = KeywordStrengths.Of(keywords, owned, texts);
        vectorizer = new Vectorizer([.. texts.Select(example => example.Text)]);
        weights = new SoftmaxWeights(vectorizer.Count + Topics.Length + 1, Topics.Length);
        for (var t = 0; t < Topics.Length; t++) weights[KeywordFeature(t), t] = KeywordWeight;
        weights.Train([.. texts.Select(example => VectorOf(example.Text))], [.. texts.Select(example => example.Topic)], Epochs, Rate);
    }

    public ImmutableArray<string> Topics { get; }

    private int BiasFeature => vectorizer.Count + Topics.Length;

    public double[] Score(FoldedText text)
    {
        var vector = VectorOf(text);
        if (vector.Ids.Length <= 1) return []; // only the bias

        var scores = weights.NewScores();
        weights.Score(vector, scores);
        for (var t = 0; t < Topics.Length; t++) scores[t] *= Sharpness;
        SoftmaxWeights.Softmax(scores.AsSpan(0, Topics.Length));
        return [.. scores.Take(Topics.Length).Select(score => (double)score)];
    }

    public ImmutableArray<string> Explain(FoldedText text, int topic)
    {
        var byKeyword = keywords.Match(text).Where(match => keywordTopic[match.Phrase] == topic)
            .Select(match => (Words: text.SourceOf(match.First, match.End), Weight: 100f + keywordStrength[match.Phrase]));
        var features = new List<Feature>();
        Features.Of(text, features);
        var byWord = features.Where(feature => feature.Weight >= Features.PairWeight && vectorizer.IdOf(feature.Key) >= 0)
            .Select(feature => (Words: text.SourceOf(feature.First, feature.First + feature.Words), Weight: Speaks(feature, topic)))
            .Where(word => word.Weight > 0);
        return [.. byKeyword.Concat(byWord).OrderByDescending(word => word.Weight).Select(word => word.Words).Distinct().Take(3)];
    }

    private float Speaks(Feature feature, int topic) => weights[vectorizer.IdOf(feature.Key), topic] * feature.Weight;

    private int KeywordFeature(int topic) => vectorizer.Count + topic;

    // Keywords stand beside the words, not among them: they must not shrink in a long message.
    private SparseVector VectorOf(FoldedText text)
    {
        var words = vectorizer.Of(text);
        var best = new SortedDictionary<int, float>();
        foreach (var match in keywords.Match(text))
        {
            var feature = KeywordFeature(keywordTopic[match.Phrase]);
            best[feature] = Math.Max(best.GetValueOrDefault(feature), keywordStrength[match.Phrase]);
        }

        return new SparseVector([.. words.Ids, .. best.Keys, BiasFeature], [.. words.Values, .. best.Values, 0.3f]);
    }
}
