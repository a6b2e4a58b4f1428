namespace Bot.Core.Scoring;

/// <summary>
/// Numbers the features that a model knows, with how rare each is. Open addressing, and all that a look needs in
/// one place: scoring is bound by waiting for memory, not by arithmetic.
/// </summary>
internal sealed class FeatureTable
{
    private readonly (uint Key, int Index, byte Rarity)[] slots; // index + 1; 0 is free
    private readonly uint[] keys;
    private readonly byte[] rarity;
    private readonly int mask;

    /// <param name="keys">Distinct.</param>
    /// <param name="rarity">Of each, in <see cref="FeatureSpace.RarityStep"/>.</param>
    public FeatureTable(uint[] keys, byte[] rarity)
    {
        (this.keys, this.rarity) = (keys, rarity);
        var size = 16;
        while (size < keys.Length * 2) size *= 2;
        slots = new (uint, int, byte)[size];
        mask = size - 1;
        for (var i = 0; i < keys.Length; i++) slots[FreeSlot(keys[i])] = (keys[i], i + 1, rarity[i]);
    }

    public int Count => keys.Length;

    public ReadOnlySpan<uint> Keys => keys;

    public ReadOnlySpan<byte> Rarity => rarity;

    /// <returns>The feature's number, or -1.</returns>
    public int Find(uint key, out byte rare)
    {
        for (var slot = (int)key & mask; ; slot = (slot + 1) & mask)
        {
            ref readonly var at = ref slots[slot];
            rare = at.Rarity;
            if (at.Index == 0 || at.Key == key) return at.Index - 1;
        }
    }

    private int FreeSlot(uint key)
    {
        var slot = (int)key & mask;
        while (slots[slot].Index != 0) slot = (slot + 1) & mask;
        return slot;
    }
}
