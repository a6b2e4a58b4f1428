using Bot.Core.Recognizers;
using Bot.Core.Routing;
using Bot.Core.Scoring;
using Bot.Core.Signals;
using FsCheck;
using FsCheck.Fluent;

namespace Bot.Core.Tests;

public sealed class Reading_what_people_text
{
    private static readonly TextingWords Words = new(
    [
        new("u", "you"), new("r", "are"), new("ur", "your"), new("ur", "youre"), new("idk", "i dont know"), new("pls", "please"), new("k", "ok"), new("k", "que"),
        new("x", "por"), new("xfa", "por favor"), new("dnt", "dont"), new("2day", "today"), new("xq", "porque"),
    ]);

    [Theory]
    [InlineData("are you", "r u there", "r u")]
    [InlineData("are you", "are u there", "are u")]
    [InlineData("r u", "r u there", "r u")] // what was typed counts as well
    [InlineData("your case", "ur case", "ur case")]
    [InlineData("youre welcome", "UR welcome!", "UR welcome")]
    [InlineData("i dont know how", "idk how", "idk how")]
    [InlineData("dont know", "well idk", "idk")] // a part of what it stands for
    [InlineData("know how", "idk how", "idk how")]
    [InlineData("i dont", "idk how", "idk")]
    [InlineData("por favor", "ayuda xfa", "xfa")]
    [InlineData("por favor", "ayuda x favor", "x favor")]
    [InlineData("favor", "ayuda xfa", "xfa")]
    [InlineData("que", "lo k dices", "k")]
    [InlineData("ok", "k", "k")]
    [InlineData("help .. today", "help me pls 2day", "help me pls 2day")]
    [InlineData("pleas*", "pls", "pls")]
    [InlineData("please", "plsss", "plsss")]
    [InlineData("que", "k-mart", "k")]
    [InlineData("you", "unidos", "")]
    public void A_phrase_is_found_in_what_it_stands_for(string phrase, string text, string found)
    {
        var folded = TextFolding.Fold(text, Words);
        var matches = new PhraseMatcher([phrase]).Match(folded);

        Assert.Equal(found, string.Join("|", matches.Select(match => folded.SourceOf(match.First, match.End))));
    }

    [Fact]
    public void Nothing_is_found_but_in_one_of_its_readings() =>
        Prop.ForAll(Phrases().ArrayOf().ToArbitrary(), Texts().ToArbitrary(), (phrases, words) =>
        {
            var texting = new TextingWords([new("a", "b c"), new("a", "d"), new("b", "a a b"), new("cc", "c")]);
            var matcher = new PhraseMatcher(phrases);
            var found = matcher.Match(TextFolding.Fold(string.Join(' ', words), texting)).Select(match => match.Phrase).Distinct().Order();
            var expected = Readings(words, texting).SelectMany(text => matcher.Match(TextFolding.Fold(text))).Select(match => match.Phrase).Distinct().Order();
            return found.SequenceEqual(expected);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Keywords_speak_through_it()
    {
        var keywords = new KeywordRules(["today & please", "you ! your"]);

        Assert.Equal([0, 1], keywords.Match(TextFolding.Fold("pls can u do it 2day", Words)).Select(match => match.Phrase).Order());
        Assert.Empty(keywords.Match(TextFolding.Fold("u and ur case", Words)));
    }

    [Theory]
    [InlineData("k", Assent.None)]
    [InlineData("idk pls", Assent.Unsure)]
    [InlineData("i dnt", Assent.No)]
    public void So_do_answers(string answer, Assent assent) => Assert.Equal(assent, YesNo.Read(TextFolding.Fold(answer, Words)));

    [Fact]
    public void So_do_questions_about_danger() => Assert.Equal(SignalNames.Violence, new CheckIns([], texting: Words).Read("r u safe")?.Signal);

    [Fact]
    public void So_do_phrases_of_danger() =>
        Assert.Equal(SignalNames.Suicide, new SignalDetector(TestLexicon.All with { Texting = new([new("kil", "kill")]) }).Detect(TextFolding.Fold("i want to kil myself", new([new("kil", "kill")]))).First?.Name);

    [Theory]
    [InlineData("dnt txt me pls")]
    [InlineData("xfa ya no me manden msjs")]
    public void So_do_wishes_for_silence(string text)
    {
        var texting = new TextingWords([.. Words.Shorthands, new("txt", "text"), new("msjs", "mensajes")]);

        Assert.Equal(StopWish.Plain, OptOut.Hear(TextFolding.Fold(text, texting)));
    }

    [Fact]
    public void So_do_buttons_and_choices()
    {
        var bot = new BenefitsBot(A.Book with { Lexicon = TestLexicon.All with { Texting = new([new("lst", "lost"), new("crd", "card")]) } });

        Assert.Equal(A.Talk(bot: bot).Says("lost ebt card").Text, A.Talk(bot: bot).Says("lst ebt crd").Text);
    }

    [Fact]
    public void A_shorthand_is_not_mended() // "tmrw" is no slip for anything
    {
        var text = TextFolding.Fold("tmrw", new([new("tmrw", "tomorrow")]));

        Assert.Same(text, MendedText.Of(text, new Spelling([new Counted("tmrws", 9)])));
    }

    private static IEnumerable<string> Readings(string[] words, TextingWords texting) => words.Aggregate(
        (IEnumerable<string>)[""],
        (texts, word) => texts.SelectMany(text => texting.Shorthands.Where(one => one.Typed == word).Select(one => one.Meant).Prepend(word).Select(meant => $"{text} {meant}")));

    private static Gen<string> Phrases() =>
        from words in Gen.Elements("a", "b", "ab", "a*", "b*", "c*", "c", "d").ArrayOf()
        select string.Join(' ', words.Take(5));

    private static Gen<string[]> Texts() => Gen.Elements("a", "b", "cc", "abc", "c").ArrayOf().Select(words => words.Take(6).ToArray());
}
