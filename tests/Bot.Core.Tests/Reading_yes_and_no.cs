using Bot.Core.Recognizers;
using Bot.Core.Routing;

namespace Bot.Core.Tests;

public sealed class Reading_yes_and_no
{
    [Theory]
    [InlineData("Yes", Assent.Yes)]
    [InlineData("yesss", Assent.Yes)]
    [InlineData("yep, every day", Assent.Yes)]
    [InlineData("pues sí, casi diario", Assent.Yes)]
    [InlineData("no", Assent.No)]
    [InlineData("ya no, gracias", Assent.No)]
    [InlineData("ya", Assent.Yes)]
    [InlineData("noooo", Assent.No)]
    [InlineData("no, not really", Assent.No)]
    [InlineData("para nada", Assent.No)]
    [InlineData("kinda", Assent.Partly)]
    [InlineData("a veces", Assent.Partly)]
    [InlineData("not sure", Assent.Unsure)]
    [InlineData("no sé", Assent.Unsure)]
    [InlineData("idk", Assent.Unsure)]
    [InlineData("where do i mail the yes form", Assent.None)] // too far in to be an answer
    [InlineData("", Assent.None)]
    [InlineData("snap", Assent.None)]
    public void At_the_beginning_of_an_answer(string text, Assent assent) => Assert.Equal(assent, YesNo.Read(TextFolding.Fold(text)));

    [Theory]
    [InlineData("i am 64", Assent.Yes, Assent.None)]
    [InlineData("i am just tired", Assent.Yes, Assent.None)]
    [InlineData("i am. every day", Assent.Yes, Assent.Yes)]
    [InlineData("yes i am", Assent.Yes, Assent.Yes)]
    [InlineData("i am kinda", Assent.Yes, Assent.Partly)]
    [InlineData("i am not", Assent.No, Assent.No)]
    public void I_am_with_more_behind_it_is_no_yes_to_a_question_about_danger(string text, Assent read, Assent strictly) =>
        Assert.Equal((read, strictly), (YesNo.Read(TextFolding.Fold(text)), YesNo.ReadStrictly(TextFolding.Fold(text))));
}
