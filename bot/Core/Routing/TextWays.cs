using System.Runtime.InteropServices;

namespace Bot.Core.Routing;

/// <summary>A word or a beginning of one that phrases ask for, and the place after it.</summary>
internal readonly record struct WordStep(int Symbol, int To);

/// <summary>A place between two words of a text, or of what one of its words stands for.</summary>
/// <param name="FirstStep">Of the steps on from here; the next place's begin where they end.</param>
/// <param name="Word">Index of the word that it stands before, or within.</param>
/// <param name="End">Index after the last word that is read, be it in part.</param>
/// <param name="Next">The place after the word that follows, as typed.</param>
internal readonly record struct TextPlace(int FirstStep, int Word, int End, int Next);

/// <summary>
/// All ways to read a text: each word as typed, as a drawn-out one may be meant, and as what it is texted for. "idk how" has
/// a place before each of its two words, two more within "i dont know", and one at the end. Used again for text after text.
/// </summary>
internal sealed class TextWays
{
    private readonly List<WordStep> steps = [];
    private readonly List<TextPlace> places = [];

    /// <summary>The last place: all steps lead to it.</summary>
    public int End => places.Count - 1;

    public TextPlace this[int place] => places[place];

    public ReadOnlySpan<WordStep> From(int place) =>
        CollectionsMarshal.AsSpan(steps)[places[place].FirstStep..places[place + 1].FirstStep];

    /// <param name="trie">Whose words count; steps over others are left out.</param>
    public void Read(FoldedText text, PhraseTrie trie)
    {
        steps.Clear();
        places.Clear();
        for (var word = 0; word < text.Count; word++) Read(text, word, trie);
        places.Add(new TextPlace(steps.Count, text.Count, text.Count, places.Count));
    }

    private void Read(FoldedText text, int word, PhraseTrie trie)
    {
        var meant = text.Meant(word);
        var next = places.Count + 1;
        foreach (var reading in meant) next += reading.Count - 1;
        places.Add(new TextPlace(steps.Count, word, word, next));
        trie.SymbolsOf(text.Hashed(word), next, steps);
        if (text[word].OtherLength > 0) trie.SymbolsOf(text.OtherHashed(word), next, steps);
        if (!meant.IsEmpty) Read(meant, word, next, trie);
    }

    // From the word's own place over the first word of each reading; then, reading by reading, the places within it.
    private void Read(ReadOnlySpan<FoldedText> meant, int word, int next, PhraseTrie trie)
    {
        var within = places.Count;
        foreach (var reading in meant)
        {
            trie.SymbolsOf(reading.Hashed(0), reading.Count == 1 ? next : within, steps);
            within += reading.Count - 1;
        }

        foreach (var reading in meant)
        {
            for (var w = 1; w < reading.Count; w++)
            {
                var after = w == reading.Count - 1 ? next : places.Count + 1;
                places.Add(new TextPlace(steps.Count, word, word + 1, after));
                trie.SymbolsOf(reading.Hashed(w), after, steps);
            }
        }
    }
}
