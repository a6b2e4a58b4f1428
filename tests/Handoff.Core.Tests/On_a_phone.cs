using Handoff.Core.Conversations;
using Handoff.Core.Handoffs;
using Handoff.Core.Surveys;
using Handoff.Core.Turns;

namespace Handoff.Core.Tests;

public sealed class On_a_phone
{
    [Fact]
    public void Two_machines_stop_after_six_replies_in_a_minute_and_go_on_in_the_next()
    {
        var (conversation, answers) = (A.PhoneConversation(), 0);
        for (var i = 0; i < 20; i++)
        {
            var answered = conversation.Says("hi", $"m{i}", A.Noon.AddSeconds(i * 2)).After.FallsSilent();
            answers += answered.Deliveries.Length;
            conversation = answered.After;
        }

        Assert.Equal(ReplyPace.MostPerMinute, answers);
        Assert.Single(conversation.Says("hi", "later", A.Noon.AddMinutes(2)).After.FallsSilent().Deliveries);
    }

    [Fact]
    public void And_after_forty_in_an_hour_even_with_safety_words()
    {
        var conversation = A.PhoneConversation() with { Replies = new ReplyPace(A.Noon.AddMinutes(-5), 0, A.Noon.AddMinutes(-5), ReplyPace.MostPerHour) };

        Assert.Empty(conversation.Says("danger").Deliveries);
        Assert.IsType<Stage.Waiting>(conversation.Says("danger").After.Stage);
    }

    [Fact]
    public void Safety_words_are_not_held_back_by_the_minute() =>
        Assert.NotEmpty((A.PhoneConversation() with { Replies = new ReplyPace(A.Noon, ReplyPace.MostPerMinute, A.Noon, 10) }).Says("danger").Deliveries);

    [Fact]
    public void At_most_two_texts_go_out_a_turn()
    {
        var decision = A.PhoneConversation().Says("danger 123-45-6789");

        Assert.Equal(["client: danger ***6789", "bot: call 988", "system: handoff-urgent"], decision.Shown());
    }

    [Fact]
    public void A_waiting_client_chooses_by_number_once_ways_were_offered()
    {
        var waiting = A.PhoneConversation(new Stage.Waiting(A.Request()));
        var late = waiting.Does(new TurnInput.DeadlinePassed(Indexes.Of(waiting).Deadline!), A.Noon.AddMinutes(10)).After;

        Assert.Equal(["client: 3", "system: still-waiting position=1\n1 keep-waiting-button\n2 answer-later-button\n3 stop-waiting-button"], waiting.Says("3").Shown());
        Assert.Equal(["client: 3", "system: stopped-waiting"], late.Says("3", at: A.Noon.AddMinutes(11)).Shown());
        Assert.Equal(["client: 2", "system: answer-later"], late.Says("2", at: A.Noon.AddMinutes(11)).Shown());
        Assert.IsType<Stage.Waiting>(late.Says("3", at: A.Noon.AddDays(2)).After.Stage);
    }

    [Fact]
    public void A_language_by_its_name_is_followed_whoever_has_the_floor()
    {
        var waiting = A.PhoneConversation(new Stage.Waiting(A.Request())).Says("español");
        var held = A.PhoneConversation(new Stage.WithAdvocate(A.Request(), A.Maria, A.Noon)).Says("español");
        var asked = A.PhoneConversation(new Stage.Surveying(new(1, A.Maria, QueueNames.General, null, SurveyQuestion.Rating, A.Noon))).Says("español");

        Assert.Equal(["client: español", "system: language-changed"], waiting.Shown());
        Assert.Equal(["client: español"], held.Shown());
        Assert.Equal(["client: español", "bot: ask Rating"], asked.Shown());
        Assert.All([waiting, held, asked], decision => Assert.Equal((Language.Spanish, true), (decision.After.Language, decision.After.LanguageChosen)));
    }

    [Fact]
    public void Help_is_answered_in_line_and_in_the_survey()
    {
        Assert.Equal(["client: help", "system: sms-help"], A.PhoneConversation(new Stage.Waiting(A.Request())).Says("help").Shown());
        Assert.Equal(
            ["client: help", "system: sms-help"],
            A.PhoneConversation(new Stage.Surveying(new(1, A.Maria, QueueNames.General, null, SurveyQuestion.Rating, A.Noon))).Says("help").Shown());
    }

    [Fact]
    public void Where_others_may_read_it_only_the_fixed_words_go_out()
    {
        var heard = A.PhoneConversation().Says("danger: he is here");
        var waiting = heard.After;
        var late = waiting.Does(new TurnInput.DeadlinePassed(Indexes.Of(waiting).Deadline!), Indexes.Of(waiting).Deadline!.Due);

        Assert.Equal(["client: danger: he is here", "bot: call 988"], heard.Shown());
        Assert.True(waiting.Discreet);
        Assert.Empty(waiting.Says("are you there", "m2", A.Noon.AddMinutes(3)).Deliveries);
        Assert.Empty(late.Deliveries);
        Assert.Empty(waiting.Does(new TurnInput.AdvocateClaimed(A.Maria)).Deliveries);
    }

    [Fact]
    public void And_nobody_is_asked_for_stars_there_ever_after()
    {
        var later = A.PhoneConversation(new Stage.WithAdvocate(A.Request(), A.Maria, A.Noon)) with { Discreet = true };

        var resolved = later.Does(new TurnInput.AdvocateResolved(A.Maria, "answered", null));
        Assert.IsType<Stage.Ended>(resolved.After.Stage);
        Assert.Empty(resolved.Deliveries);
        Assert.Empty(later.Does(new TurnInput.AdvocateReturnedToBot(A.Maria)).Deliveries);
        Assert.Single(later.Does(new TurnInput.AdvocateSaid(A.Maria, "I am here", new("a1"))).Deliveries);
    }

    [Theory]
    [InlineData("5️⃣", 5)]
    [InlineData("👍🏽", 5)]
    [InlineData("👎", 1)]
    [InlineData("five out of five", 5)]
    [InlineData("cinco de cinco", 5)]
    [InlineData("\"4\"", 4)]
    [InlineData("5!", 5)]
    [InlineData("⭐⭐⭐", 3)]
    [InlineData("5?", null)]
    [InlineData("55", null)]
    [InlineData("3 kids", null)]
    public void A_rating_is_read_as_people_type_it(string text, int? rating) => Assert.Equal(rating, SurveyWalker.Rating(text));
}
