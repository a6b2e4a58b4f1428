using Bot.Core.Routing;
using Bot.Core.Scoring;
using FsCheck;
using FsCheck.Fluent;

namespace Bot.Core.Tests;

public sealed class Mending_typing
{
    private static readonly string[] Known =
        ["appointment", "appointments", "card", "certificacion", "certification", "denied", "direccion", "eligible", "food", "lost", "recertification", "stamps", "unemployment", "interested", "prestamos"];

    private static readonly Spelling Spelling = new(Known.Order(StringComparer.Ordinal).Select(word => new Counted(word, 5)));

    [Theory]
    [InlineData("crad", "card")]
    [InlineData("stmps", "stamps")]
    [InlineData("fodo", "food")]
    [InlineData("elegible", "eligible")]
    [InlineData("certificasion", "certificacion")]
    [InlineData("foodstamps", "food stamps")]
    [InlineData("lostcard", "lost card")]
    public void One_slip_or_a_forgotten_space_is_mended_in_any_word(string typed, string mended) => Assert.Equal(mended, Mended(typed));

    [Theory]
    [InlineData("recetrifcation", "recertification")]
    [InlineData("unemplyomnt", "unemployment")]
    [InlineData("unemploimennt", "unemployment")]
    [InlineData("apointmnet", "appointment")]
    [InlineData("apointmnets", "appointments")]
    [InlineData("certifcaiton", "certification")]
    public void Two_slips_are_mended_in_a_long_one(string typed, string mended) => Assert.Equal(mended, Mended(typed));

    [Theory]
    [InlineData("detide")] // two slips from "denied": too short to know it by
    [InlineData("presentamos")] // no slip for "prestamos"
    [InlineData("duracion")]
    [InlineData("interrupted")]
    [InlineData("certifiable")]
    [InlineData("certificado")] // another ending is another word
    [InlineData("ppointmnet")] // the first letter is rarely wrong
    public void Another_word_stays_itself(string typed) => Assert.Equal(typed, Mended(typed));

    [Fact]
    public void What_is_as_near_to_two_words_is_left_alone() =>
        Assert.Equal("contratisto", Mended(new Spelling([new Counted("contrabisco", 5), new Counted("contragisbo", 5)]), "contratisto"));

    [Fact]
    public void Any_word_is_borne() => Prop.ForAll<string>(word => Mended(word ?? "") is not null).QuickCheckThrowOnFailure();

    private static string Mended(string typed) => Mended(Spelling, typed);

    private static string Mended(Spelling spelling, string typed) => MendedText.Of(TextFolding.Fold(typed), spelling).Joined();
}
