namespace Bot.Core.Scoring;

/// <summary>One feature of a text.</summary>
/// <param name="Key">Hash of its kind and letters.</param>
/// <param name="Family">Index into the model's families.</param>
/// <param name="First">Index of the first word it was seen in.</param>
/// <param name="Words">How many words it spans, for explaining; 0 for parts of words, which explain nothing.</param>
internal readonly record struct TextFeature(uint Key, byte Family, byte Words, ushort First);

/// <summary>Collects the features of one text. May be cleared and used again.</summary>
internal sealed class FeatureList
{
    [ThreadStatic]
    private static FeatureList? mine;

    private TextFeature[] features = new TextFeature[512];
    private int count;

    /// <summary>This thread's own, empty: good until the next text is read.</summary>
    public static FeatureList Begin()
    {
        var list = mine ??= new FeatureList();
        list.Clear();
        return list;
    }

    public ReadOnlySpan<TextFeature> Features => features.AsSpan(0, count);

    public void Clear() => count = 0;

    public TextFeature[] ToArray() => Features.ToArray();

    public void Add(byte family, uint key, int first, int words) => Room(1)[0] = Feature(family, key, first, words);

    /// <summary>The groups of <paramref name="shortest"/> to <paramref name="longest"/> letters in a word: shorter ones first, then as they stand.</summary>
    public void AddGroups(byte family, ReadOnlySpan<char> word, int shortest, int longest, int first)
    {
        longest = Math.Min(longest, word.Length);
        var room = Room(Before(longest + 1, shortest, word.Length));
        for (var start = 0; start + shortest <= word.Length; start++)
        {
            var hash = FeatureHash.Begin(family);
            for (var size = 1; size <= longest && start + size <= word.Length; size++)
            {
                hash = FeatureHash.Carry(hash, word[start + size - 1]);
                if (size >= shortest) room[Before(size, shortest, word.Length) + start] = Feature(family, FeatureHash.End(hash), first, 0);
            }
        }
    }

    // How many groups of fewer letters there are: one less of each size than of the size before.
    private static int Before(int size, int shortest, int letters) => (size - shortest) * ((2 * letters) - size - shortest + 3) / 2;

    private static TextFeature Feature(byte family, uint key, int first, int words) =>
        new(key, family, (byte)Math.Min(words, byte.MaxValue), (ushort)Math.Min(first, ushort.MaxValue));

    private Span<TextFeature> Room(int more)
    {
        if (count + more > features.Length) Array.Resize(ref features, Math.Max(count + more, features.Length * 2));
        var room = features.AsSpan(count, more);
        count += more;
        return room;
    }
}

/// <summary>FNV-1a with a last mixing: the same on every machine and run, unlike <c>string.GetHashCode</c>.</summary>
internal static class FeatureHash
{
    private const uint Prime = 16777619;

    public static uint Of(byte family, ReadOnlySpan<char> letters)
    {
        var hash = Begin(family);
        foreach (var letter in letters) hash = Carry(hash, letter);
        return End(hash);
    }

    /// <summary>A hash of no letters; <see cref="Carry"/> adds one, <see cref="End"/> gives the key of those so far.</summary>
    public static uint Begin(byte family) => (2166136261 ^ family) * Prime;

    public static uint Carry(uint hash, char letter) => (hash ^ letter) * Prime;

    public static uint End(uint hash)
    {
        hash = (hash ^ (hash >> 15)) * 0x2C1B3C6D;
        hash = (hash ^ (hash >> 12)) * 0x297A2D39;
        return hash ^ (hash >> 15);
    }

    /// <summary>A key for two features together, in this order.</summary>
    public static uint Pair(byte family, uint first, uint second) => End(((((2166136261 ^ family) * Prime) ^ first) * 0x9E3779B1) + second);
}
