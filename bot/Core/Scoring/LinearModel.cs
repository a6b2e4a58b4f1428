namespace Bot.Core.Scoring;

/// <param name="Feature">Index into the list of features that was scored.</param>
/// <param name="Weight">How much it speaks for the class, above what it says for the others on average.</param>
internal readonly record struct Reason(int Feature, float Weight);

/// <summary>A trained, pruned model. Immutable; scoring changes nothing in it.</summary>
/// <param name="bias">One a class.</param>
internal sealed class LinearModel(FeatureSpace space, ModelRows rows, float[] bias)
{
    public const float BiasValue = 0.3f;

    public int Classes => bias.Length;

    public FeatureSpace Space => space;

    public ModelRows Rows => rows;

    public ReadOnlySpan<float> Bias => bias;

    /// <param name="scores">Room for <see cref="Classes"/>; filled with scores of any size, not yet shares: see <see cref="Exact.Softmax"/>.</param>
    /// <returns>The features known, for explaining. Where there are none the scores mean nothing.</returns>
    public SparseVector Score(ReadOnlySpan<TextFeature> features, Span<float> scores)
    {
        var vector = space.Of(features);
        for (var c = 0; c < bias.Length; c++) scores[c] = bias[c] * BiasValue;
        for (var i = 0; i < vector.Count; i++) rows.AddTo(scores, vector.Ids[i], vector.Values[i]);
        return vector;
    }

    /// <summary>The features that speak most for a class rather than another, strongest first.</summary>
    /// <param name="against">The class it is compared with, for example the second best; -1 for none.</param>
    public List<Reason> Explain(ReadOnlySpan<TextFeature> features, int @class, int against = -1) => Explain(features, space.Of(features), @class, against);

    /// <param name="vector">As <see cref="Score"/> returned it for the same features.</param>
    public List<Reason> Explain(ReadOnlySpan<TextFeature> features, SparseVector vector, int @class, int against = -1)
    {
        var reasons = new List<Reason>();
        for (var i = 0; i < vector.Count; i++)
        {
            if (features[vector.Source[i]].Words == 0) continue;
            var weight = vector.Values[i] * (rows.Weight(vector.Ids[i], @class) - (against < 0 ? 0 : rows.Weight(vector.Ids[i], against)));
            if (weight > 0) reasons.Add(new Reason(vector.Source[i], weight));
        }

        reasons.Sort((a, b) => b.Weight != a.Weight ? b.Weight.CompareTo(a.Weight) : a.Feature.CompareTo(b.Feature));
        return reasons;
    }
}
