using System.Runtime.CompilerServices;

namespace Bot.Core.Scoring;

/// <summary>Lays the rows of a model out as <see cref="ScoringRows"/> reads them, in arrays of just the size that it takes.</summary>
internal static class RowLayout
{
    // A row is laid out whole where less than this part of it would be empty.
    private const int WholeFrom = 4;

    /// <param name="rarity">By feature.</param>
    /// <param name="stride">Bytes of a whole row.</param>
    /// <returns>Whole rows, entries of the others, and where each feature's lie.</returns>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)] // a start waits for it, and the runtime would find it hot too late
    public static (sbyte[] Whole, (byte Class, sbyte Weight)[] Sparse, RowPlace[] Places) Of(ModelRows rows, ReadOnlySpan<byte> rarity, int stride)
    {
        var starts = rows.Starts;
        var exponents = rows.Exponents;
        var (places, wholes, entries) = (new RowPlace[rows.Count], 0, 0);
        foreach (var f in CommonFirst(rarity))
        {
            var length = starts[f + 1] - starts[f];
            var isWhole = length * WholeFrom >= stride;
            places[f] = new RowPlace(isWhole ? wholes : entries, isWhole ? RowPlace.Whole : (ushort)length, (sbyte)exponents[f]);
            if (isWhole) wholes += stride;
            else entries += length;
        }

        var (whole, sparse) = (new sbyte[wholes], new (byte, sbyte)[entries]);
        Fill(rows, places, whole, sparse);
        return (whole, sparse, places);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Fill(ModelRows rows, ReadOnlySpan<RowPlace> places, Span<sbyte> whole, Span<(byte Class, sbyte Weight)> sparse)
    {
        var starts = rows.Starts;
        var classes = rows.Classes;
        var weights = rows.Weights;
        for (var f = 0; f < places.Length; f++)
        {
            var (start, isWhole) = (places[f].Start, places[f].Length == RowPlace.Whole);
            for (var i = starts[f]; i < starts[f + 1]; i++)
            {
                if (isWhole) whole[start + classes[i]] = (sbyte)weights[i];
                else sparse[start + i - starts[f]] = (classes[i], (sbyte)weights[i]);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static int[] CommonFirst(ReadOnlySpan<byte> rarity)
    {
        Span<int> next = stackalloc int[byte.MaxValue + 2];
        next.Clear();
        foreach (var steps in rarity) next[steps + 1]++;
        for (var steps = 1; steps < next.Length; steps++) next[steps] += next[steps - 1];
        var order = new int[rarity.Length];
        for (var f = 0; f < order.Length; f++) order[next[rarity[f]]++] = f;
        return order;
    }
}
