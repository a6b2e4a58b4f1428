using System.Collections.Immutable;

namespace Bot.Core.Routing;

/// <summary>One word of a phrase as an editor wrote it.</summary>
/// <param name="AnyEnding">Written with <c>*</c>: every word that begins so.</param>
/// <param name="AfterGap">Written after <c>..</c>: up to <see cref="PhrasePattern.GapWords"/> words may stand before it.</param>
internal readonly record struct PatternWord(string Word, bool AnyEnding, bool AfterGap);

/// <summary>A phrase of the content, folded like the texts it is looked for in.</summary>
internal sealed record PhrasePattern(ImmutableArray<PatternWord> Words)
{
    public const int GapWords = 3;

    /// <param name="phrase"><c>*</c> only at a word's end; <c>..</c> as a word of its own. Gaps at either end mean nothing.</param>
    /// <returns>No words for a phrase of punctuation alone: it matches nothing.</returns>
    public static PhrasePattern Parse(string phrase)
    {
        var words = ImmutableArray.CreateBuilder<PatternWord>(4);
        var gap = false;
        foreach (var part in phrase.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
        {
            if (part is ".." or "...") gap = true;
            else
            {
                var folded = TextFolding.Fold(part);
                for (var i = 0; i < folded.Count; i++)
                {
                    var last = i == folded.Count - 1;
                    words.Add(new PatternWord(folded.Word(i).ToString(), last && part.EndsWith('*'), gap && words.Count > 0));
                    gap = false;
                }
            }
        }

        return new PhrasePattern(words.DrainToImmutable());
    }
}
