using Bot.Core.Routing;
using Bot.Core.Scoring;

namespace Bot.Core.Signals;

/// <summary>
/// What the scorer sees of a message: its words, and the concepts behind them, alone, together and in order. "Mi esposo
/// me pega" and "my husband hits me" share no word and all their concepts.
/// </summary>
internal sealed class SignalFeatures(ConceptFinder concepts)
{
    public const byte Alone = TextFeatures.FirstFree;
    public const byte Together = TextFeatures.FirstFree + 1;
    public const byte InOrder = TextFeatures.FirstFree + 2;

    // Words between two concepts that still belong together: "hit (by) my (own) husband".
    private const int Near = 2;
    private const int MostConcepts = 64;

    private readonly uint[] keys = [.. Enumerable.Range(0, concepts.Count).Select(c => FeatureHash.Of(Alone, concepts.NameOf(c)))];

    public void Of(FoldedText text, FeatureList into)
    {
        TextFeatures.Of(text, into);
        var found = concepts.Find(text);
        AddAlone(found, into);
        AddInOrder(found, into);
    }

    private void AddAlone(ConceptMatch[] found, FeatureList into)
    {
        Span<int> said = stackalloc int[MostConcepts];
        Span<int> at = stackalloc int[MostConcepts];
        var count = 0;
        foreach (var match in found)
        {
            if (count == MostConcepts || said[..count].Contains(match.Concept)) continue;
            (said[count], at[count++]) = (match.Concept, match.First);
            into.Add(Alone, keys[match.Concept], match.First, match.End - match.First);
        }

        for (var i = 0; i < count; i++)
        {
            for (var j = i + 1; j < count; j++)
            {
                var (low, high) = (Math.Min(said[i], said[j]), Math.Max(said[i], said[j]));
                into.Add(Together, FeatureHash.Pair(Together, keys[low], keys[high]), at[i], 0);
            }
        }
    }

    private void AddInOrder(ConceptMatch[] found, FeatureList into)
    {
        for (var i = 0; i < found.Length; i++)
        {
            for (var j = i + 1; j < found.Length && found[j].First <= found[i].End + Near; j++)
            {
                if (found[j].First < found[i].End || found[j].Concept == found[i].Concept) continue;
                into.Add(InOrder, FeatureHash.Pair(InOrder, keys[found[i].Concept], keys[found[j].Concept]), found[i].First, found[j].End - found[i].First);
            }
        }
    }
}
