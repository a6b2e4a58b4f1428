using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Bot.Core.Scoring;

/// <summary>Where the weights of a feature lie among those that scoring reads.</summary>
/// <param name="Length">Entries of a row that names its classes; <see cref="Whole"/> for one that has a byte for every class.</param>
/// <param name="Exponent">A weight is its byte times 2 to the power of this.</param>
[StructLayout(LayoutKind.Sequential, Pack = 1)]
internal readonly record struct RowPlace(int Start, ushort Length, sbyte Exponent)
{
    public const ushort Whole = ushort.MaxValue;
}

/// <summary>
/// The weights of a model as scoring reads them. The rows of common features come first and so lie beside each other:
/// most looks are for few of them. Those that say something of many classes have a byte for every class, to be added
/// as vectors. Lanes are classes and never meet, so each sum has the bits that it has one by one.
/// </summary>
internal sealed class ScoringRows
{
    // Whole vectors of bytes on every machine.
    private static readonly int Unit = Math.Max(32, Vector<sbyte>.Count);

    private const int GatheredAtOnce = 32;

    private readonly int stride;
    private readonly sbyte[] whole;
    private readonly (byte Class, sbyte Weight)[] sparse;

    /// <param name="rarity">By feature.</param>
    /// <param name="places">Where the weights of each feature lie here.</param>
    public ScoringRows(ModelRows rows, ReadOnlySpan<byte> rarity, int classes, out RowPlace[] places)
    {
        stride = (classes + Unit - 1) / Unit * Unit;
        (whole, sparse, places) = RowLayout.Of(rows, rarity, stride);
    }

    /// <summary>To each class's score: the sum over features, in their order, of value and weight.</summary>
    public void AddTo(Span<float> scores, ReadOnlySpan<KnownFeature> features)
    {
        Span<float> sums = stackalloc float[stride];
        Span<sbyte> gathered = stackalloc sbyte[GatheredAtOnce * stride];
        sums.Clear();
        scores.CopyTo(sums);
        Touch(features);
        while (!features.IsEmpty)
        {
            var some = features[..Math.Min(GatheredAtOnce, features.Length)];
            Gather(some, gathered);
            for (var c = 0; c < stride; c += Vector<sbyte>.Count) Add(some, gathered[c..], sums.Slice(c, Vector<sbyte>.Count));
            features = features[some.Length..];
        }

        sums[..scores.Length].CopyTo(scores);
    }

    public float Weight(RowPlace row, int @class)
    {
        if (row.Length == RowPlace.Whole) return ModelRows.Power(row.Exponent) * whole[row.Start + @class];
        foreach (var entry in sparse.AsSpan(row.Start, row.Length))
            if (entry.Class == @class) return ModelRows.Power(row.Exponent) * entry.Weight;

        return 0;
    }

    /// <param name="features">By number.</param>
    /// <returns>As they were before they were laid out to be scored.</returns>
    public ModelRows ToRows(ReadOnlySpan<FeatureEntry> features)
    {
        var rows = new ModelRows.Builder(features.Length);
        foreach (var feature in features)
        {
            var place = feature.Row;
            if (place.Length != RowPlace.Whole)
            {
                foreach (var (@class, weight) in sparse.AsSpan(place.Start, place.Length)) rows.Add(@class, weight);
            }
            else
            {
                for (var c = 0; c < stride; c++)
                    if (whole[place.Start + c] is not 0 and var weight) rows.Add((byte)c, weight);
            }

            rows.End(place.Exponent);
        }

        return rows.Build();
    }

    // A look at each row, and nothing that hangs on it: so the processor waits for many at once.
    [MethodImpl(MethodImplOptions.NoInlining)] // or it would be seen to do nothing
    private int Touch(ReadOnlySpan<KnownFeature> features)
    {
        var seen = 0;
        foreach (ref readonly var feature in features)
        {
            var start = feature.Row.Start;
            if (feature.Row.Length == RowPlace.Whole) seen += whole[start] + whole[start + stride - 1];
            else if (feature.Row.Length > 0) seen += sparse[start].Class;
        }

        return seen;
    }

    private void Gather(ReadOnlySpan<KnownFeature> features, Span<sbyte> into)
    {
        for (var i = 0; i < features.Length; i++)
        {
            var place = features[i].Row;
            var row = into.Slice(i * stride, stride);
            if (place.Length == RowPlace.Whole)
            {
                for (var c = 0; c < row.Length; c += Vector<sbyte>.Count) new Vector<sbyte>(whole, place.Start + c).CopyTo(row[c..]);
            }
            else
            {
                row.Clear();
                foreach (var (@class, weight) in sparse.AsSpan(place.Start, place.Length)) row[@class] = weight;
            }
        }
    }

    private void Add(ReadOnlySpan<KnownFeature> features, ReadOnlySpan<sbyte> gathered, Span<float> sums)
    {
        var lanes = Vector<float>.Count;
        var (a, b, c, d) = (new Vector<float>(sums), new Vector<float>(sums[lanes..]), new Vector<float>(sums[(2 * lanes)..]), new Vector<float>(sums[(3 * lanes)..]));
        for (var i = 0; i < features.Length; i++)
        {
            var unit = new Vector<float>(features[i].Value * ModelRows.Power(features[i].Row.Exponent));
            Vector.Widen(new Vector<sbyte>(gathered[(i * stride)..]), out var low, out var high);
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
}
