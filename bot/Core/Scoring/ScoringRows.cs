using System.Runtime.InteropServices;

namespace Bot.Core.Scoring;

/// <summary>Where the weights of a feature lie among those that scoring reads.</summary>
/// <param name="Exponent">A weight is its byte times 2 to the power of this.</param>
[StructLayout(LayoutKind.Sequential, Pack = 1)]
internal readonly record struct RowPlace(int Start, ushort Length, sbyte Exponent);

/// <summary>
/// The weights of a model as scoring reads them: the rows of common features first and so beside each other, since
/// most looks are for few of them, and what lies together stays near the processor together.
/// </summary>
internal abstract class ScoringRows
{
    protected ScoringRows(RowPlace[] places) => Places = places;

    /// <summary>By feature.</summary>
    public RowPlace[] Places { get; }

    /// <param name="rarity">By feature.</param>
    public static ScoringRows Of(ModelRows rows, ReadOnlySpan<byte> rarity, int classes)
    {
        var (steps, order) = (rarity.ToArray(), new int[rows.Count]);
        for (var f = 0; f < order.Length; f++) order[f] = f;
        Array.Sort(steps, order);
        return DenseRows.Suit(rows, classes) ? DenseRows.Of(rows, order, classes) : SparseRows.Of(rows, order);
    }

    /// <summary>To each class's score: the sum over features, in their order, of value and weight.</summary>
    public abstract void AddTo(Span<float> scores, ReadOnlySpan<KnownFeature> features);
}
