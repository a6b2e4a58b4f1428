using Handoff.Core.Handoffs;
using Handoff.Core.Turns;

namespace Bot.Core.Tests;

public sealed class Answering_danger
{
    [Fact]
    public void The_fixed_safety_words_come_first_and_a_person_is_urgently_wanted()
    {
        var wish = A.Talk().Says("i want to kill myself").Last.Handoff!;

        Assert.Equal(("suicide-self-harm", "urgent", Priority.Emergency, true), (wish.Signal, wish.Queue.Value, wish.Priority, wish.Danger));
        Assert.Equal("Safety suicide-self-harm 988", Assert.Single(wish.First).Text);
        Assert.Equal("May be thinking of suicide (emergency)", wish.Brief.Reason);
        Assert.Equal(["kill myself"], wish.Brief.Heard);
    }

    [Fact]
    public void In_the_clients_language_and_form()
    {
        Assert.Equal("SMS seguridad suicide-self-harm 988", A.Talk(A.Sms).Says("ya no puedo, quiero matarme").Last.Handoff!.First[0].Text);
    }

    [Fact]
    public void Need_that_is_days_away_gets_the_words_and_a_person_but_is_no_danger()
    {
        var wish = A.Talk().Says("i have an eviction notice").Last.Handoff!;

        Assert.Equal(("general", Priority.Routine, false), (wish.Queue.Value, wish.Priority, wish.Danger));
        Assert.StartsWith("Safety acute-need", wish.First[0].Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Even_in_the_middle_of_questions_and_with_a_topic_in_the_same_message()
    {
        var talk = A.Talk().Says("they closed my case", "they closed my case and i will kill myself");

        Assert.True(talk.Last.Handoff!.Danger);
        Assert.Equal("My case closed", talk.Last.Handoff.Brief.Topic);
        Assert.Equal(["My case closed"], talk.Last.Handoff.Brief.Told);
    }

    [Fact]
    public void Someone_hopeless_is_asked_once_and_then_brought_to_a_person()
    {
        var talk = A.Talk().Says("i feel hopeless");
        Assert.Null(talk.Last.Handoff);
        Assert.Equal("Are you thinking about hurting yourself? Reply yes or no.", talk.Text);
        Assert.Equal(["Talk to a person"], talk.Buttons);

        Assert.Equal("hopelessness", talk.Says("where do i apply for snap", "still hopeless").Last.Handoff!.Signal);
    }

    [Theory]
    [InlineData("yes")]
    [InlineData("yeah a lot today")]
    [InlineData("kinda")]
    [InlineData("sí")]
    [InlineData("un poquito, yes")]
    [InlineData("1")] // as the question by text message offers it
    public void Yes_to_the_check_in_question_is_an_emergency(string answer)
    {
        var wish = A.Talk().Says("i feel hopeless", answer).Last.Handoff!;

        Assert.Equal(("suicide-self-harm", Priority.Emergency, true), (wish.Signal, wish.Priority, wish.Danger));
    }

    [Fact]
    public void Not_knowing_is_urgent_and_an_unclear_answer_brings_a_person()
    {
        Assert.Equal(Priority.Urgent, A.Talk().Says("i feel hopeless", "i dont know").Last.Handoff!.Priority);
        Assert.Equal("hopelessness", A.Talk().Says("i feel hopeless", "thats why im awake").Last.Handoff!.Signal);
    }

    [Theory]
    [InlineData("no")]
    [InlineData("nope, not at all")]
    [InlineData("no para nada")]
    public void No_clears_it(string answer)
    {
        var talk = A.Talk().Says("i feel hopeless", answer);

        Assert.Null(talk.Last.Handoff);
        Assert.Contains(talk.Buttons[^1], new[] { "Talk to a person", "Hablar con una persona" });
    }

    [Fact]
    public void Words_of_their_own_are_said_then_where_an_editor_wrote_them()
    {
        var bot = new BenefitsBot(A.Book with { Replies = A.Book.Replies.Add("check-in-cleared", A.Words("Thank you for telling me.", "Gracias por decirme.")) });

        Assert.Equal("[greeting-again]", A.Talk().Says("i feel hopeless", "no").Text);
        Assert.Equal("Thank you for telling me.", A.Talk(bot: bot).Says("i feel hopeless", "no").Text);
    }

    [Fact]
    public void No_followed_by_a_matter_is_answered_on_the_matter() =>
        Assert.StartsWith("Lost EBT card", A.Talk().Says("i feel hopeless", "no, i lost my ebt card").Text, StringComparison.Ordinal);

    [Fact]
    public void Yes_means_nothing_when_nothing_was_asked() => Assert.Null(A.Talk().Says("yes").Last.Handoff);
}
