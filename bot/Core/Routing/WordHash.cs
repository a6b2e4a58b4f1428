namespace Bot.Core.Routing;

/// <summary>A word with the hash of each of its beginnings, the last of which is its own.</summary>
internal readonly ref struct HashedWord(ReadOnlySpan<char> letters, ReadOnlySpan<uint> beginnings)
{
    public ReadOnlySpan<char> Letters { get; } = letters;

    public ReadOnlySpan<uint> Beginnings { get; } = beginnings;

    public uint Hash => Beginnings.IsEmpty ? WordHash.Seed : Beginnings[^1];
}

/// <summary>Words to numbers, by a hash that can be carried on letter by letter.</summary>
internal sealed class WordHash
{
    public const uint Seed = 2166136261;

    // Bits a slot of the small table that most unknown words are told by, without a look at the large one.
    private const int MarksPerSlot = 4;

    private (uint Hash, int Id, string? Word)[] slots = new (uint, int, string?)[64];
    private uint[] marks = new uint[64 * MarksPerSlot / 32];
    private int count;

    public static uint Add(uint hash, char letter) => (hash ^ letter) * 16777619;

    public static uint Of(ReadOnlySpan<char> word)
    {
        var hash = Seed;
        foreach (var letter in word) hash = Add(hash, letter);
        return hash;
    }

    /// <param name="into">The hash of each beginning of the word, shortest first.</param>
    public static void OfBeginnings(ReadOnlySpan<char> word, Span<uint> into)
    {
        var hash = Seed;
        for (var i = 0; i < word.Length; i++) into[i] = hash = Add(hash, word[i]);
    }

    public void Add(string word, int id)
    {
        if (++count * 3 > slots.Length) Grow();
        Place((Of(word), id, word));
    }

    /// <returns>The word's number, or -1.</returns>
    public int Find(HashedWord word) => Find(word.Hash, word.Letters);

    public int Find(uint hash, ReadOnlySpan<char> word)
    {
        var mark = Mark(hash);
        if ((marks[mark >> 5] & (1u << mark)) == 0) return -1;
        for (var slot = Slot(hash); ; slot = (slot + 1) & (slots.Length - 1))
        {
            ref readonly var at = ref slots[slot];
            if (at.Word is null) return -1;
            if (at.Hash == hash && word.SequenceEqual(at.Word)) return at.Id;
        }
    }

    private int Slot(uint hash) => (int)((hash ^ (hash >> 15)) & (uint)(slots.Length - 1));

    private int Mark(uint hash) => (int)(((hash * 0x9E3779B1) >> 7) & (uint)((slots.Length * MarksPerSlot) - 1));

    private void Place((uint Hash, int Id, string? Word) entry)
    {
        var slot = Slot(entry.Hash);
        while (slots[slot].Word is not null) slot = (slot + 1) & (slots.Length - 1);
        slots[slot] = entry;
        var mark = Mark(entry.Hash);
        marks[mark >> 5] |= 1u << mark;
    }

    private void Grow()
    {
        var old = slots;
        slots = new (uint, int, string?)[old.Length * 2];
        marks = new uint[slots.Length * MarksPerSlot / 32];
        foreach (var entry in old)
            if (entry.Word is not null) Place(entry);
    }
}
