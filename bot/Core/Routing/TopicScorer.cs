using System.Collections.Immutable;
using Bot.Core.Dialogs;
using Bot.Core.Scoring;

namespace Bot.Core.Routing;

/// <summary>
/// Layers 1 and 2 together: the editors' keywords speak at once, the trained model weighs all the words. What
/// a keyword is worth is found from the examples: less, where other topics' examples hold it too.
/// </summary>
internal sealed class TopicScorer : ITopicModel
{
    // In units of the trained scores, which lie between -1 and 1: a sure keyword turns a close race, not a clear one.
    private const float KeywordWorth = 0.7f;

    private const float SureOfLanguage = 0.95f;

    private const int MostReasons = 6; // some say the same

    private readonly NamedModel named;
    private readonly RoutingFeatures features;
    private readonly KeywordRules keywords;
    private readonly int[] keywordTopic; // -1 for a topic that the model has not learned yet
    private readonly float[] keywordStrength;

    /// <param name="model">Trained from this book, or from an older one: topics that it does not know are found by their keywords once it is trained again.</param>
    public TopicScorer(RoutingTexts texts, NamedModel model)
    {
        named = model;
        var (words, own, others) = (model.Counts[0], model.Counts[1], model.Counts[2]);
        features = TopicTraining.FeaturesOf(words, texts.Meanings);
        var classes = model.Classes.Select((id, t) => (id, t)).ToDictionary(topic => topic.id, topic => topic.t, StringComparer.Ordinal);
        keywords = new KeywordRules([.. texts.Keywords.Select(keyword => keyword.Text)]);
        keywordTopic = [.. texts.Keywords.Select(keyword => classes.GetValueOrDefault(keyword.Topic, -1))];
        keywordStrength = KeywordStrengths.Of(texts.Keywords, own, others);
    }

    /// <param name="trained">Null to train one now.</param>
    public static TopicScorer Of(DialogBook book, TrainedTopics? trained = null)
    {
        var texts = RoutingTexts.Of(book);
        return new TopicScorer(texts, trained?.Model ?? TopicTraining.Train(texts));
    }

    public RoutingFeatures Features => features;

    public ImmutableArray<string> Topics => named.Classes;

    public TopicReading? Score(FoldedText text)
    {
        if (OtherLanguages.Of(text, features.Spelling) is { } language && named.Classes.IndexOf(TopicKinds.LanguageRequest) is >= 0 and var request) return Only(request, language);

        var list = FeatureList.Begin();
        var mended = features.Of(text, list);
        var scores = new float[named.Model.Classes];
        var known = named.Model.Score(list.Features, scores).Length;
        var found = keywords.Match(mended);
        if (known == 0 && found.Count == 0) return null;

        Span<float> strengths = stackalloc float[scores.Length];
        strengths.Clear();
        foreach (var match in found)
            if (keywordTopic[match.Phrase] is >= 0 and var topic) strengths[topic] = Math.Max(strengths[topic], keywordStrength[match.Phrase]);

        for (var t = 0; t < scores.Length; t++) scores[t] = (scores[t] + (KeywordWorth * strengths[t])) * named.Sharpness;
        Exact.Softmax(scores);
        return new TopicReading(scores, topic => Explain(text, topic));
    }

    private TopicReading Only(int topic, string language)
    {
        var scores = new float[named.Model.Classes];
        Array.Fill(scores, (1 - SureOfLanguage) / (scores.Length - 1));
        scores[topic] = SureOfLanguage;
        return new TopicReading(scores, _ => [$"written in {language}"]);
    }

    // Reads the text once more: most turns never ask.
    private ImmutableArray<string> Explain(FoldedText asTyped, int topic)
    {
        var list = FeatureList.Begin();
        var text = features.Of(asTyped, list);
        var words = keywords.Match(text).Where(match => keywordTopic[match.Phrase] == topic)
            .OrderByDescending(match => keywordStrength[match.Phrase]).Select(match => text.SourceOf(match.First, match.End)).ToList();
        foreach (var reason in named.Model.Explain(list.Features, topic))
        {
            if (words.Count > MostReasons) break;
            var feature = list.Features[reason.Feature];
            words.Add(text.SourceOf(feature.First, Math.Min(text.Count, feature.First + feature.Words)));
        }

        return [.. words.Where(said => said.Length > 0).Distinct().Take(3)];
    }
}
