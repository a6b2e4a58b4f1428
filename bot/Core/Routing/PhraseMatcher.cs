namespace Bot.Core.Routing;

/// <summary>One phrase found.</summary>
/// <param name="Phrase">Its index in the list the matcher was made of.</param>
/// <param name="First">Index of the first word in the text.</param>
/// <param name="End">Index after the last word.</param>
internal readonly record struct PhraseMatch(int Phrase, int First, int End)
{
    public bool Overlaps(PhraseMatch other) => First < other.End && other.First < End;
}

/// <summary>
/// Finds many phrases in one reading of a text: whole words, folded, with any endings and gaps
/// (<see cref="PhrasePattern"/>). Made once for a content version; matching changes nothing in it, and
/// allocates nothing once its thread has read a text as long.
/// </summary>
internal sealed class PhraseMatcher
{
    [ThreadStatic]
    private static Search? spare;

    [ThreadStatic]
    private static List<PhraseMatch>? read;

    private readonly PhraseTrie trie = new();
    private readonly PhraseNodes nodes;

    public PhraseMatcher(IReadOnlyList<string> phrases)
    {
        for (var id = 0; id < phrases.Count; id++) trie.Add(id, PhrasePattern.Parse(phrases[id]));
        nodes = trie.ToNodes();
    }

    /// <returns>
    /// For each phrase and each word it can begin at, the match that ends soonest. In order of the first word.
    /// </returns>
    public List<PhraseMatch> Match(FoldedText text)
    {
        var found = new List<PhraseMatch>();
        Match(text, found);
        return found;
    }

    /// <summary>As <see cref="Match(FoldedText)"/>.</summary>
    /// <returns>This thread's own list, good until it reads for any phrases again.</returns>
    public List<PhraseMatch> Read(FoldedText text)
    {
        var found = read ??= [];
        found.Clear();
        Match(text, found);
        return found;
    }

    /// <param name="into">The matches are added here.</param>
    public void Match(FoldedText text, List<PhraseMatch> into)
    {
        if (trie.Symbols == 0) return;

        var search = spare ?? new Search();
        spare = null;
        search.Run(this, text, into);
        spare = search;
    }

    private sealed class Search
    {
        private readonly List<int> symbols = [];
        private readonly List<int> symbolsFrom = []; // of word i: from [i] up to [i + 1]

        // Several ways over gaps lead to one place; going on from it once is enough, and keeps the work bounded.
        private readonly HashSet<(int Node, int Word)> afterGap = [];
        private PhraseNodes nodes = null!;
        private List<PhraseMatch> found = null!;
        private int first;
        private int foundBefore;

        public void Run(PhraseMatcher of, FoldedText text, List<PhraseMatch> into)
        {
            (nodes, found) = (of.nodes, into);
            symbols.Clear();
            symbolsFrom.Clear();
            symbolsFrom.Add(0);
            for (var i = 0; i < text.Count; i++)
            {
                of.trie.SymbolsOf(text.Hashed(i), symbols);
                if (text[i].OtherLength > 0) of.trie.SymbolsOf(text.OtherHashed(i), symbols);
                symbolsFrom.Add(symbols.Count);
            }

            for (var word = 0; word < text.Count; word++) From(word);
        }

        private void From(int word)
        {
            (first, foundBefore) = (word, found.Count);
            if (afterGap.Count > 0) afterGap.Clear();
            Step(PhraseTrie.Root, word);
        }

        private void Step(int node, int word)
        {
            if (word >= symbolsFrom.Count - 1) return;
            for (var s = symbolsFrom[word]; s < symbolsFrom[word + 1]; s++)
                if (nodes.Next(node, symbols[s]) is > 0 and var next) Arrive(next, word + 1);
        }

        private void Arrive(int node, int word)
        {
            foreach (var phrase in nodes.PhrasesAt(node)) Report(new PhraseMatch(phrase, first, word));

            Step(node, word);
            if (nodes.AfterGap(node) is not (> 0 and var gap) || !afterGap.Add((node, word))) return;
            for (var skip = 0; skip <= PhrasePattern.GapWords; skip++) Step(gap, word + skip);
        }

        private void Report(PhraseMatch match)
        {
            for (var i = foundBefore; i < found.Count; i++)
            {
                if (found[i].Phrase != match.Phrase) continue;
                if (match.End < found[i].End) found[i] = match;
                return;
            }

            found.Add(match);
        }
    }
}
