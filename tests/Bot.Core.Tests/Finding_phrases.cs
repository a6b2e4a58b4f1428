using System.Diagnostics;
using Bot.Core.Routing;
using FsCheck;
using FsCheck.Fluent;

namespace Bot.Core.Tests;

public sealed class Finding_phrases
{
    [Theory]
    [InlineData("kill", "skills kill killed", "kill")]
    [InlineData("kill myself", "Kill, MYSELF!", "Kill, MYSELF")]
    [InlineData("suicid*", "suicidal suicide", "suicidal|suicide")]
    [InlineData("suicid*", "thesuicide", "")]
    [InlineData("going to .. suicide", "going to suicide", "going to suicide")]
    [InlineData("going to .. suicide", "going to commit a real suicide", "going to commit a real suicide")]
    [InlineData("going to .. suicide", "going to a b c d suicide", "")]
    [InlineData("don't care", "I dont care", "dont care")]
    [InlineData("self-harm", "self harm", "self harm")]
    [InlineData("no sé", "NO SE", "NO SE")]
    [InlineData("a .. b", "a a b", "a a b|a b")]
    [InlineData(".. a ..", "a", "a")]
    [InlineData("😭", "so sad 😭😭", "😭|😭")]
    [InlineData("kill me", "killlll meeee", "killlll meeee")]
    [InlineData("", "anything", "")]
    [InlineData("!!!", "!!!", "")]
    public void A_phrase_is_whole_words_with_endings_and_gaps(string phrase, string text, string found)
    {
        var folded = TextFolding.Fold(text);
        var matches = new PhraseMatcher([phrase]).Match(folded);

        Assert.Equal(found, string.Join("|", matches.Select(match => folded.SourceOf(match.First, match.End))));
    }

    [Fact]
    public void Phrases_that_begin_alike_or_hold_each_other_are_all_found()
    {
        var matcher = new PhraseMatcher(["i want to die", "want to die", "want", "want to", "i want to die", "to die .. now"]);

        var found = matcher.Match(TextFolding.Fold("i want to die right now"));

        Assert.Equal([0, 1, 2, 3, 4, 5], found.Select(match => match.Phrase).Order());
    }

    [Fact]
    public void Finds_what_a_plain_search_finds() =>
        Prop.ForAll(Phrases().ArrayOf().ToArbitrary(), Texts().ToArbitrary(), (phrases, text) =>
        {
            var folded = TextFolding.Fold(text);
            var found = new PhraseMatcher(phrases).Match(folded).Select(match => (match.Phrase, match.First, match.End)).Order();
            return found.SequenceEqual(PlainSearch(phrases, folded).Order());
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_long_text_of_nothing_but_beginnings_takes_a_moment()
    {
        var matcher = new PhraseMatcher(["a .. a .. a .. b", "a a a a a b", "a* .. a* .. c"]);
        var watch = Stopwatch.StartNew();

        Assert.Empty(matcher.Match(TextFolding.Fold(string.Concat(Enumerable.Repeat("a ", 20_000)))));

        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(20), $"{watch.Elapsed}"); // as for folding: only what explodes takes so long
    }

    private static Gen<string> Phrases() =>
        from words in Gen.Elements("a", "b", "ab", "a*", "b*", "..", "c").ArrayOf()
        select string.Join(' ', words);

    private static Gen<string> Texts() =>
        from words in Gen.Elements("a", "b", "ab", "abc", "c", "ba").ArrayOf()
        select string.Join(' ', words);

    private static IEnumerable<(int Phrase, int First, int End)> PlainSearch(string[] phrases, FoldedText text)
    {
        for (var phrase = 0; phrase < phrases.Length; phrase++)
        {
            var words = PhrasePattern.Parse(phrases[phrase]).Words;
            for (var first = 0; first < text.Count && words.Length > 0; first++)
                if (Ends(words.AsSpan(), text, first, anchored: true) is [_, ..] ends) yield return (phrase, first, ends.Min());
        }
    }

    private static List<int> Ends(ReadOnlySpan<PatternWord> words, FoldedText text, int at, bool anchored)
    {
        if (words.IsEmpty) return [at];

        var ends = new List<int>();
        for (var skip = 0; skip <= (words[0].AfterGap && !anchored ? 3 : 0) && at + skip < text.Count; skip++)
        {
            var word = text.Word(at + skip).ToString();
            if (words[0].AnyEnding ? word.StartsWith(words[0].Word, StringComparison.Ordinal) : word == words[0].Word)
                ends.AddRange(Ends(words[1..], text, at + skip + 1, anchored: false));
        }

        return ends;
    }
}
