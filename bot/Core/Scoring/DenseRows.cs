using System.Numerics;

namespace Bot.Core.Scoring;

/// <summary>
/// Rows of few classes, of which most rows say something of most: a byte for every class, so that a row is one or two
/// vectors. Lanes are classes and never meet, so each sum has the bits that it has one by one.
/// </summary>
internal sealed class DenseRows : ScoringRows
{
    // Whole vectors of bytes on every machine.
    private const int Unit = 32;

    private readonly sbyte[] weights;
    private readonly int stride;

    private DenseRows(RowPlace[] places, sbyte[] weights, int stride) : base(places) => (this.weights, this.stride) = (weights, stride);

    /// <returns>Whether this takes no more memory than naming the class of each weight.</returns>
    public static bool Suit(ModelRows rows, int classes) => (long)rows.Count * StrideOf(classes) <= 2L * rows.Entries.Length;

    /// <param name="order">The rows in the order in which they are to lie.</param>
    public static DenseRows Of(ModelRows rows, int[] order, int classes)
    {
        var stride = StrideOf(classes);
        var (places, weights) = (new RowPlace[rows.Count], new sbyte[rows.Count * stride]);
        for (var i = 0; i < order.Length; i++)
        {
            var (f, start) = (order[i], i * stride);
            places[f] = new RowPlace(start, (ushort)stride, rows.Exponent(f));
            foreach (var (@class, weight) in rows.Row(f)) weights[start + @class] = weight;
        }

        return new DenseRows(places, weights, stride);
    }

    public override void AddTo(Span<float> scores, ReadOnlySpan<KnownFeature> features)
    {
        Span<float> sums = stackalloc float[stride];
        sums.Clear();
        scores.CopyTo(sums);
        for (var c = 0; c < stride; c += Vector<sbyte>.Count) AddTo(sums.Slice(c, Vector<sbyte>.Count), c, features);
        sums[..scores.Length].CopyTo(scores);
    }

    private void AddTo(Span<float> sums, int column, ReadOnlySpan<KnownFeature> features)
    {
        var lanes = Vector<float>.Count;
        var (a, b, c, d) = (new Vector<float>(sums), new Vector<float>(sums[lanes..]), new Vector<float>(sums[(2 * lanes)..]), new Vector<float>(sums[(3 * lanes)..]));
        foreach (ref readonly var feature in features)
        {
            var unit = new Vector<float>(feature.Value * ModelRows.Power(feature.Row.Exponent));
            Vector.Widen(new Vector<sbyte>(weights, feature.Row.Start + column), out var low, out var high);
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

    private static int StrideOf(int classes) => (classes + Unit - 1) / Unit * Unit;
}
