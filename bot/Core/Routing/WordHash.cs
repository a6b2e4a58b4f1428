namespace Bot.Core.Routing;

/// <summary>Words to numbers, by a hash that can be carried on letter by letter.</summary>
internal sealed class WordHash
{
    public const uint Seed = 2166136261;

    private (uint Hash, int Id, string? Word)[] slots = new (uint, int, string?)[64];
    private int count;

    public static uint Add(uint hash, char letter) => (hash ^ letter) * 16777619;

    public void Add(string word, int id)
    {
        if (++count * 3 > slots.Length) Grow();
        var hash = Seed;
        foreach (var letter in word) hash = Add(hash, letter);
        Place((hash, id, word));
    }

    /// <returns>The word's number, or -1.</returns>
    public int Find(uint hash, ReadOnlySpan<char> word)
    {
        for (var slot = Slot(hash); ; slot = (slot + 1) & (slots.Length - 1))
        {
            ref readonly var at = ref slots[slot];
            if (at.Word is null) return -1;
            if (at.Hash == hash && word.SequenceEqual(at.Word)) return at.Id;
        }
    }

    private int Slot(uint hash) => (int)((hash ^ (hash >> 15)) & (uint)(slots.Length - 1));

    private void Place((uint Hash, int Id, string? Word) entry)
    {
        var slot = Slot(entry.Hash);
        while (slots[slot].Word is not null) slot = (slot + 1) & (slots.Length - 1);
        slots[slot] = entry;
    }

    private void Grow()
    {
        var old = slots;
        slots = new (uint, int, string?)[old.Length * 2];
        foreach (var entry in old)
            if (entry.Word is not null) Place(entry);
    }
}
