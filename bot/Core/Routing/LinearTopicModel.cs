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

    private const float BiasValue = 0.3f;

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

        var read = topics.SelectMany((topic, t) => TextsOf(topic).Select(text => Read(TextFolding.Fold(text), t))).ToArray();
        keywordStrength = KeywordStrengths.Of(owned, read.Select(example => (example.Keywords, example.Topic)));
        vectorizer = new Vectorizer([.. read.Select(example => example.Features)]);
        weights = new SoftmaxWeights(vectorizer.Count + Topics.Length + 1, Topics.Length);
        for (var t = 0; t < Topics.Length; t++) weights[KeywordFeature(t), t] = KeywordWeight;
        weights.Train([.. read.Select(VectorOf)], [.. read.Select(example => example.Topic)], Epochs, Rate);
    }

    public ImmutableArray<string> Topics { get; }

    private int BiasFeature => vectorizer.Count + Topics.Length;

    public TopicReading? Score(FoldedText text)
    {
        var example = Read(text, -1);
        var vector = VectorOf(example);
        if (vector.Ids.Length <= 1) return null; // only the bias

        var scores = weights.NewScores();
        weights.Score(vector, scores);
        for (var t = 0; t < Topics.Length; t++) scores[t] *= Sharpness;
        SoftmaxWeights.Softmax(scores.AsSpan(0, Topics.Length));
        return new TopicReading(scores[..Topics.Length], topic => Explain(text, example, topic));
    }

    private ImmutableArray<string> Explain(FoldedText text, Example example, int topic)
    {
        var reasons = new List<(string Words, float Weight)>();
        foreach (var match in example.Keywords)
            if (keywordTopic[match.Phrase] == topic) reasons.Add((text.SourceOf(match.First, match.End), 100f + keywordStrength[match.Phrase]));
        foreach (var feature in example.Features)
            if (feature.Weight >= Features.PairWeight && vectorizer.IdOf(feature.Key) >= 0 && Speaks(feature, topic) is > 0 and var weight)
                reasons.Add((text.SourceOf(feature.First, feature.First + feature.Words), weight));

        reasons.Sort((a, b) => b.Weight.CompareTo(a.Weight));
        return [.. reasons.Select(reason => reason.Words).Distinct().Take(3)];
    }

    private Example Read(FoldedText text, int topic) => new(Features.Of(text), keywords.Match(text), topic);

    // Keywords speak through their own feature. Learned as examples too, a long list of them would pull
    // every message with the programme's name to its topic.
    private static IEnumerable<string> TextsOf(Topic topic) =>
        topic.Examples.Select(example => example.Text).Append(topic.Title.English).Append(topic.Title.Spanish);

    private float Speaks(Feature feature, int topic) => weights[vectorizer.IdOf(feature.Key), topic] * feature.Weight;

    private int KeywordFeature(int topic) => vectorizer.Count + topic;

    // Keywords stand beside the words, not among them: they must not shrink in a long message.
    private SparseVector VectorOf(Example example)
    {
        var words = vectorizer.Of(example.Features);
        Span<float> strengths = stackalloc float[Topics.Length];
        strengths.Clear();
        foreach (var match in example.Keywords)
            strengths[keywordTopic[match.Phrase]] = Math.Max(strengths[keywordTopic[match.Phrase]], keywordStrength[match.Phrase]);

        var (ids, values) = (new List<int>(words.Ids.Length + 4), new List<float>(words.Ids.Length + 4));
        ids.AddRange(words.Ids);
        values.AddRange(words.Values);
        for (var t = 0; t < strengths.Length; t++)
        {
            if (strengths[t] == 0) continue;
            ids.Add(KeywordFeature(t));
            values.Add(strengths[t]);
        }

        ids.Add(BiasFeature);
        values.Add(BiasValue);
        return new SparseVector([.. ids], [.. values]);
    }

    /// <summary>A text as the model sees it. The topic is known only while learning.</summary>
    private sealed record Example(Feature[] Features, List<PhraseMatch> Keywords, int Topic);
}
