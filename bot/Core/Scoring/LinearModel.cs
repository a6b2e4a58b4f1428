namespace Bot.Core.Scoring;

/// <param name="Feature">Index into the list of features that was scored.</param>
/// <param name="Weight">How much it speaks for the class, above what it says for the others on average.</param>
internal readonly record struct Reason(int Feature, float Weight);

/// <summary>A trained, pruned model. Immutable; scoring changes nothing in it.</summary>
/// <param name="bias">One a class.</param>
internal sealed class LinearModel(FeatureSpace space, ModelRows rows, float[] bias)
{
    public const float BiasValue = 0.3f;

    private const int MostOnStack = 2048;

    public int Classes => bias.Length;

    public FeatureSpace Space => space;

    public ModelRows Rows => rows;

    public ReadOnlySpan<float> Bias => bias;

    /// <param name="scores">Room for <see cref="Classes"/>; filled with scores of any size, not yet shares: see <see cref="Exact.Softmax"/>.</param>
    /// <returns>How many of the features are known. With 0 the scores mean nothing.</returns>
    public int Score(ReadOnlySpan<TextFeature> features, Span<float> scores)
    {
        Span<int> ids = features.Length <= MostOnStack ? stackalloc int[features.Length] : new int[features.Length];
        Span<float> values = features.Length <= MostOnStack ? stackalloc float[features.Length] : new float[features.Length];
        var count = space.Of(features, ids, values);
        for (var c = 0; c < bias.Length; c++) scores[c] = bias[c] * BiasValue;
        for (var i = 0; i < count; i++) rows.AddTo(scores, ids[i], values[i]);
        return count;
    }

    /// <summary>The features that speak most for a class rather than another, strongest first.</summary>
    /// <param name="against">The class it is compared with, for example the second best; -1 for none.</param>
    public List<Reason> Explain(ReadOnlySpan<TextFeature> features, int @class, int against = -1)
    {
        var vector = space.Of(features);
        var reasons = new List<Reason>();
        for (var i = 0; i < vector.Count; i++)
        {
            var weight = vector.Values[i] * (rows.Weight(vector.Ids[i], @class) - (against < 0 ? 0 : rows.Weight(vector.Ids[i], against)));
            if (weight > 0 && features[vector.Source[i]].Words > 0) reasons.Add(new Reason(vector.Source[i], weight));
        }

        reasons.Sort((a, b) => b.Weight != a.Weight ? b.Weight.CompareTo(a.Weight) : a.Feature.CompareTo(b.Feature));
        return reasons;
    }
}
