using Bot.Core.Dialogs;
using Handoff.Core.Conversations;

namespace Bot.Core.Tests;

public sealed class Walking_a_topic_with_questions
{
    [Fact]
    public void The_answer_then_one_question_at_a_time_then_a_caseworker_who_sees_the_facts()
    {
        var talk = A.Talk().Says("they closed my case");
        Assert.Equal("My case closed: call 211.\nWhich benefit stopped?", talk.Text);
        Assert.Equal(["SNAP", "Cash aid", "Talk to a person"], talk.Buttons);

        Assert.Equal("What date is on the letter?", talk.Says("Cash aid").Text);
        var wish = talk.Says("maybe june 5, not sure").Last.Handoff!;

        Assert.Equal("caseworker", wish.Queue.Value);
        Assert.Equal([new Fact("program", "Cash aid"), new Fact("notice-date", "maybe june 5, not sure")], talk.Now.Facts);
        Assert.Equal(("case.closed", "My case closed"), (wish.Brief.TopicId, wish.Brief.Topic));
        Assert.Equal(["they closed my case"], wish.Brief.Heard); // what they came with, not the answers
    }

    [Fact]
    public void Whoever_does_not_answer_a_question_gets_the_caseworker_all_the_same()
    {
        var talk = A.Talk().Says("they closed my case");
        Assert.Equal(("caseworker", OpenQuestion.IntakeWithin), (talk.Last.IfUnanswered?.Wish.Queue.Value, talk.Last.IfUnanswered?.After));

        Assert.NotNull(talk.Says("actually i lost my ebt card").Last.IfUnanswered);
        Assert.Null(talk.Says("SNAP", "nov 3").Last.IfUnanswered);
    }

    [Fact]
    public void A_choice_in_spanish_or_by_number_is_the_same_fact()
    {
        Assert.Equal("Cash aid", A.Talk(language: "es").Says("cerraron mi caso", "ayuda en efectivo").Now.Facts[0].Value);
        Assert.Equal("Cash aid", A.Talk(A.Sms).Says("they closed my case", "2").Now.Facts[0].Value);
    }

    [Fact]
    public void A_phone_gets_numbered_choices() =>
        Assert.EndsWith("Which benefit stopped?\n1 SNAP\n2 Cash aid", A.Talk(A.Sms).Says("they closed my case").Text, StringComparison.Ordinal);

    [Theory]
    [InlineData("skip")]
    [InlineData("...")]
    public void A_question_without_a_usable_answer_is_let_go(string answer)
    {
        var talk = A.Talk().Says("they closed my case", answer);

        Assert.Equal("[question-skipped]\nWhat date is on the letter?", talk.Text);
        Assert.Empty(talk.Now.Facts);
    }

    [Fact]
    public void Another_question_is_answered_and_ours_asked_again_so_that_the_person_promised_still_comes()
    {
        var talk = A.Talk().Says("they closed my case", "actually i lost my ebt card");

        Assert.StartsWith("Lost EBT card", talk.Text, StringComparison.Ordinal);
        Assert.EndsWith("Which benefit stopped?", talk.Text, StringComparison.Ordinal);
        Assert.Empty(talk.Now.Facts);
        Assert.NotNull(talk.Says("SNAP", "nov 3").Last.Handoff);
    }

    [Fact]
    public void A_short_answer_that_names_another_topic_is_still_an_answer() =>
        Assert.Equal("food stamps", Assert.Single(A.Talk().Says("they closed my case", "food stamps").Now.Facts).Value);

    [Fact]
    public void A_wish_for_a_person_breaks_them_off_too() => Assert.Equal("human-request", A.Talk().Says("they closed my case", "talk to someone").Last.Handoff!.Signal);

    [Fact]
    public void A_question_that_an_editor_took_out_begins_the_topic_again()
    {
        var talk = A.Talk().Says("they closed my case");
        var shorter = A.Book with { Topics = A.Book.Topics.SetItem("case.closed", A.Book.Topics["case.closed"] with { Steps = [A.Book.Topics["case.closed"].Steps[0]] }) };

        Assert.StartsWith("My case closed", new BenefitsBot(shorter).Answer(talk.Now.Turn("SNAP")).Says[0].Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_topic_that_an_editor_took_out_offers_a_person()
    {
        var talk = A.Talk().Says("they closed my case");
        var without = new BenefitsBot(A.Book with { Topics = A.Book.Topics.Remove("case.closed") });

        var reply = without.Answer(talk.Now.Turn("SNAP"));

        Assert.Equal("[topic-missing]", reply.Says[0].Text);
        Assert.Equal("Talk to a person", Assert.Single(reply.Says[0].Actions).Value);
    }
}
