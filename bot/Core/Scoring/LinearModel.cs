namespace Bot.Core.Scoring;

/// <param name="Feature">Index into the list of features that was scored.</param>
/// <param name="Weight">How much it speaks for the class, above what it says for the others on average.</param>
internal readonly record struct Reason(int Feature, float Weight);

/// <summary>A trained, pruned model. Immutable; scoring changes nothing in it.</summary>
internal sealed class LinearModel
{
    public const float BiasValue = 0.3f;

    private readonly FeatureSpace space;
    private readonly ScoringRows scoring;
    private readonly float[] bias;

    /// <param name="keys">Of the features, rising.</param>
    /// <param name="rarity">Of each, in <see cref="FeatureSpace.RarityStep"/>.</param>
    /// <param name="rows">The weights of each; not kept.</param>
    public LinearModel(FeatureFamily[] families, float rarest, ReadOnlySpan<uint> keys, ReadOnlySpan<byte> rarity, ModelRows rows, float[] bias)
    {
        this.bias = bias;
        scoring = new ScoringRows(rows, rarity, bias.Length, out var places);
        space = new FeatureSpace(families, new FeatureTable(keys, rarity, places), rarest);
    }

    public int Classes => bias.Length;

    public FeatureSpace Space => space;

    public ReadOnlySpan<float> Bias => bias;

    /// <returns>The weights of each feature, as they are written down.</returns>
    public ModelRows Rows(ReadOnlySpan<FeatureEntry> features) => scoring.ToRows(features);

    /// <param name="scores">Room for <see cref="Classes"/>; filled with scores of any size, not yet shares: see <see cref="Exact.Softmax"/>.</param>
    /// <returns>The features that are known, good until this thread scores another text. Where there are none the scores mean nothing.</returns>
    public ReadOnlySpan<KnownFeature> Score(ReadOnlySpan<TextFeature> features, Span<float> scores)
    {
        var known = space.Read(features).All;
        for (var c = 0; c < bias.Length; c++) scores[c] = bias[c] * BiasValue;
        scoring.AddTo(scores[..bias.Length], known);
        return known;
    }

    /// <summary>The features that speak most for a class rather than another, strongest first.</summary>
    /// <param name="against">The class it is compared with, for example the second best; -1 for none.</param>
    public List<Reason> Explain(ReadOnlySpan<TextFeature> features, int @class, int against = -1) => Explain(features, space.Read(features).All, @class, against);

    /// <param name="known">As <see cref="Score"/> returned it for the same features.</param>
    public List<Reason> Explain(ReadOnlySpan<TextFeature> features, ReadOnlySpan<KnownFeature> known, int @class, int against)
    {
        var reasons = new List<Reason>();
        foreach (ref readonly var feature in known)
        {
            if (features[feature.Source].Words == 0) continue;
            var weight = feature.Value * (scoring.Weight(feature.Row, @class) - (against < 0 ? 0 : scoring.Weight(feature.Row, against)));
            if (weight > 0) reasons.Add(new Reason(feature.Source, weight));
        }

        reasons.Sort((a, b) => b.Weight != a.Weight ? b.Weight.CompareTo(a.Weight) : a.Feature.CompareTo(b.Feature));
        return reasons;
    }
}
