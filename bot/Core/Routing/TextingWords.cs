using System.Collections.Immutable;

namespace Bot.Core.Routing;

/// <summary>What people text for a word or some words: "u" for "you", "xfa" for "por favor".</summary>
/// <param name="Typed">One word, as folded.</param>
public sealed record Shorthand(string Typed, string Meant);

/// <summary>
/// The words of <c>dialogs/texting-words.yaml</c>. What they mean is a second reading beside what was typed and never takes
/// its place: "k" is "que" to one and "ok" to another, and "m" may be a letter. Made once for a content version.
/// </summary>
public sealed class TextingWords
{
    public static readonly TextingWords None = new([]);

    private readonly WordHash numbers = new();
    private readonly FoldedText[][] meant;

    /// <param name="shorthands">One word may have several: each is a reading of its own.</param>
    public TextingWords(ImmutableArray<Shorthand> shorthands)
    {
        Shorthands = shorthands;
        var words = shorthands.GroupBy(shorthand => shorthand.Typed, StringComparer.Ordinal).ToArray();
        meant = [[], .. words.Select(word => word.Select(one => TextFolding.Fold(one.Meant)).Where(one => one.Count > 0).ToArray())];
        for (var w = 0; w < words.Length; w++) numbers.Add(words[w].Key, w + 1);
    }

    public ImmutableArray<Shorthand> Shorthands { get; }

    /// <returns>The word's number; 0 for one that stands for no other.</returns>
    internal int Find(HashedWord word) => Math.Max(0, numbers.Find(word.Whole));

    /// <param name="number">As of <see cref="Find"/>.</param>
    internal ReadOnlySpan<FoldedText> Meant(int number) => meant[number];
}
