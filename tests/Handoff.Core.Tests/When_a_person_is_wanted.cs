using Handoff.Core.Activities;
using Handoff.Core.Conversations;
using Handoff.Core.Handoffs;
using Handoff.Core.Turns;

namespace Handoff.Core.Tests;

public sealed class When_a_person_is_wanted
{
    [Fact]
    public void The_client_waits_and_is_told_their_place_and_that_we_cannot_say_how_long()
    {
        var decision = A.Conversation().Says("a person please");

        var request = Assert.IsType<Stage.Waiting>(decision.After.Stage).Request;
        Assert.Equal((QueueNames.General, Priority.Routine, A.Noon, A.Noon.AddMinutes(10)), (request.Queue, request.Priority, request.RequestedAt, request.AnswerBy));
        Assert.Equal(["handoff.initiate"], decision.Told());
        Assert.Equal("system: handoff-coming position=1 handoff-wait-unknown handoff-keep-place", decision.Shown().Last());
    }

    [Fact]
    public void The_wait_is_told_in_fives_of_minutes_when_people_are_there_and_enough_waits_are_known()
    {
        var queue = new QueueState([], TimeSpan.FromMinutes(7), AdvocatesAvailable: 2);

        Assert.Contains("handoff-wait-minutes minutes=10", A.Conversation().Says("a person", queue: queue).Shown().Last(), StringComparison.Ordinal);
    }

    [Fact]
    public void The_place_counts_everybody_who_will_be_taken_first()
    {
        var queue = new QueueState(
            [
                new(new("urgent"), QueueNames.Urgent, Priority.Emergency, A.Noon.AddMinutes(-1)),
                new(new("earlier"), QueueNames.General, Priority.Routine, A.Noon.AddMinutes(-5)),
                new(new("later"), QueueNames.General, Priority.Routine, A.Noon.AddMinutes(5)),
            ],
            null, 0);

        Assert.Contains("position=3", A.Conversation().Says("a person", queue: queue).Shown().Last(), StringComparison.Ordinal);
    }

    [Fact]
    public void When_closed_the_next_opening_is_named_and_the_clock_starts_there()
    {
        var decision = A.Conversation().Says("a person", at: A.Saturday);

        Assert.Equal("system: handoff-closed next_opening=2026-11-23 08:00", decision.Shown().Last());
        Assert.Equal(new DateTimeOffset(2026, 11, 23, 15, 10, 0, TimeSpan.Zero), ((Stage.Waiting)decision.After.Stage).Request.AnswerBy);
    }

    [Fact]
    public void A_waiting_client_who_writes_on_is_heard_and_told_so_once_in_a_while()
    {
        var first = A.Waiting().Says("my rent is due", id: "m1");
        var second = first.After.Says("on friday", id: "m2", at: A.Noon.AddSeconds(20));
        var third = second.After.Says("please", id: "m3", at: A.Noon.AddMinutes(3));

        Assert.Equal(["client: my rent is due", "system: still-waiting position=1"], first.Shown());
        Assert.Equal(["client: on friday"], second.Shown());
        Assert.Equal(["client: please", "system: still-waiting position=1"], third.Shown());
    }

    [Fact]
    public void A_client_may_stop_waiting_or_be_answered_later()
    {
        Assert.IsType<Stage.WithBot>(A.Waiting().Says("stop").After.Stage);
        Assert.True(((Stage.Waiting)A.Waiting().Says("later").After.Stage).Request.AnswerLater);
    }

    [Fact]
    public void When_nobody_answers_in_time_we_say_sorry_once_and_the_place_stays()
    {
        var waiting = A.Waiting();
        var passed = waiting.Does(new TurnInput.DeadlinePassed(new(DeadlineKind.AnswerBy, A.Noon.AddMinutes(10))), at: A.Noon.AddMinutes(10));

        Assert.Equal(["system: apology"], passed.Shown());
        Assert.Equal(3, passed.Entries.Last().Activity.SuggestedActions!.Actions.Count);
        var request = Assert.IsType<Stage.Waiting>(passed.After.Stage).Request;
        Assert.Equal((A.Noon, 1), (request.RequestedAt, request.Apologies));
        Assert.Null(Indexes.Of(passed.After).Deadline);
        Assert.NotNull(Indexes.Of(passed.After).Place);
    }

    [Fact]
    public void A_deadline_of_a_stage_already_left_changes_nothing() =>
        Assert.True(A.WithMaria().Does(new TurnInput.DeadlinePassed(new(DeadlineKind.AnswerBy, A.Noon.AddMinutes(10)))).ChangesNothing);

    [Fact]
    public void Someone_in_danger_who_waits_is_announced_to_advocates_again_and_again_and_to_the_client_once()
    {
        var request = A.Request(danger: true, Priority.Emergency) with { Queue = QueueNames.Urgent };
        var conversation = A.Conversation(new Stage.Waiting(request));
        for (var i = 1; i <= 3; i++)
        {
            var deadline = Indexes.Of(conversation).Deadline!;
            var passed = conversation.Does(new TurnInput.DeadlinePassed(deadline), at: deadline.Due);
            Assert.Equal([EventNames.Alert], passed.Told());
            Assert.Equal(i == 1 ? 1 : 0, passed.Shown().Count());
            conversation = passed.After;
        }
    }
}
