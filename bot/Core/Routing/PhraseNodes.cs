namespace Bot.Core.Routing;

/// <summary>
/// A <see cref="PhraseTrie"/> to be read: what follows a node lies side by side. Immutable.
/// </summary>
internal sealed class PhraseNodes
{
    private readonly (int First, int Count, int Gap)[] nodes;
    private readonly int[] symbols; // of the edges, node by node
    private readonly int[] targets;
    private readonly int[][] phrases;
    private readonly int[] fromRoot; // by symbol: most words begin no phrase

    public PhraseNodes(List<(int Symbol, int Node)>[] children, int[] gaps, int[][] phrases, int symbolCount)
    {
        (this.phrases, nodes, fromRoot) = (phrases, new (int, int, int)[gaps.Length], new int[symbolCount]);
        var edges = children.SelectMany(of => of).ToArray();
        (symbols, targets) = ([.. edges.Select(edge => edge.Symbol)], [.. edges.Select(edge => edge.Node)]);
        var first = 0;
        for (var node = 0; node < nodes.Length; node++)
        {
            nodes[node] = (first, children[node].Count, gaps[node]);
            first += children[node].Count;
        }

        foreach (var (symbol, node) in children[PhraseTrie.Root]) fromRoot[symbol] = node;
    }

    /// <returns>The node reached; 0, which is the root and never reached, if there is none.</returns>
    public int Next(int node, int symbol)
    {
        if (node == PhraseTrie.Root) return fromRoot[symbol];

        var (first, count, _) = nodes[node];
        var at = symbols.AsSpan(first, count).IndexOf(symbol);
        return at < 0 ? 0 : targets[first + at];
    }

    /// <returns>The node from which words after a gap go on; 0 if there is none.</returns>
    public int AfterGap(int node) => nodes[node].Gap;

    public ReadOnlySpan<int> PhrasesAt(int node) => phrases[node];
}
