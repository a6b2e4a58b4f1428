using System.Runtime.InteropServices;

namespace Bot.Core.Scoring;

/// <summary>All that scoring needs of a feature that a model knows.</summary>
/// <param name="Index">The feature's number and 1; 0 for a free place.</param>
/// <param name="Rarity">In <see cref="FeatureSpace.RarityStep"/>.</param>
[StructLayout(LayoutKind.Sequential, Pack = 1)] // 16 bytes
internal readonly record struct FeatureEntry(uint Key, int Index, RowPlace Row, byte Rarity)
{
    public bool EndsSearch(uint key) => Index == 0 || Key == key;

    public bool Is(uint key) => Index != 0 && Key == key;
}

/// <summary>
/// Numbers the features that a model knows, with how rare each is and where its weights lie. Open addressing, and
/// all that a look needs in one place: scoring is bound by waiting for memory, not by arithmetic.
/// </summary>
internal sealed class FeatureTable
{
    // Four of five looks are for one of a few thousand features: a table that stays near the processor.
    private const int FrontSize = 8192;

    private readonly FeatureEntry[] slots;
    private readonly FeatureEntry[] front = new FeatureEntry[FrontSize]; // of each place the most common feature
    private readonly uint[] keys;
    private readonly byte[] rarity;
    private readonly int mask;

    /// <param name="keys">Distinct.</param>
    /// <param name="rarity">Of each, in <see cref="FeatureSpace.RarityStep"/>.</param>
    /// <param name="rows">Where their weights lie; null while they are being learned.</param>
    public FeatureTable(uint[] keys, byte[] rarity, RowPlace[]? rows = null)
    {
        (this.keys, this.rarity) = (keys, rarity);
        var size = 16;
        while (size < keys.Length * 2) size *= 2;
        slots = new FeatureEntry[size];
        mask = size - 1;
        for (var i = 0; i < keys.Length; i++)
        {
            var entry = new FeatureEntry(keys[i], i + 1, rows?[i] ?? default, rarity[i]);
            slots[FreeSlot(keys[i])] = entry;
            ref var first = ref front[keys[i] & (FrontSize - 1)];
            if (first.Index == 0 || entry.Rarity < first.Rarity) first = entry;
        }
    }

    public int Count => keys.Length;

    public ReadOnlySpan<uint> Keys => keys;

    public ReadOnlySpan<byte> Rarity => rarity;

    public FeatureTable With(RowPlace[] rows) => new(keys, rarity, rows);

    /// <summary>
    /// Fetches each feature, or what lies where it is first looked for. Little is decided meanwhile, so that the processor
    /// waits for many at once.
    /// </summary>
    public void Fetch(ReadOnlySpan<TextFeature> features, Span<FeatureEntry> into)
    {
        for (var i = 0; i < features.Length; i++) into[i] = front[features[i].Key & (FrontSize - 1)];
        for (var i = 0; i < features.Length; i++)
            if (!into[i].Is(features[i].Key)) into[i] = slots[(int)features[i].Key & mask];
    }

    /// <param name="first">As <see cref="Fetch"/> gave it.</param>
    /// <returns>The key's own entry, or a free one.</returns>
    public FeatureEntry Find(uint key, in FeatureEntry first)
    {
        if (first.EndsSearch(key)) return first;

        var slot = ((int)key + 1) & mask;
        while (!slots[slot].EndsSearch(key)) slot = (slot + 1) & mask;
        return slots[slot];
    }

    private int FreeSlot(uint key)
    {
        var slot = (int)key & mask;
        while (slots[slot].Index != 0) slot = (slot + 1) & mask;
        return slot;
    }
}
