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
        private readonly TextWays ways = new();

        // Several ways over gaps lead to one place; going on from it once is enough, and keeps the work bounded.
        private readonly HashSet<(int Node, int Place)> afterGap = [];
        private PhraseNodes nodes = null!;
        private List<PhraseMatch> found = null!;
        private int first;
        private int foundBefore;

        public void Run(PhraseMatcher of, FoldedText text, List<PhraseMatch> into)
        {
            (nodes, found, first) = (of.nodes, into, -1);
            ways.Read(text, of.trie);
            for (var place = 0; place < ways.End; place++) From(place);
        }

        private void From(int place)
        {
            // All places of a word are one beginning.
            if (ways[place].Word != first)
            {
                (first, foundBefore) = (ways[place].Word, found.Count);
                if (afterGap.Count > 0) afterGap.Clear();
            }

            Go(PhraseTrie.Root, place);
        }

        private void Go(int node, int place)
        {
            if (place == ways.End) return;
            foreach (var step in ways.From(place))
                if (nodes.Next(node, step.Symbol) is > 0 and var next) Arrive(next, step.To);
        }

        private void Arrive(int node, int place)
        {
            foreach (var phrase in nodes.PhrasesAt(node)) Report(new PhraseMatch(phrase, first, ways[place].End));

            Go(node, place);
            if (nodes.AfterGap(node) is not (> 0 and var gap) || !afterGap.Add((node, place))) return;
            for (var skip = 0; skip <= PhrasePattern.GapWords && place < ways.End; skip++, place = ways[place].Next) Go(gap, place);
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
