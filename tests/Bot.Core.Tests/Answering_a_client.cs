using Handoff.Core.Handoffs;

namespace Bot.Core.Tests;

public sealed class Answering_a_client
{
    [Fact]
    public void The_greeting_is_marked_and_offers_the_commonest_subjects_and_a_person()
    {
        var talk = A.Talk().Greets();

        Assert.Equal("[greeting]", talk.Text);
        Assert.Equal("""{"greeting":true}""", talk.Last.Says[0].ChannelData);
        Assert.Equal(["Apply for SNAP", "Lost EBT card", "My case closed", "Talk to a person"], talk.Buttons);
    }

    [Fact]
    public void A_confident_question_is_answered_with_the_topics_words_and_its_next_steps()
    {
        var talk = A.Talk().Says("where do i apply for snap");

        Assert.Equal("Apply for SNAP: call 211.", talk.Text);
        Assert.True(talk.Last.Says[0].Markdown);
        Assert.Equal(["Lost EBT card", "My case closed", "Talk to a person"], talk.Buttons);
        Assert.Null(talk.Last.Handoff);
    }

    [Fact]
    public void A_phone_gets_the_short_plain_form_without_buttons()
    {
        var words = Assert.Single(A.Talk(A.Sms).Says("where do i apply for snap").Last.Says);

        Assert.Equal(("SMS Apply for SNAP 211\n[sms-choices]\n1 Lost EBT card\n2 My case closed", false, 0), (words.Text, words.Markdown, words.Actions.Length));
    }

    [Fact]
    public void Variables_are_those_of_the_clients_locality()
    {
        var reply = A.Bot.Answer((A.Conversation() with { Locality = "new-mexico" }).Turn("where do i apply for snap"));

        Assert.Equal("Apply for SNAP: call 1-800-283-4465.", reply.Says[0].Text);
    }

    [Fact]
    public void An_unknown_locality_gets_the_default() =>
        Assert.Equal("Apply for SNAP: call 211.", A.Bot.Answer((A.Conversation() with { Locality = "atlantis" }).Turn("where do i apply for snap")).Says[0].Text);

    [Fact]
    public void A_tapped_choice_is_its_topic_even_where_the_words_alone_would_not_be()
    {
        Assert.StartsWith("My case closed", A.Talk().Greets().Says("My case closed").Text, StringComparison.Ordinal);
        Assert.StartsWith("Ayuda con la luz", A.Talk().Says("AYUDA con la Luz!").Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_number_means_a_choice_only_where_numbers_were_shown()
    {
        Assert.StartsWith("Lost EBT card", A.Talk().Greets().Says("2").Text, StringComparison.Ordinal);
        Assert.StartsWith("[not-sure]", A.Talk(A.Sms).Greets().Says("2").Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("i want a real person", "human-request", "Asked for a person")]
    [InlineData("Hablar con una persona", "human-request", "Asked for a person")]
    public void A_wish_for_a_person_is_met_without_argument(string text, string signal, string reason)
    {
        var wish = A.Talk().Says(text).Last.Handoff!;

        Assert.Equal((signal, "general", Priority.Routine, false), (wish.Signal, wish.Queue.Value, wish.Priority, wish.Danger));
        Assert.Equal(reason, wish.Brief.Reason);
        Assert.Empty(wish.First);
    }

    [Fact]
    public void Anger_gets_an_apology_and_a_person()
    {
        var wish = A.Talk().Says("you people are useless").Last.Handoff!;

        Assert.Equal("Sorry about that.", Assert.Single(wish.First).Text);
        Assert.Equal("Is upset with us or with the system", wish.Brief.Reason);
    }

    [Fact]
    public void A_case_of_their_own_is_answered_in_general_and_then_goes_to_a_caseworker()
    {
        var talk = A.Talk().Says("whats happening with my liheap application");

        Assert.Equal("Help with energy bills: call 211.", talk.Text);
        Assert.Equal(("caseworker", "Wants a caseworker: Help with energy bills"), (talk.Last.Handoff!.Queue.Value, talk.Last.Handoff.Brief.Reason));
        Assert.Equal(["Help with energy bills"], talk.Last.Handoff.Brief.Told);
    }

    [Fact]
    public void A_case_of_their_own_on_no_known_subject_goes_to_a_caseworker_at_once()
    {
        var wish = A.Talk().Says("change my name").Last.Handoff!;

        Assert.Equal(("caseworker", "Wants a caseworker"), (wish.Queue.Value, wish.Brief.Reason));
    }

    [Fact]
    public void Under_the_second_answer_it_is_asked_whether_that_helped()
    {
        var talk = A.Talk().Says("where do i apply for snap", "i lost my ebt card");
        Assert.EndsWith("[check-in]", talk.Text, StringComparison.Ordinal);

        Assert.StartsWith("Thanks", A.Talk().Says("where do i apply for snap", "i lost my ebt card", "yes").Text, StringComparison.Ordinal);
        Assert.Equal("[not-sure]", talk.Says("not really").Text);
    }

    [Fact]
    public void Hello_in_the_middle_is_not_the_first_greeting() =>
        Assert.Equal("[greeting-again]", A.Talk().Says("where do i apply for snap", "hello").Text);

    [Fact]
    public void Starting_over_greets_again() => Assert.Equal("[greeting]", A.Talk().Says("they closed my case", "[start-over-button]").Text);

    [Fact]
    public void A_phone_that_wants_silence_gets_it() => Assert.Empty(A.Talk(A.Sms).Says("STOP").Last.Says);

    [Fact]
    public void A_memory_that_cannot_be_read_is_a_fresh_start()
    {
        foreach (var memory in new[] { "{", "null", "[]", "{\"offers\":[null,{}],\"told\":[null],\"step\":-7,\"asked\":\"checkIn\"}", "{\"asked\":\"nonsense\"}", "\u0000" })
            Assert.NotEmpty(A.Bot.Answer((A.Conversation() with { BotState = memory }).Turn("where do i apply for snap")).Says);
    }
}
