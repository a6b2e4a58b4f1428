using System.Diagnostics;
using Bot.Core.Routing;
using FsCheck;
using FsCheck.Fluent;

namespace Bot.Core.Tests;

public sealed class Folding_a_text
{
    [Theory]
    [InlineData("¿Dónde está mi CORAZÓN?", "donde esta mi corazon")]
    [InlineData("mañana, Ñandú, pingüino", "manana nandu pinguino")]
    [InlineData("cafe\u0301 nin\u0303o", "cafe nino")]
    [InlineData("don't DON’T don`t don´t", "dont dont dont dont")]
    [InlineData("self-harm e-mail", "self harm e mail")]
    [InlineData("æther Straße œuvre", "aether strasse oeuvre")]
    [InlineData("ｈｅｌｐ ４ｕ", "help 4u")]
    [InlineData("ki\u200Bll m\u200Dy\u2060self \uFEFFnow", "kill myself now")]
    [InlineData("\u202Ehelp\u202C \u200Fme", "help me")]
    [InlineData("pleeeease helpppp nooooo", "please help no")]
    [InlineData("good books 2000 1111", "good books 2000 1111")]
    [InlineData("kіll mуself", "kill myself")] // Cyrillic і and у
    [InlineData("привет", "привет")]
    [InlineData("𝐤𝐢𝐥𝐥 𝓶𝓮 𝟗𝟏𝟏", "kill me 911")]
    [InlineData("ok👍🏽no❤️", "ok 👍 no ❤")]
    [InlineData("b4 4u 2nd 500mg", "b4 4u 2nd 500mg")]
    [InlineData("٩٨٨", "988")]
    [InlineData("\0\u0007 \t..,,--", "")]
    public void Leaves_lower_case_words_without_accents_or_marks(string text, string folded) => Assert.Equal(folded, TextFolding.Fold(text).Joined());

    [Fact]
    public void Half_a_character_pair_is_left_out() => Assert.Equal("lone", TextFolding.Fold("\uD800 lone \uDC00").Joined());

    [Fact]
    public void Each_word_knows_its_place_in_the_text_as_written()
    {
        const string text = "¡Ay! I DON’T — know…";
        var folded = TextFolding.Fold(text);

        Assert.Equal(["Ay", "I", "DON’T", "know"], Enumerable.Range(0, folded.Count).Select(i => folded.SourceOf(i, i + 1)));
        Assert.Equal("I DON’T", folded.SourceOf(1, 3));
    }

    [Theory]
    [InlineData("no kill me", 1)]
    [InlineData("no, kill me", 2)]
    [InlineData("no. kill me", 2)]
    [InlineData("no but kill me", 2)]
    [InlineData("no pero kill me", 2)]
    [InlineData("no\nkill me", 2)]
    [InlineData("no - kill me", 2)]
    [InlineData("self-harm", 1)]
    [InlineData("at 10:30 or 1.50", 1)]
    public void Clauses_end_at_marks_and_at_but(string text, int clauses)
    {
        var folded = TextFolding.Fold(text);
        Assert.Equal(clauses, Enumerable.Range(0, folded.Count).Select(i => folded[i].Clause).Distinct().Count());
    }

    [Fact]
    public void A_drawn_out_word_has_a_second_reading_with_two_letters()
    {
        var folded = TextFolding.Fold("killlll");

        Assert.Equal("kil", folded.Word(0).ToString());
        Assert.Equal("kill", folded.OtherWord(0).ToString());
    }

    [Theory]
    [InlineData("a")]
    [InlineData("é ")]
    [InlineData("😂")]
    [InlineData("\u0301")]
    [InlineData("no. ")]
    public void A_hundred_thousand_characters_take_a_moment(string piece)
    {
        var text = string.Concat(Enumerable.Repeat(piece, 100_000 / piece.Length));
        var watch = Stopwatch.StartNew();

        var folded = TextFolding.Fold(text);

        Assert.True(folded.Count <= text.Length);
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(20), $"{watch.Elapsed}"); // milliseconds when idle; what is quadratic takes minutes
    }

    [Fact]
    public void Folding_what_was_folded_changes_nothing() =>
        Prop.ForAll<string>(text =>
        {
            var once = TextFolding.Fold(text).Joined();
            return TextFolding.Fold(once).Joined() == once;
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Words_stand_in_order_and_inside_the_text() =>
        Prop.ForAll<string>(text =>
        {
            var (folded, end) = (TextFolding.Fold(text), 0);
            for (var i = 0; i < folded.Count; i++)
            {
                if (folded[i].SourceStart < end || folded[i].SourceLength < 1 || folded[i].SourceEnd > (text ?? "").Length || folded[i].Length < 1) return false;
                end = folded[i].SourceEnd;
            }

            return true;
        }).QuickCheckThrowOnFailure();
}
