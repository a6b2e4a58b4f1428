namespace Bot.Core.Tests;

public sealed class Leaning_on_what_was_said
{
    [Theory]
    [InlineData("how do i sign up for food stamps", "and how long does it take", "Apply for SNAP")]
    [InlineData("i lost my ebt card", "and for my mom? the card", "Lost EBT card")]
    [InlineData("perdí mi tarjeta ebt", "¿y la de mi hija?", "Perdí mi tarjeta EBT")]
    public void A_short_follow_up_stays_with_the_topic(string first, string then, string answer) =>
        Assert.StartsWith(answer, A.Talk().Says(first, then).Text, StringComparison.Ordinal);

    [Fact]
    public void A_question_of_its_own_does_not() =>
        Assert.StartsWith("Lost EBT card", A.Talk().Says("how do i sign up for food stamps", "i lost my ebt card").Text, StringComparison.Ordinal);

    [Fact]
    public void Nor_do_thanks() => Assert.StartsWith("Hello", A.Talk().Says("i lost my ebt card", "good morning").Text.Replace("[greeting-again]", "Hello", StringComparison.Ordinal), StringComparison.Ordinal);

    [Fact]
    public void Nor_what_nobody_understands() => Assert.Equal("[not-sure]", A.Talk().Says("i lost my ebt card", "zwqj vkjx").Text);

    [Fact]
    public void Of_two_questions_the_first_is_answered_and_the_second_offered()
    {
        var talk = A.Talk().Says("how do i sign up for food stamps? also i lost my ebt card");

        Assert.StartsWith("Apply for SNAP", talk.Text, StringComparison.Ordinal);
        Assert.Equal("Lost EBT card", talk.Buttons[0]);
    }
}
