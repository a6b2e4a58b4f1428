using Bot.Core.Dialogs;
using Bot.Core.Routing;
using Bot.Core.Signals;

namespace Bot.Core.Tests;

public sealed class Picking_from_a_list
{
    [Theory]
    [InlineData("2")]
    [InlineData("2.")]
    [InlineData("#2")]
    [InlineData("# 2 pls")]
    [InlineData("number 2")]
    [InlineData("num 2")]
    [InlineData("nro 2")]
    [InlineData("numero dos")]
    [InlineData("option 2")]
    [InlineData("option2")]
    [InlineData("option #2 please")]
    [InlineData("opt 2")]
    [InlineData("opción 2")]
    [InlineData("opcion2")]
    [InlineData("la opción número 2 por favor")]
    [InlineData("la 2")]
    [InlineData("la segunda opción")]
    [InlineData("el 2do")]
    [InlineData("the second one")]
    [InlineData("the 2nd 1")]
    [InlineData("2nd option pls")]
    [InlineData("i want 2")]
    [InlineData("ill take number two")]
    [InlineData("quiero la 2")]
    [InlineData("dame la dos")]
    [InlineData("xfa la 2")]
    public void These_mean_the_second(string said) => Assert.Equal(1, Read(said));

    [Theory]
    [InlineData("option 4")] // there are three
    [InlineData("option")]
    [InlineData("2 kids")]
    [InlineData("me and my 2 kids")]
    [InlineData("option 2 or 3")]
    [InlineData("i want one")] // of them all, or the first: nobody can tell
    [InlineData("quiero uno")]
    [InlineData("no one")]
    [InlineData("22")]
    [InlineData("2 2")]
    [InlineData("")]
    public void These_mean_none(string said) => Assert.Null(Read(said));

    [Fact]
    public void The_last_one_is_the_last() => Assert.Equal(2, Read("la última"));

    [Theory]
    [InlineData("option 2", "got a notice")]
    [InlineData("la 2", "got a notice")]
    [InlineData("the second one", "got a notice")]
    [InlineData("option 2 kids", "option 2 kids")]
    public void So_do_numbers_that_a_question_offered_in_its_words(string answer, string meant) =>
        Assert.Equal(meant, NumberedChoices.Meant(answer, ["a bit behind", "got a notice", "court order"]));

    private static int? Read(string said) => ChoiceNumbers.Read(TextFolding.Fold(said).Joined(), 3);
}
