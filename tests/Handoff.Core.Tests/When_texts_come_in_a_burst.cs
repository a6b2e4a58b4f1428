using FsCheck;
using FsCheck.Fluent;
using Handoff.Core.Activities;
using Handoff.Core.Conversations;
using Handoff.Core.Turns;

namespace Handoff.Core.Tests;

public sealed class When_texts_come_in_a_burst
{
    [Fact]
    public void Each_is_in_the_log_at_once_and_one_answer_follows_the_last()
    {
        var (first, second, third) = Three("my card", "is lost", "what now");

        Assert.Equal(["client: my card"], first.Shown());
        Assert.Equal(["client: what now"], third.Shown());
        Assert.Equal(["bot: you said my card\nis lost\nwhat now"], third.After.FallsSilent().Shown());
        Assert.Equal(A.Noon + Gathered.QuietFor, Indexes.Of(first.After).Deadline!.Due);
        Assert.Equal(A.Noon.AddSeconds(2) + Gathered.QuietFor, Indexes.Of(third.After).Deadline!.Due);
        Assert.NotNull(second.Position);
    }

    [Fact]
    public void The_moment_that_was_put_off_answers_nothing()
    {
        var first = A.PhoneConversation().Says("my card").After;
        var due = Indexes.Of(first).Deadline!;

        Assert.True(first.Says("is lost", "m2", A.Noon.AddSeconds(1)).After.Does(new TurnInput.DeadlinePassed(due), due.Due).ChangesNothing);
    }

    [Fact]
    public void Danger_that_is_heard_only_by_itself_is_heard_all_the_same() =>
        Assert.Equal(
            ["client: drowned", "bot: call 988", "system: handoff-urgent"],
            A.PhoneConversation().Says("my card is lost").After.Says("drowned", "m2", A.Noon.AddSeconds(1)).Shown());

    [Fact]
    public void Danger_is_answered_at_once_and_takes_the_rest_with_it()
    {
        var decision = A.PhoneConversation().Says("my card is lost").After.Says("danger", "m2", A.Noon.AddSeconds(1));

        Assert.Equal(["client: danger", "bot: call 988", "system: handoff-urgent"], decision.Shown());
        Assert.IsType<Stage.Waiting>(decision.After.Stage);
    }

    [Fact]
    public void A_new_number_is_greeted_at_once_and_once()
    {
        var stranger = A.PhoneConversation() with { BotState = "" };
        var first = stranger.Says("hello");

        Assert.Equal(["client: hello", "bot: welcome"], first.Shown());
        Assert.Equal(["client: there"], first.After.Says("there", "m2", A.Noon.AddSeconds(1)).Shown());
    }

    [Fact]
    public void A_picture_among_them_is_acknowledged_once_with_the_answer()
    {
        var picture = new TurnInput.ClientSaid(A.Message("") with { Attachments = [A.Json("\"media\"")] }, new("m1"));
        var decision = A.PhoneConversation().Does(picture).After.Does(picture with { Id = new("m2") }, A.Noon.AddSeconds(1)).After;

        Assert.Equal(["system: no-files"], decision.FallsSilent().Shown());
        Assert.Equal(["bot: you said what now", "system: no-files"], decision.Says("what now", "m3", A.Noon.AddSeconds(2)).After.FallsSilent().Shown());
    }

    [Fact]
    public void An_answer_that_says_nothing_is_kept_too_so_that_it_is_not_owed_for_ever()
    {
        var muted = A.PhoneConversation() with { Replies = new ReplyPace(A.Noon, ReplyPace.MostPerMinute, A.Noon, ReplyPace.MostPerMinute) };
        var decision = muted.Says("hello").After.FallsSilent();

        Assert.Empty(decision.Shown());
        Assert.Equal([EventNames.Unanswered], decision.Entries.Select(entry => entry.Activity.Name));
        Assert.Null(Indexes.Of(decision.After).Deadline);
    }

    [Fact]
    public void Whoever_writes_on_and_on_is_answered_in_between() =>
        Prop.ForAll<byte[]>(pauses =>
        {
            var (conversation, now) = (A.PhoneConversation(), A.Noon);
            for (var i = 0; i < (pauses ?? []).Length; i++)
            {
                if (i > 0) now += TimeSpan.FromMilliseconds(pauses![i] * 5);
                conversation = conversation.Says("x", $"m{i}", now).After;
                if (Indexes.Of(conversation).Deadline!.Due > A.Noon + Gathered.AtMost) return false;
            }

            return true;
        }).QuickCheckThrowOnFailure();

    private static (TurnDecision First, TurnDecision Second, TurnDecision Third) Three(string one, string two, string three)
    {
        var first = A.PhoneConversation().Says(one);
        var second = first.After.Says(two, "m2", A.Noon.AddSeconds(1));
        return (first, second, second.After.Says(three, "m3", A.Noon.AddSeconds(2)));
    }
}
