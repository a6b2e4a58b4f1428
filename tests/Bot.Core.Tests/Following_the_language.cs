using Handoff.Core.Conversations;

namespace Bot.Core.Tests;

public sealed class Following_the_language
{
    [Fact]
    public void Spanish_is_answered_in_spanish_and_remembered()
    {
        var talk = A.Talk().Says("perdí mi tarjeta");

        Assert.StartsWith("Perdí mi tarjeta EBT: llame al 211.", talk.Text, StringComparison.Ordinal);
        Assert.Equal(Language.Spanish, talk.Last.Language);
        Assert.Equal("Hablar con una persona", talk.Buttons[^1]);
    }

    [Fact]
    public void A_short_message_of_no_language_keeps_it()
    {
        var talk = A.Talk().Says("perdí mi tarjeta", "liheap");

        Assert.StartsWith("Ayuda con la luz", talk.Text, StringComparison.Ordinal);
        Assert.Null(talk.Last.Language);
    }

    [Fact]
    public void Back_and_forth_as_the_client_likes()
    {
        var talk = A.Talk().Says("perdí mi tarjeta", "where do i apply for snap");

        Assert.Equal(Language.English, talk.Last.Language);
        Assert.StartsWith("Apply for SNAP", talk.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_language_chosen_by_hand_stays()
    {
        var talk = A.Talk(language: "en", chosen: true).Says("perdí mi tarjeta");

        Assert.Null(talk.Last.Language);
        Assert.StartsWith("Lost EBT card", talk.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("do you speak spanish")]
    [InlineData("¿Habla español?")]
    public void Asking_for_spanish_is_answered_in_spanish_whatever_it_was_asked_in(string text) =>
        Assert.StartsWith("Otro idioma", A.Talk(chosen: true).Says(text).Text, StringComparison.Ordinal);

    [Fact]
    public void In_the_middle_of_questions_the_question_is_asked_again_in_that_language() =>
        Assert.Equal("¿Qué beneficio se paró?", A.Talk().Says("they closed my case", "habla español?").Text);
}
