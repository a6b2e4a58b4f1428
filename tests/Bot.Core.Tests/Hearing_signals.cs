using Bot.Core.Routing;
using Bot.Core.Signals;

namespace Bot.Core.Tests;

public sealed class Hearing_signals
{
    private static readonly SignalDetector Detector = new(TestLexicon.All);

    [Theory]
    [InlineData("I will KILL MYSELF", "suicide-self-harm", Level.Emergency)]
    [InlineData("kiero matarme", "suicide-self-harm", Level.Emergency)]
    [InlineData("he hits me", "violence-to-self", Level.Urgent)]
    [InlineData("Nothing to eat.", "acute-need", Level.Urgent)]
    [InlineData("got an eviction notice", "acute-need", Level.Soon)]
    [InlineData("a real person", "human-request", Level.Soon)]
    public void The_phrases_of_a_signal_are_heard_whatever_their_case_and_accents(string text, string signal, Level level)
    {
        var heard = Hear(text);

        Assert.Equal((signal, level), (heard.First!.Name, heard.First.Level));
    }

    [Theory]
    [InlineData("how do i apply for snap")]
    [InlineData("skills myself")]
    [InlineData("")]
    public void Other_texts_are_quiet(string text) => Assert.Null(Hear(text).First);

    [Fact]
    public void The_first_signal_in_order_wins_with_its_highest_level_and_the_others_are_listed()
    {
        var heard = Hear("i want to die, i will kill myself. he hits me and i want a real person");

        Assert.Equal(("suicide-self-harm", Level.Emergency), (heard.First!.Name, heard.First.Level));
        Assert.Equal(["violence-to-self", "human-request"], heard.Also.Select(signal => signal.Name));
        Assert.Equal(["want to die", "kill myself"], heard.First.Heard.Select(phrase => phrase.Text));
    }

    [Fact]
    public void What_was_heard_has_its_place_in_the_text_as_written()
    {
        const string text = "¡Quiero  matarme!";
        var phrase = Assert.Single(Hear(text).First!.Heard);

        Assert.Equal("matarme", text.Substring(phrase.Start, phrase.Length));
    }

    [Theory]
    [InlineData("i am not going to kill myself", false)] // "not" stands three words before "kill"
    [InlineData("i would never kill myself", false)]
    [InlineData("i do not ever really want to die", false)]
    [InlineData("no suicide here", false)]
    [InlineData("not that i ever think i want to die", true)] // too far before
    [InlineData("no, i want to die", true)] // another clause
    [InlineData("i do not need stamps but i want to die", true)]
    [InlineData("they said no. i want to die", true)]
    public void A_not_within_three_words_in_the_same_clause_cancels(string text, bool heard) => Assert.Equal(heard, Hear(text).First is not null);

    [Theory]
    [InlineData("i dont want to live", "suicide-self-harm")]
    [InlineData("no no quiero vivir", "suicide-self-harm")] // the phrase itself begins with the negation
    [InlineData("no me pega", "violence-to-self")] // the group says that a "not" does not cancel
    public void A_not_that_is_part_of_the_meaning_does_not_cancel(string text, string signal) => Assert.Equal(signal, Hear(text).First!.Name);

    [Theory]
    [InlineData("i want to die laughing", false)]
    [InlineData("does medicaid cover suicide prevention", false)]
    [InlineData("suicide prevention is closed and i am suicidal", true)] // the second one stands by itself
    [InlineData("hit me up later", false)]
    public void An_unless_phrase_cancels_only_what_it_overlaps(string text, bool heard) => Assert.Equal(heard, Hear(text).First is not null);

    [Fact]
    public void The_order_is_the_lexicons_own_numbers_not_the_order_of_the_files()
    {
        var turned = new SignalDetector(new([.. TestLexicon.All.Signals.Reverse()]));

        Assert.Equal("suicide-self-harm", turned.Detect(TextFolding.Fold("real person or i kill myself")).First!.Name);
    }

    private static SignalReading Hear(string text) => Detector.Detect(TextFolding.Fold(text));
}
