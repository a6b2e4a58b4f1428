namespace Bot.Core.Routing;

/// <summary>A word with the hash of each of its beginnings, the last of which is its own.</summary>
internal readonly ref struct HashedWord(ReadOnlySpan<ulong> beginnings)
{
    public ReadOnlySpan<ulong> Beginnings { get; } = beginnings;

    public ulong Whole => Beginnings.IsEmpty ? WordHash.Seed : Beginnings[^1];
}

/// <summary>
/// Words to numbers, by a hash that can be carried on letter by letter. Its 64 bits stand for the word: among all words
/// of the content, one in 10^14 of other words would be taken for one of them.
/// </summary>
internal sealed class WordHash
{
    public const ulong Seed = 14695981039346656037;

    // Bits a slot of the small table that most unknown words are told by, without a look at the large one.
    private const int MarksPerSlot = 8;

    private (ulong Hash, int Id)[] slots = new (ulong, int)[64]; // id + 1; 0 is free
    private uint[] marks = new uint[64 * MarksPerSlot / 32];
    private int count;

    public static WordHash SetOf(IEnumerable<string> words)
    {
        var set = new WordHash();
        foreach (var word in words.Distinct()) set.Add(word, 0);
        return set;
    }

    public static ulong Add(ulong hash, char letter) => (hash ^ letter) * 1099511628211;

    public static ulong Of(ReadOnlySpan<char> word)
    {
        var hash = Seed;
        foreach (var letter in word) hash = Add(hash, letter);
        return hash;
    }

    /// <param name="into">The hash of each beginning of the word, shortest first.</param>
    public static void OfBeginnings(ReadOnlySpan<char> word, Span<ulong> into)
    {
        var hash = Seed;
        for (var i = 0; i < word.Length; i++) into[i] = hash = Add(hash, word[i]);
    }

    public void Add(string word, int id)
    {
        if (++count * 2 > slots.Length) Grow();
        Place((Of(word), id + 1));
    }

    public bool Contains(ulong hash) => Find(hash) >= 0;

    /// <returns>The number of the word with this hash, or -1.</returns>
    public int Find(ulong hash)
    {
        var mixed = Mixed(hash);
        var mark = (int)(mixed >> 32) & ((slots.Length * MarksPerSlot) - 1);
        if ((marks[mark >> 5] & (1u << mark)) == 0) return -1;
        for (var slot = (int)mixed & (slots.Length - 1); ; slot = (slot + 1) & (slots.Length - 1))
        {
            ref readonly var at = ref slots[slot];
            if (at.Id == 0 || at.Hash == hash) return at.Id - 1;
        }
    }

    private static ulong Mixed(ulong hash) => (hash ^ (hash >> 32)) * 0x9E3779B97F4A7C15;

    private void Place((ulong Hash, int Id) entry)
    {
        var mixed = Mixed(entry.Hash);
        var slot = (int)mixed & (slots.Length - 1);
        while (slots[slot].Id != 0) slot = (slot + 1) & (slots.Length - 1);
        slots[slot] = entry;
        var mark = (int)(mixed >> 32) & ((slots.Length * MarksPerSlot) - 1);
        marks[mark >> 5] |= 1u << mark;
    }

    private void Grow()
    {
        var old = slots;
        slots = new (ulong, int)[old.Length * 2];
        marks = new uint[slots.Length * MarksPerSlot / 32];
        foreach (var entry in old)
            if (entry.Id != 0) Place(entry);
    }
}
