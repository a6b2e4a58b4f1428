using System.Numerics;

namespace Bot.Core.Scoring;

/// <summary>
/// The weights of a model with few classes, of which most rows say something of most: a byte for every class, so that
/// a row is one or two vectors. Lanes are classes and never meet, so each sum has the bits that it has one by one.
/// </summary>
internal sealed class DenseRows
{
    // Whole vectors of bytes on every machine.
    private const int Unit = 32;

    private readonly sbyte[] weights;
    private readonly int stride;

    public DenseRows((int Start, sbyte Exponent)[] rows, (byte Class, sbyte Weight)[] entries)
    {
        stride = StrideOf(entries);
        weights = new sbyte[(rows.Length - 1) * stride];
        for (var f = 0; f < rows.Length - 1; f++)
            foreach (var (@class, weight) in entries.AsSpan(rows[f].Start, rows[f + 1].Start - rows[f].Start)) weights[(f * stride) + @class] = weight;
    }

    /// <returns>Whether this takes no more memory than naming the class of each weight.</returns>
    public static bool Suit(int rows, (byte Class, sbyte Weight)[] entries) => (long)rows * StrideOf(entries) <= 2L * entries.Length;

    /// <param name="features">Their places are numbers of rows.</param>
    public void AddTo(Span<float> scores, ReadOnlySpan<KnownFeature> features)
    {
        Span<float> sums = stackalloc float[stride];
        sums.Clear();
        scores[..Math.Min(scores.Length, stride)].CopyTo(sums);
        for (var c = 0; c < stride; c += Vector<sbyte>.Count) AddTo(sums.Slice(c, Vector<sbyte>.Count), c, features);
        sums[..Math.Min(scores.Length, stride)].CopyTo(scores);
    }

    private void AddTo(Span<float> sums, int column, ReadOnlySpan<KnownFeature> features)
    {
        var lanes = Vector<float>.Count;
        var (a, b, c, d) = (new Vector<float>(sums), new Vector<float>(sums[lanes..]), new Vector<float>(sums[(2 * lanes)..]), new Vector<float>(sums[(3 * lanes)..]));
        foreach (ref readonly var feature in features)
        {
            var unit = new Vector<float>(feature.Value * ModelRows.Power(feature.Row.Exponent));
            Vector.Widen(new Vector<sbyte>(weights, (feature.Row.Start * stride) + column), out var low, out var high);
            Vector.Widen(low, out var first, out var second);
            Vector.Widen(high, out var third, out var fourth);
            a += unit * Vector.ConvertToSingle(first);
            b += unit * Vector.ConvertToSingle(second);
            c += unit * Vector.ConvertToSingle(third);
            d += unit * Vector.ConvertToSingle(fourth);
        }

        a.CopyTo(sums);
        b.CopyTo(sums[lanes..]);
        c.CopyTo(sums[(2 * lanes)..]);
        d.CopyTo(sums[(3 * lanes)..]);
    }

    private static int StrideOf((byte Class, sbyte Weight)[] entries)
    {
        var classes = 0;
        foreach (var (@class, _) in entries) classes = Math.Max(classes, @class + 1);
        return (classes + Unit - 1) / Unit * Unit;
    }
}
