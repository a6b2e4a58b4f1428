using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Bot.Core.Scoring;

/// <summary>All that scoring needs of a feature that a model knows.</summary>
/// <param name="Row">Where its weights lie; while they are being learned <see cref="RowPlace.Start"/> is its number.</param>
/// <param name="Rarity">In <see cref="FeatureSpace.RarityStep"/>; 0 for a free place.</param>
[StructLayout(LayoutKind.Sequential, Pack = 1)] // 12 bytes
internal readonly record struct FeatureEntry(uint Key, RowPlace Row, byte Rarity)
{
    public bool IsFree => Rarity == 0;

    public bool Is(uint key) => Key == key && Rarity != 0;

    public bool EndsSearch(uint key) => Rarity == 0 || Key >= key;
}

/// <summary>
/// The features that a model knows, with how rare each is and where its weights lie. Keys are hashes, so each one's place
/// is about where it falls between the lowest and the highest: they lie in rising order, some places left free. All that
/// a look needs is in one place: scoring is bound by waiting for memory, not by arithmetic.
/// </summary>
internal sealed class FeatureTable
{
    // Four of five looks are for one of a few thousand features: a table that stays near the processor.
    private const int FrontSize = 8192;

    private readonly FeatureEntry[] slots;
    private readonly FeatureEntry[] front = new FeatureEntry[FrontSize]; // of each place the most common feature
    private readonly uint places;

    /// <param name="keys">Distinct, rising.</param>
    /// <param name="rarity">Of each, in <see cref="FeatureSpace.RarityStep"/>, at least 1.</param>
    /// <param name="rows">Where their weights lie; none while they are being learned.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)] // a start waits for it, and the runtime would find it hot too late
    public FeatureTable(ReadOnlySpan<uint> keys, ReadOnlySpan<byte> rarity, ReadOnlySpan<RowPlace> rows = default)
    {
        Count = keys.Length;
        places = (uint)(keys.Length + (keys.Length / 2) + 1);
        slots = new FeatureEntry[LastOf(keys) + 2]; // the last one is free, and ends every search
        var next = 0;
        for (var i = 0; i < keys.Length; i++)
        {
            var entry = new FeatureEntry(keys[i], rows.IsEmpty ? new RowPlace(i, 0, 0) : rows[i], rarity[i]);
            var slot = Math.Max(next, Home(keys[i]));
            slots[slot] = entry;
            next = slot + 1;
            ref var first = ref front[keys[i] & (FrontSize - 1)];
            if (first.IsFree || entry.Rarity < first.Rarity) first = entry;
        }
    }

    public int Count { get; }

    /// <returns>The features by number, which is the order of their keys.</returns>
    public FeatureEntry[] InOrder()
    {
        var (features, count) = (new FeatureEntry[Count], 0);
        foreach (var slot in slots)
            if (!slot.IsFree) features[count++] = slot;

        return features;
    }

    /// <summary>
    /// Fetches each feature, or what lies where it is first looked for. Little is decided meanwhile, so that the processor
    /// waits for many at once.
    /// </summary>
    public void Fetch(ReadOnlySpan<TextFeature> features, Span<FeatureEntry> into)
    {
        for (var i = 0; i < features.Length; i++) into[i] = front[features[i].Key & (FrontSize - 1)];
        for (var i = 0; i < features.Length; i++)
            if (!into[i].Is(features[i].Key)) into[i] = slots[Home(features[i].Key)];
    }

    /// <param name="first">As <see cref="Fetch"/> gave it.</param>
    /// <returns>The key's own entry, or a free one.</returns>
    public FeatureEntry Find(uint key, in FeatureEntry first)
    {
        if (first.EndsSearch(key)) return first.Is(key) ? first : default;

        var slot = Home(key) + 1;
        while (!slots[slot].EndsSearch(key)) slot++;
        return slots[slot].Is(key) ? slots[slot] : default;
    }

    private int Home(uint key) => (int)(((ulong)key * places) >> 32);

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private int LastOf(ReadOnlySpan<uint> keys)
    {
        var last = -1;
        foreach (var key in keys) last = Math.Max(last + 1, Home(key));
        return Math.Max(last, (int)places - 1);
    }
}
