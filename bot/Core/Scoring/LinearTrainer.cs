using System.Collections.Immutable;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace Bot.Core.Scoring;

/// <summary>
/// A linear model by plain gradient steps in a seeded order: each class against the rest, with a squared hinge,
/// which needs fewer weights than a softmax and is as good on short texts. The same texts give the same bits on
/// every machine: sums over features run in one order, and vectors are only used across classes, where no lane
/// meets another.
/// </summary>
internal sealed class LinearTrainer
{
    private const float Main = 0.5f;

    private readonly int classes;
    private readonly bool shares;
    private readonly int stride; // classes, rounded up to whole vectors of any machine
    private readonly float[] weights;
    private readonly float[] scores;

    // Weights are kept divided by this: decay then is one multiplication a step, not one a weight.
    private float scale = 1;

    private LinearTrainer(int features, int classes, bool shares)
    {
        this.classes = classes;
        this.shares = shares;
        stride = (classes + 15) / 16 * 16;
        weights = new float[(long)features * stride];
        scores = new float[stride];
    }

    /// <param name="texts">In a stable order: another order gives another model.</param>
    public static LinearModel Train(FeatureFamily[] families, IReadOnlyList<TrainingText> texts, int classes, TrainingOptions options, CancellationToken cancellationToken = default)
    {
        // Texts that are any of several teach weights, not words: with theirs the model grows by a third and tells no better.
        var space = FeatureSpace.Learn(families, [.. texts.Where(text => !text.IsAnyOf).Select(text => text.Features)]);
        var trainer = new LinearTrainer(space.Table.Count + 1, classes, options.Shares);
        var vectors = texts.Select(text => space.Of(text.Features)).ToArray();
        var order = Enumerable.Range(0, texts.Count).ToArray();
        var chance = new SeededChance(options.Seed);
        var (steps, step) = ((float)options.Passes * texts.Count, 0);
        for (var pass = 0; pass < options.Passes; pass++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            chance.Shuffle<int>(order);
            foreach (var t in order) trainer.Learn(vectors[t], texts[t], options.Rate * (1 - (step++ / steps)), options.Decay);
        }

        return trainer.Model(space, options.LeastWeight);
    }

    private void Learn(SparseVector text, TrainingText from, float rate, float decay)
    {
        Score(text);
        for (var c = 0; c < classes; c++) scores[c] *= scale;
        if (from.IsAnyOf) AnySlopes(from.Targets);
        else if (shares) ShareSlopes(from.Targets);
        else Slopes(from.Targets);
        scale *= 1 - (rate * decay);
        if (scale < 1e-3f) Rescale();
        Descend(text, rate * from.Weight / scale);
    }

    private void ShareSlopes(ImmutableArray<Target> targets)
    {
        Exact.Softmax(scores.AsSpan(0, classes));
        foreach (var target in targets) scores[target.Class] -= target.Share;
    }

    // The targets together are to have the whole share; each keeps its part of it.
    private void AnySlopes(ImmutableArray<Target> targets)
    {
        Exact.Softmax(scores.AsSpan(0, classes));
        var together = float.Epsilon;
        foreach (var target in targets) together += scores[target.Class];
        foreach (var target in targets) scores[target.Class] -= scores[target.Class] / together;
    }

    // Scores become the slopes of the loss. The main target is to be above 1, all others below -1; of a class
    // that is right as well nothing is asked.
    private void Slopes(ImmutableArray<Target> targets)
    {
        for (var c = 0; c < classes; c++) scores[c] = Math.Max(0, 1 + scores[c]) * 2;
        foreach (var target in targets)
        {
            var score = (scores[target.Class] / 2) - 1; // where it was below -1 the slope below is too small, and enough
            scores[target.Class] = target.Share >= Main ? -2 * Math.Max(0, 1 - score) : 0;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)] // trained before the runtime would find it hot
    private void Score(SparseVector text)
    {
        Bias().CopyTo(scores);
        for (var i = 0; i < text.Count; i++)
        {
            var row = weights.AsSpan(text.Ids[i] * stride, stride);
            var value = new Vector<float>(text.Values[i]);
            for (var c = 0; c < stride; c += Vector<float>.Count)
                (new Vector<float>(scores, c) + (new Vector<float>(row[c..]) * value)).CopyTo(scores, c);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Descend(SparseVector text, float step)
    {
        for (var c = classes; c < stride; c++) scores[c] = 0;
        for (var i = 0; i < text.Count; i++) Move(weights.AsSpan(text.Ids[i] * stride, stride), step * text.Values[i]);
        Move(Bias(), step * LinearModel.BiasValue);
    }

    private void Move(Span<float> row, float step)
    {
        var change = new Vector<float>(-step);
        for (var c = 0; c < stride; c += Vector<float>.Count)
            (new Vector<float>(row[c..]) + (new Vector<float>(scores, c) * change)).CopyTo(row[c..]);
    }

    private Span<float> Bias() => weights.AsSpan(weights.Length - stride, stride);

    private void Rescale()
    {
        for (var i = 0; i < weights.Length; i++) weights[i] *= scale;
        scale = 1;
    }

    private LinearModel Model(FeatureSpace space, float leastWeight)
    {
        Rescale();
        var features = space.Table.InOrder();
        var rows = new ModelRows.Builder(features.Length);
        for (var f = 0; f < features.Length; f++) rows.Add(weights.AsSpan(f * stride, classes), leastWeight / (features[f].Rarity * FeatureSpace.RarityStep));
        return new LinearModel(
            space.Families.ToArray(), space.Rarest, [.. features.Select(feature => feature.Key)], [.. features.Select(feature => feature.Rarity)], rows.Build(), Bias()[..classes].ToArray());
    }
}
