using System.Numerics;
using System.Runtime.CompilerServices;

namespace Bot.Core.Routing;

/// <summary>
/// Multinomial logistic regression: one row of weights a feature, one column a class. Trained by plain
/// gradient steps in a fixed shuffled order, so the same content always gives the same weights.
/// </summary>
internal sealed class SoftmaxWeights
{
    private readonly int stride; // classes, rounded up to whole vectors
    private readonly float[] weights;
    private readonly int classes;

    public SoftmaxWeights(int features, int classes)
    {
        this.classes = classes;
        stride = (classes + Vector<float>.Count - 1) / Vector<float>.Count * Vector<float>.Count;
        weights = new float[features * stride];
    }

    public float this[int feature, int @class]
    {
        get => weights[(feature * stride) + @class];
        set => weights[(feature * stride) + @class] = value;
    }

    public void Train(SparseVector[] texts, int[] labels, int epochs, float rate)
    {
        var order = Enumerable.Range(0, texts.Length).ToArray();
        var chance = 20_240_611u;
        var scores = new float[stride];
        for (var epoch = 0; epoch < epochs; epoch++)
        {
            Shuffle(order, ref chance);
            var step = rate / (1 + epoch);
            foreach (var t in order)
            {
                Score(texts[t], scores);
                Softmax(scores.AsSpan(0, classes));
                scores[labels[t]] -= 1;
                Descend(texts[t], scores, step);
            }
        }
    }

    /// <param name="scores">At least as long as the classes, rounded up to whole vectors: see <see cref="NewScores"/>.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)] // trained once at start, before the runtime would find it hot
    public void Score(SparseVector text, float[] scores)
    {
        Array.Clear(scores);
        for (var i = 0; i < text.Ids.Length; i++)
        {
            var row = weights.AsSpan(text.Ids[i] * stride, stride);
            var value = new Vector<float>(text.Values[i]);
            for (var c = 0; c < stride; c += Vector<float>.Count)
                (new Vector<float>(scores, c) + (new Vector<float>(row[c..]) * value)).CopyTo(scores, c);
        }
    }

    public float[] NewScores() => new float[stride];

    public static void Softmax(Span<float> scores)
    {
        var (highest, sum) = (float.MinValue, 0f);
        foreach (var score in scores) highest = Math.Max(highest, score);
        for (var c = 0; c < scores.Length; c++) sum += scores[c] = MathF.Exp(scores[c] - highest);
        for (var c = 0; c < scores.Length; c++) scores[c] /= sum;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Descend(SparseVector text, float[] gradient, float step)
    {
        for (var c = classes; c < stride; c++) gradient[c] = 0;
        for (var i = 0; i < text.Ids.Length; i++)
        {
            var row = weights.AsSpan(text.Ids[i] * stride, stride);
            var change = new Vector<float>(-step * text.Values[i]);
            for (var c = 0; c < stride; c += Vector<float>.Count)
                (new Vector<float>(row[c..]) + (new Vector<float>(gradient, c) * change)).CopyTo(row[c..]);
        }
    }

    private static void Shuffle(int[] order, ref uint chance)
    {
        for (var i = order.Length - 1; i > 0; i--)
        {
            chance = (chance * 1664525u) + 1013904223u;
            var j = (int)((chance >> 8) % (uint)(i + 1));
            (order[i], order[j]) = (order[j], order[i]);
        }
    }
}
