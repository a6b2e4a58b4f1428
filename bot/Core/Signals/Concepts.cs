using System.Collections.Immutable;
using Bot.Core.Routing;

namespace Bot.Core.Signals;

/// <summary>A family of words that mean alike in both languages, from <c>dialogs/signals/concepts</c>.</summary>
/// <param name="Phrases">As in <see cref="SignalGroup"/>.</param>
public sealed record Concept(string Name, ImmutableArray<string> Phrases);

/// <summary>Where a concept was said.</summary>
/// <param name="End">Index after the last word.</param>
internal readonly record struct ConceptMatch(int Concept, int First, int End);

/// <summary>Finds the concepts in a text.</summary>
internal sealed class ConceptFinder
{
    private readonly PhraseMatcher matcher;
    private readonly int[] owners;
    private readonly string[] names;

    /// <param name="concepts">In the order of their names, so that the same files give the same numbers.</param>
    public ConceptFinder(ImmutableArray<Concept> concepts)
    {
        var phrases = concepts.SelectMany((concept, c) => concept.Phrases.Select(phrase => (Phrase: phrase, Concept: c))).ToArray();
        matcher = new PhraseMatcher([.. phrases.Select(phrase => phrase.Phrase)]);
        owners = [.. phrases.Select(phrase => phrase.Concept)];
        names = [.. concepts.Select(concept => concept.Name)];
    }

    public int Count => names.Length;

    public string NameOf(int concept) => names[concept];

    /// <returns>In the order of the text; two phrases of one concept at one place are one match.</returns>
    public ConceptMatch[] Find(FoldedText text)
    {
        var found = matcher.Read(text);
        var matches = new ConceptMatch[found.Count];
        for (var i = 0; i < matches.Length; i++) matches[i] = new ConceptMatch(owners[found[i].Phrase], found[i].First, found[i].End);
        Array.Sort(matches, static (a, b) => (a.First, a.End, a.Concept).CompareTo((b.First, b.End, b.Concept)));
        var kept = 0;
        for (var i = 0; i < matches.Length; i++)
            if (kept == 0 || matches[kept - 1] != matches[i]) matches[kept++] = matches[i];

        return matches[..kept];
    }
}
