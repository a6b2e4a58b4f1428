namespace Bot.Core.Routing;

/// <summary>
/// A <see cref="PhraseTrie"/> to be read: what follows a node lies side by side. Immutable.
/// </summary>
internal sealed class PhraseNodes
{
    private readonly Node[] nodes;
    private readonly int[] symbols; // of the edges, node by node
    private readonly int[] targets;
    private readonly int[] phrases; // node by node
    private readonly int[] fromRoot; // by symbol: most words begin no phrase

    public PhraseNodes(List<(int Symbol, int Node)>[] children, int[] gaps, int[][] phrases, int symbolCount)
    {
        (this.phrases, nodes, fromRoot) = ([.. phrases.SelectMany(of => of)], new Node[gaps.Length], new int[symbolCount]);
        var edges = children.SelectMany(of => of).ToArray();
        (symbols, targets) = ([.. edges.Select(edge => edge.Symbol)], [.. edges.Select(edge => edge.Node)]);
        var (first, firstPhrase) = (0, 0);
        for (var node = 0; node < nodes.Length; node++)
        {
            nodes[node] = new Node(first, children[node].Count, gaps[node], firstPhrase, phrases[node].Length);
            first += children[node].Count;
            firstPhrase += phrases[node].Length;
        }

        foreach (var (symbol, node) in children[PhraseTrie.Root]) fromRoot[symbol] = node;
    }

    /// <returns>The node reached; 0, which is the root and never reached, if there is none.</returns>
    public int Next(int node, int symbol)
    {
        if (node == PhraseTrie.Root) return fromRoot[symbol];

        ref readonly var from = ref nodes[node];
        for (var edge = from.FirstEdge; edge < from.FirstEdge + from.Edges; edge++)
            if (symbols[edge] == symbol) return targets[edge];

        return 0;
    }

    /// <returns>The node from which words after a gap go on; 0 if there is none.</returns>
    public int AfterGap(int node) => nodes[node].Gap;

    public ReadOnlySpan<int> PhrasesAt(int node) => phrases.AsSpan(nodes[node].FirstPhrase, nodes[node].Phrases);

    private readonly record struct Node(int FirstEdge, int Edges, int Gap, int FirstPhrase, int Phrases);
}
