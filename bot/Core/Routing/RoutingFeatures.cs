using System.Collections.Frozen;
using System.Collections.Immutable;
using Bot.Core.Dialogs;
using Bot.Core.Scoring;

namespace Bot.Core.Routing;

/// <summary>
/// What the router's model sees of a text: words and letters as mended, letters as typed, meanings
/// (<see cref="Meaning"/>) and pairs of meanings, in which Spanish and English share what was learned.
/// </summary>
internal sealed class RoutingFeatures(Spelling spelling, ImmutableArray<Meaning> meanings)
{
    private const byte Meanings = TextFeatures.FirstFree;
    private const byte MeaningPairs = TextFeatures.FirstFree + 1;
    private const int MostMeanings = 24;

    // The lists of routing-words.yaml under "programmes".
    private static readonly FrozenSet<string> Programmes = new[]
    {
        "snap", "medicaid", "chip", "marketplace", "medicare", "wic", "tanf", "liheap", "ssi", "unemployment", "section8", "lifeline", "summer",
        "school-meals", "childcare", "eitc", "tax-prep",
    }.ToFrozenSet(StringComparer.Ordinal);

    private readonly PhraseMatcher matcher = new([.. meanings.SelectMany(meaning => meaning.Phrases)]);
    // By name, not by number: a list added above others must not change what was learned of them.
    private readonly uint[] keys = [.. meanings.Select(meaning => FeatureHash.Of(Meanings, meaning.Name))];

    private readonly int[] meaningOf = [.. meanings.SelectMany((meaning, m) => Enumerable.Repeat(m, meaning.Phrases.Length))];

    /// <summary>
    /// Their weights were found by measuring, each author left out in turn. One length for all: a text of few known words
    /// must not be decided by the one meaning or letter group that it has.
    /// </summary>
    public static FeatureFamily[] Families { get; } =
    [
        new(2f, Unknown: 1f),
        new(2f),
        new(1.5f, SeenAtLeast: 2),
        new(0.5f, SeenAtLeast: 2, Unknown: 0.8f),
        new(1f, SeenAtLeast: 2),
        new(0.7f, SeenAtLeast: 2),
    ];

    public Spelling Spelling => spelling;

    /// <returns>The text with its typing mended, whose words the features count.</returns>
    public FoldedText Of(FoldedText text, FeatureList into)
    {
        var mended = MendedText.Of(text, spelling);
        TextFeatures.Of(mended, into);
        if (!ReferenceEquals(mended, text)) AsTyped(text, into);
        MeaningsOf(mended, into);
        return mended;
    }

    /// <returns>Whether a benefit or programme is named.</returns>
    public bool NamesProgramme(FoldedText text) => matcher.Match(text).Exists(match => IsProgramme(match));

    /// <returns>The folded words of a text, those of programmes left out.</returns>
    public string WithoutProgrammes(FoldedText text)
    {
        var programmes = matcher.Match(text).FindAll(IsProgramme);
        return string.Join(' ', Enumerable.Range(0, text.Count).Where(i => !programmes.Exists(match => match.First <= i && i < match.End)).Select(i => text.Word(i).ToString()));
    }

    private bool IsProgramme(PhraseMatch match) => Programmes.Contains(meanings[meaningOf[match.Phrase]].Name);

    private void AsTyped(FoldedText text, FeatureList into)
    {
        for (var i = 0; i < Math.Min(text.Count, TextFeatures.MaxWords); i++)
            if (!spelling.Knows(text.Hashed(i))) TextFeatures.LettersOf(text.Word(i), i, into);
    }

    private void MeaningsOf(FoldedText text, FeatureList into)
    {
        Span<(int Meaning, int First, int Words)> found = stackalloc (int, int, int)[MostMeanings];
        var count = 0;
        foreach (var match in matcher.Read(text))
        {
            if (match.First >= TextFeatures.MaxWords) break;
            var meaning = meaningOf[match.Phrase];
            if (count < MostMeanings && !Has(found[..count], meaning)) found[count++] = (meaning, match.First, match.End - match.First);
        }

        for (var i = 0; i < count; i++)
        {
            var (meaning, first, words) = found[i];
            into.Add(Meanings, keys[meaning], first, words);
            for (var j = 0; j < i; j++)
                into.Add(MeaningPairs, FeatureHash.Pair(MeaningPairs, keys[Math.Min(meaning, found[j].Meaning)], keys[Math.Max(meaning, found[j].Meaning)]), first, words);
        }
    }

    private static bool Has(Span<(int Meaning, int First, int Words)> found, int meaning)
    {
        foreach (var known in found)
            if (known.Meaning == meaning) return true;

        return false;
    }
}
