using System.Runtime.InteropServices;

namespace Bot.Core.Routing;

/// <summary>Phrases as a tree of words. Words and beginnings of words ("suicid*") are numbered symbols.</summary>
internal sealed class PhraseTrie
{
    public const int Root = 0;

    private readonly Dictionary<string, int> words = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> beginnings = new(StringComparer.Ordinal);
    private readonly Dictionary<long, int> edges = [];
    private readonly List<int[]> phrases = [[]];
    private readonly List<int> gaps = [0];
    private readonly List<bool> starts = []; // by symbol: whether a phrase begins with it
    private readonly WordHash wholes = new();
    private readonly WordHash parts = new();
    private int shortestBeginning = int.MaxValue;
    private int longestBeginning;

    public int Symbols => starts.Count;

    public void Add(int phrase, PhrasePattern pattern)
    {
        if (pattern.Words.IsEmpty) return;

        var node = Root;
        foreach (var word in pattern.Words)
        {
            if (word.AfterGap) node = gaps[node] is > 0 and var gap ? gap : gaps[node] = NewNode();
            var symbol = Symbol(word);
            if (node == Root) starts[symbol] = true;
            node = Child(node, symbol);
        }

        phrases[node] = [.. phrases[node], phrase];
    }

    /// <returns>The node reached; 0, which is the root and never reached, if there is none.</returns>
    public int Next(int node, int symbol) => node == Root && !starts[symbol] ? 0 : edges.GetValueOrDefault(Key(node, symbol));

    /// <returns>The node from which words after a gap go on; 0 if there is none.</returns>
    public int AfterGap(int node) => gaps[node];

    public ReadOnlySpan<int> PhrasesAt(int node) => phrases[node];

    /// <summary>Adds the symbols that a word of a text stands for: itself, and each known beginning of it.</summary>
    public void SymbolsOf(ReadOnlySpan<char> word, List<int> into)
    {
        // One pass over the letters gives the hash of the word and of each of its beginnings.
        var hash = WordHash.Seed;
        for (var length = 1; length <= word.Length; length++)
        {
            hash = WordHash.Add(hash, word[length - 1]);
            if (length >= shortestBeginning && length <= longestBeginning && parts.Find(hash, word[..length]) is >= 0 and var beginning) into.Add(beginning);
        }

        if (wholes.Find(hash, word) is >= 0 and var whole) into.Add(whole);
    }

    private int Symbol(PatternWord word)
    {
        var table = word.AnyEnding ? beginnings : words;
        ref var symbol = ref CollectionsMarshal.GetValueRefOrAddDefault(table, word.Word, out var known);
        if (known) return symbol;

        if (word.AnyEnding)
        {
            shortestBeginning = Math.Min(shortestBeginning, word.Word.Length);
            longestBeginning = Math.Max(longestBeginning, word.Word.Length);
        }

        symbol = starts.Count;
        starts.Add(false);
        (word.AnyEnding ? parts : wholes).Add(word.Word, symbol);
        return symbol;
    }

    private int Child(int node, int symbol)
    {
        if (edges.TryGetValue(Key(node, symbol), out var known)) return known;
        return edges[Key(node, symbol)] = NewNode();
    }

    private int NewNode()
    {
        phrases.Add([]);
        gaps.Add(0);
        return phrases.Count - 1;
    }

    private static long Key(int node, int symbol) => ((long)node << 32) | (uint)symbol;
}
