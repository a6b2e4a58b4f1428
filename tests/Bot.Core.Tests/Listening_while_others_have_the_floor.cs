using Handoff.Core.Handoffs;
using Handoff.Core.Turns;

namespace Bot.Core.Tests;

public sealed class Listening_while_others_have_the_floor
{
    [Fact]
    public void Danger_is_heard_with_its_words_first()
    {
        var danger = Hear("i want to kill myself").Danger!;

        Assert.Equal((true, Priority.Emergency), (danger.Danger, danger.Priority));
        Assert.Equal("Safety suicide-self-harm 988", danger.First[0].Text);
    }

    [Theory]
    [InlineData("i feel hopeless")]
    [InlineData("an eviction notice came")]
    [InlineData("you people are useless")]
    [InlineData("jk ignore that")]
    public void Nothing_less_than_danger_is_a_danger(string text) => Assert.Null(Hear(text).Danger);

    [Theory]
    [InlineData("Stop waiting", WaitingChoice.StopWaiting)]
    [InlineData("dejar de esperar", WaitingChoice.StopWaiting)]
    [InlineData("never mind", WaitingChoice.StopWaiting)]
    [InlineData("[keep-waiting-button es]", WaitingChoice.KeepWaiting)]
    [InlineData("[answer-later-button]", WaitingChoice.AnswerLater)]
    [InlineData("más tarde", WaitingChoice.AnswerLater)]
    [InlineData("do not stop waiting for me", WaitingChoice.None)]
    public void A_waiting_client_may_choose_in_either_language(string text, WaitingChoice choice) => Assert.Equal(choice, Hear(text).Choice);

    [Theory]
    [InlineData("how do i renew", true)]
    [InlineData("¿y mi caso?", true)]
    [InlineData("i lost my ebt card", true)]
    [InlineData("i want a real person", true)]
    [InlineData("5", false)]
    [InlineData("they were so kind and patient with us", false)]
    [InlineData("thank you", false)]
    [InlineData("you people are useless", false)] // a comment, and an answer to the survey
    public void A_new_question_is_told_from_an_answer_to_the_survey(string text, bool question) => Assert.Equal(question, Hear(text).IsQuestion);

    private static Heard Hear(string text) => A.Bot.Listen(A.Conversation().Turn(text));
}
