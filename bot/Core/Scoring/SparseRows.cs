using System.Runtime.CompilerServices;

namespace Bot.Core.Scoring;

/// <summary>Rows of many classes, of which each says something of few: class and weight.</summary>
internal sealed class SparseRows : ScoringRows
{
    private readonly (byte Class, sbyte Weight)[] entries;

    private SparseRows(RowPlace[] places, (byte Class, sbyte Weight)[] entries) : base(places) => this.entries = entries;

    /// <param name="order">The rows in the order in which they are to lie.</param>
    public static SparseRows Of(ModelRows rows, int[] order)
    {
        var (places, entries, used) = (new RowPlace[rows.Count], new (byte, sbyte)[rows.Entries.Length], 0);
        foreach (var f in order)
        {
            var row = rows.Row(f);
            places[f] = new RowPlace(used, (ushort)row.Length, rows.Exponent(f));
            row.CopyTo(entries.AsSpan(used));
            used += row.Length;
        }

        return new SparseRows(places, entries);
    }

    public override void AddTo(Span<float> scores, ReadOnlySpan<KnownFeature> features)
    {
        Touch(features);
        foreach (ref readonly var feature in features)
        {
            var unit = feature.Value * ModelRows.Power(feature.Row.Exponent);
            foreach (var (@class, weight) in entries.AsSpan(feature.Row.Start, feature.Row.Length)) scores[@class] += unit * weight;
        }
    }

    // Adding must know a row's classes before it can go on to the next; here the processor waits for many rows at once.
    [MethodImpl(MethodImplOptions.NoInlining)] // or it would be seen to do nothing
    private int Touch(ReadOnlySpan<KnownFeature> features)
    {
        var sum = 0;
        foreach (ref readonly var feature in features)
            if (feature.Row.Length > 0) sum += entries[feature.Row.Start].Class + entries[feature.Row.Start + feature.Row.Length - 1].Class;

        return sum;
    }
}
