using System.Runtime.InteropServices;

namespace Bot.Core.Routing;

/// <summary>Phrases as a tree of words, while it grows. Words and beginnings of words ("suicid*") are numbered symbols.</summary>
internal sealed class PhraseTrie
{
    public const int Root = 0;

    private readonly Dictionary<string, int> words = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> beginnings = new(StringComparer.Ordinal);
    private readonly Dictionary<long, int> edges = [];
    private readonly List<int[]> phrases = [[]];
    private readonly List<int> gaps = [0];
    private readonly WordHash wholes = new();
    private readonly WordHash parts = new();
    private int shortestBeginning = int.MaxValue;
    private int longestBeginning;

    public int Symbols { get; private set; }

    public void Add(int phrase, PhrasePattern pattern)
    {
        if (pattern.Words.IsEmpty) return;

        var node = Root;
        foreach (var word in pattern.Words)
        {
            if (word.AfterGap) node = gaps[node] is > 0 and var gap ? gap : gaps[node] = NewNode();
            node = Child(node, Symbol(word));
        }

        phrases[node] = [.. phrases[node], phrase];
    }

    /// <summary>Adds the symbols that a word of a text stands for: itself, and each known beginning of it.</summary>
    /// <param name="to">The place after the word.</param>
    public void SymbolsOf(HashedWord word, int to, List<WordStep> into)
    {
        var longest = Math.Min(longestBeginning, word.Beginnings.Length);
        for (var length = shortestBeginning; length <= longest; length++)
            if (parts.Find(word.Beginnings[length - 1]) is >= 0 and var beginning) into.Add(new WordStep(beginning, to));

        if (wholes.Find(word.Whole) is >= 0 and var whole) into.Add(new WordStep(whole, to));
    }

    /// <returns>The same tree, to be read.</returns>
    public PhraseNodes ToNodes()
    {
        var children = new List<(int Symbol, int Node)>[phrases.Count];
        for (var node = 0; node < children.Length; node++) children[node] = [];
        foreach (var (key, child) in edges) children[(int)(key >> 32)].Add(((int)key, child));
        return new PhraseNodes(children, [.. gaps], [.. phrases], Symbols);
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

        symbol = Symbols++;
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
