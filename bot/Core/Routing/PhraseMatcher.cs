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
/// (<see cref="PhrasePattern"/>). Made once for a content version; matching changes nothing in it.
/// </summary>
internal sealed class PhraseMatcher
{
    private readonly PhraseTrie trie = new();

    public PhraseMatcher(IReadOnlyList<string> phrases)
    {
        for (var id = 0; id < phrases.Count; id++) trie.Add(id, PhrasePattern.Parse(phrases[id]));
    }

    /// <returns>
    /// For each phrase and each word it can begin at, the match that ends soonest. In order of the first word.
    /// </returns>
    public List<PhraseMatch> Match(FoldedText text)
    {
        var search = new Search(trie, text);
        for (var first = 0; first < text.Count; first++) search.From(first);
        return search.Found;
    }

    private sealed class Search
    {
        private readonly PhraseTrie trie;
        private readonly List<int> symbols;
        private readonly int[] symbolsFrom; // of word i: from [i] up to [i + 1]

        // Several ways over gaps lead to one place; going on from it once is enough, and keeps the work bounded.
        private readonly HashSet<(int Node, int Word)> afterGap = [];
        private int first;
        private int foundBefore;

        public Search(PhraseTrie trie, FoldedText text)
        {
            this.trie = trie;
            symbols = new List<int>(text.Count * 2);
            symbolsFrom = new int[text.Count + 1];
            for (var i = 0; i < text.Count; i++)
            {
                trie.SymbolsOf(text.Word(i), symbols);
                if (text[i].OtherLength > 0) trie.SymbolsOf(text.OtherWord(i), symbols);
                symbolsFrom[i + 1] = symbols.Count;
            }
        }

        public List<PhraseMatch> Found { get; } = [];

        public void From(int word)
        {
            (first, foundBefore) = (word, Found.Count);
            afterGap.Clear();
            Step(PhraseTrie.Root, word);
        }

        private void Step(int node, int word)
        {
            if (word >= symbolsFrom.Length - 1) return;
            for (var s = symbolsFrom[word]; s < symbolsFrom[word + 1]; s++)
                if (trie.Next(node, symbols[s]) is > 0 and var next) Arrive(next, word + 1);
        }

        private void Arrive(int node, int word)
        {
            foreach (var phrase in trie.PhrasesAt(node)) Report(new PhraseMatch(phrase, first, word));

            Step(node, word);
            if (trie.AfterGap(node) is not (> 0 and var gap) || !afterGap.Add((node, word))) return;
            for (var skip = 0; skip <= PhrasePattern.GapWords; skip++) Step(gap, word + skip);
        }

        private void Report(PhraseMatch match)
        {
            for (var i = foundBefore; i < Found.Count; i++)
            {
                if (Found[i].Phrase != match.Phrase) continue;
                if (match.End < Found[i].End) Found[i] = match;
                return;
            }

            Found.Add(match);
        }
    }
}
