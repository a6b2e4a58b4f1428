namespace Bot.Core.Routing;

/// <summary>Phrases as a tree of words. Words and beginnings of words ("suicid*") are numbered symbols.</summary>
internal sealed class PhraseTrie
{
    public const int Root = 0;

    private readonly Dictionary<string, int> words = [];
    private readonly Dictionary<string, int> beginnings = [];
    private readonly Dictionary<long, int> edges = [];
    private readonly List<int[]> phrases = [[]];
    private readonly List<int> gaps = [0];
    private readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> wordsBySpan;
    private readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> beginningsBySpan;
    private int symbols;
    private int shortestBeginning = int.MaxValue;
    private int longestBeginning;

    public PhraseTrie()
    {
        wordsBySpan = words.GetAlternateLookup<ReadOnlySpan<char>>();
        beginningsBySpan = beginnings.GetAlternateLookup<ReadOnlySpan<char>>();
    }

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

    /// <returns>The node reached; 0, which is the root and never reached, if there is none.</returns>
    public int Next(int node, int symbol) => edges.GetValueOrDefault(Key(node, symbol));

    /// <returns>The node from which words after a gap go on; 0 if there is none.</returns>
    public int AfterGap(int node) => gaps[node];

    public ReadOnlySpan<int> PhrasesAt(int node) => phrases[node];

    /// <summary>Adds the symbols that a word of a text stands for: itself, and each known beginning of it.</summary>
    public void SymbolsOf(ReadOnlySpan<char> word, List<int> into)
    {
        if (wordsBySpan.TryGetValue(word, out var whole)) into.Add(whole);
        for (var length = shortestBeginning; length <= word.Length && length <= longestBeginning; length++)
            if (beginningsBySpan.TryGetValue(word[..length], out var beginning)) into.Add(beginning);
    }

    private int Symbol(PatternWord word)
    {
        var table = word.AnyEnding ? beginnings : words;
        if (table.TryGetValue(word.Word, out var known)) return known;

        if (word.AnyEnding)
        {
            shortestBeginning = Math.Min(shortestBeginning, word.Word.Length);
            longestBeginning = Math.Max(longestBeginning, word.Word.Length);
        }

        return table[word.Word] = symbols++;
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
