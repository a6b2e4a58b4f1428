using Bot.Core.Signals;
using FsCheck;
using FsCheck.Fluent;

namespace Bot.Core.Tests;

public sealed class Choices_by_number
{
    [Theory]
    [InlineData("Reply 1 body, 2 thoughts", "body|thoughts")]
    [InlineData("1 a bit behind 2 got a notice 3 court order", "a bit behind|got a notice|court order")]
    [InlineData("¿Cómo sigue? 1) bien, 2) mal", "bien|mal")]
    [InlineData("Type 1 for food or 2 for health. Thanks!", "food|health")]
    [InlineData("It takes 7 days", "")] // one number stands for nothing
    [InlineData("Open 2 to 5", "|to|||")] // harmless: nobody answers such words with a number
    public void Each_number_has_the_words_after_it(string words, string labels)
    {
        var found = NumberedChoices.In(words);

        if (labels.Length == 0) Assert.Empty(found);
        else Assert.Equal(labels.Split('|'), found);
    }

    [Theory]
    [InlineData("2", "got a notice")]
    [InlineData("3. sheriff comes tomorrow", "court order. sheriff comes tomorrow")]
    [InlineData("(1)", "a bit behind. ")]
    [InlineData("4", "4")]
    [InlineData("2nd street", "2nd street")]
    [InlineData("no", "no")]
    public void A_number_in_the_answer_is_said_in_its_words(string answer, string meant) =>
        Assert.Equal(meant, NumberedChoices.Meant(answer, NumberedChoices.In("1 a bit behind 2 got a notice 3 court order")));

    [Fact]
    public void You_becomes_i() => Assert.Equal("i am hurt", NumberedChoices.Meant("1", ["you are hurt", "no"]));

    [Fact]
    public void Any_words_and_any_answer_are_borne() =>
        Prop.ForAll<string, string>((words, answer) => NumberedChoices.Meant(answer ?? "", NumberedChoices.In(words ?? "")) is not null).QuickCheckThrowOnFailure();
}
