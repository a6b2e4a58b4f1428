using FsCheck;
using FsCheck.Fluent;
using Handoff.Core.Activities;
using Handoff.Core.Conversations;
using Handoff.Core.Handoffs;
using Handoff.Core.Surveys;
using Handoff.Core.Turns;

namespace Handoff.Core.Tests;

public sealed class The_survey
{
    private static Conversation Asked(SurveyQuestion question = SurveyQuestion.Rating, int? rating = null) =>
        A.Conversation(new Stage.Surveying(new(1, A.Maria, QueueNames.General, "snap.apply", question, A.Noon, rating)));

    [Theory]
    [InlineData("5", 5)]
    [InlineData("five", 5)]
    [InlineData("Cinco", 5)]
    [InlineData("4!", 4)]
    [InlineData("4/5", 4)]
    [InlineData("3 out of 5", 3)]
    [InlineData("2 stars", 2)]
    [InlineData("4 estrellas", 4)]
    [InlineData("⭐⭐⭐", 3)]
    [InlineData("★★★★★", 5)]
    [InlineData("6", null)]
    [InlineData("0", null)]
    [InlineData("4 kids", null)]
    [InlineData("5 people in my house, do we qualify", null)]
    [InlineData("", null)]
    public void Ratings_are_read_as_people_write_them(string text, int? expected) => Assert.Equal(expected, SurveyWalker.Rating(text));

    [Fact]
    public void A_high_rating_is_thanked_after_an_optional_comment()
    {
        var rated = Asked().Says("5", id: "m1");
        var commented = rated.After.Says("Maria was kind", id: "m2");

        Assert.Equal("bot: ask Comment", rated.Shown().Last());
        Assert.Equal(5, rated.Survey!.Rating);
        Assert.Equal("Maria was kind", commented.Survey!.Comment);
        Assert.Equal("bot: survey-thanks", commented.Shown().Last());
        Assert.IsType<Stage.Ended>(commented.After.Stage);
    }

    [Fact]
    public void A_rating_in_words_is_one_where_the_bot_reads_it() => Assert.Equal(5, Asked().Says("it was great", id: "m1").Survey!.Rating);

    [Fact]
    public void A_low_rating_is_asked_what_it_was_about()
    {
        var rated = Asked().Says("2", id: "m1");
        var chosen = rated.After.Says("a", id: "m2");
        var skipped = chosen.After.Says("skip", id: "m3");

        Assert.Equal("bot: ask Reason", rated.Shown().Last());
        Assert.Equal((2, "rules"), (chosen.Survey!.Rating, chosen.Survey.Reason));
        Assert.Null(skipped.Survey!.Comment);
        Assert.Equal("bot: survey-thanks-low", skipped.Shown().Last());
    }

    [Fact]
    public void What_was_tapped_in_our_own_window_needs_no_guessing()
    {
        var tapped = A.Message("Very satisfied") with { ChannelData = A.Json("""{"surveyAnswer":{"kind":"rating","value":5}}""") };

        Assert.Equal(5, Asked().Does(new TurnInput.ClientSaid(tapped, new("m1"))).Survey!.Rating);
    }

    [Fact]
    public void A_question_is_never_taken_for_a_rating_or_a_comment()
    {
        foreach (var stage in new[] { SurveyQuestion.Rating, SurveyQuestion.Comment })
        {
            var decision = Asked(stage).Says("can I get snap?");
            Assert.IsType<Stage.WithBot>(decision.After.Stage);
            Assert.Equal("bot: you said can I get snap?", decision.Shown().Last());
        }
    }

    [Fact]
    public void It_is_asked_again_once_and_then_never()
    {
        var again = Asked().Says("ok then", id: "m1");
        var gone = again.After.Says("whatever", id: "m2");

        Assert.Equal("bot: ask Rating", again.Shown().Last());
        Assert.IsType<Stage.WithBot>(gone.After.Stage);
    }

    [Fact]
    public void Unanswered_for_a_day_it_is_over_and_counts_as_not_answered()
    {
        var deadline = Indexes.Of(Asked()).Deadline!;
        var expired = Asked().Does(new TurnInput.DeadlinePassed(deadline), at: deadline.Due);

        Assert.Equal(A.Noon + SurveyProgress.OpenFor, deadline.Due);
        Assert.Empty(expired.Shown());
        Assert.Null(expired.Survey!.Rating);
        Assert.IsType<Stage.Ended>(expired.After.Stage);
    }

    [Fact]
    public void Whoever_left_two_unanswered_is_asked_no_more_for_a_while()
    {
        var first = Resolved(A.Conversation(), A.Noon);
        var ignored = first.After.Does(new TurnInput.DeadlinePassed(Indexes.Of(first.After).Deadline!), A.Noon.AddDays(1)).After;
        var second = Resolved(ignored, A.Noon.AddDays(2));
        var left = second.After.Says("can I get snap?", "m1", A.Noon.AddDays(2)).After;
        var third = Resolved(left, A.Noon.AddDays(3));

        Assert.All([first, second], offered => Assert.IsType<Stage.Surveying>(offered.After.Stage));
        Assert.IsType<Stage.Ended>(third.After.Stage);
        Assert.Equal(["system: resolved advocate=Maria"], third.Shown());
        Assert.Null(third.Survey);
        Assert.IsType<Stage.Surveying>(Resolved(left, A.Noon.AddDays(2) + UnratedSurveys.PauseFor).After.Stage);
    }

    [Fact]
    public void A_rating_begins_the_count_anew_and_a_refusal_does_not()
    {
        var once = Resolved(A.Conversation(), A.Noon).After.Says("no thanks").After;

        Assert.Equal(1, once.Unrated!.InARow);
        Assert.Equal(2, Resolved(once, A.Noon).After.Unrated!.InARow);
        Assert.Null(Resolved(once, A.Noon).After.Says("2", "m2").After.Unrated);
    }

    private static TurnDecision Resolved(Conversation conversation, DateTimeOffset at) =>
        (conversation with { Stage = new Stage.WithAdvocate(A.Request(), A.Maria, A.Noon) }).Does(new TurnInput.AdvocateResolved(A.Maria, "answered", null), at);

    [Fact]
    public void No_text_is_ever_a_rating_outside_one_to_five() =>
        Prop.ForAll<string>(text => SurveyWalker.Rating(text ?? "") is null or (>= 1 and <= 5)).QuickCheckThrowOnFailure();
}
