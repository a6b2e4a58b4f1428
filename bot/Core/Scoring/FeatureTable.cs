namespace Bot.Core.Scoring;

/// <summary>Numbers the features that a model knows. Open addressing: one look in the common case, no allocation.</summary>
internal sealed class FeatureTable
{
    private readonly uint[] slots; // index + 1; 0 is free
    private readonly uint[] keys;
    private readonly int mask;

    /// <param name="keys">Distinct.</param>
    public FeatureTable(uint[] keys)
    {
        this.keys = keys;
        var size = 16;
        while (size < keys.Length * 2) size *= 2;
        slots = new uint[size];
        mask = size - 1;
        for (var i = 0; i < keys.Length; i++) slots[FreeSlot(keys[i])] = (uint)i + 1;
    }

    public int Count => keys.Length;

    public ReadOnlySpan<uint> Keys => keys;

    /// <returns>The feature's number, or -1.</returns>
    public int Find(uint key)
    {
        for (var slot = (int)key & mask; ; slot = (slot + 1) & mask)
        {
            var at = slots[slot];
            if (at == 0) return -1;
            if (keys[at - 1] == key) return (int)at - 1;
        }
    }

    private int FreeSlot(uint key)
    {
        var slot = (int)key & mask;
        while (slots[slot] != 0) slot = (slot + 1) & mask;
        return slot;
    }
}
