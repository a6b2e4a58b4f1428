using Chaos.Checking;
using Chaos.Histories;
using Handoff.Core.Conversations;
using Handoff.Core.Deliveries;
using Handoff.Core.Handoffs;

namespace Chaos.Tests;

/// <summary>The checker is only worth something if it finds each of these.</summary>
public sealed class A_conversation_with_a_planted_bug
{
    [Fact]
    public void Without_a_bug_breaks_no_rule()
    {
        Assert.Empty(Checker.Check(A.Story()));
        Assert.Empty(Checker.Check(A.Waiting()));
    }

    [Fact]
    public void A_text_goes_out_twice() => Assert.Equal(["a text went out twice"], A.Texted(taken: [2, 4, 4], (2, DeliveryState.Accepted), (4, DeliveryState.Delivered)).RulesBroken());

    [Fact]
    public void A_text_goes_out_that_nobody_said() => Assert.Contains("a text went out that the log does not hold", A.Texted(taken: [3], (3, DeliveryState.Accepted)).RulesBroken());

    [Fact]
    public void A_text_goes_out_and_is_forgotten() => Assert.Equal(["a text went out and the store does not know"], A.Texted(taken: [2, 4], (4, DeliveryState.Sent)).RulesBroken());

    [Fact]
    public void A_text_is_called_sent_and_never_went() => Assert.Equal(["a text is called sent that never went out"], A.Texted(taken: [2], (2, DeliveryState.Sent), (4, DeliveryState.Accepted)).RulesBroken());

    [Fact]
    public void Of_a_text_under_way_when_all_broke_nobody_need_know() =>
        Assert.Empty(A.Texted(taken: [2], (2, DeliveryState.Sending), (4, DeliveryState.Unknown), (7, DeliveryState.Pending)).RulesBroken());

    [Fact]
    public void An_acknowledged_message_is_dropped() => Assert.Contains("an acknowledged message is lost", A.Story().Without(3).RulesBroken());

    [Fact]
    public void An_acknowledged_reply_of_the_advocate_is_dropped() => Assert.Contains("an acknowledged message is lost", A.Story().Without(10).RulesBroken());

    [Fact]
    public void A_message_is_doubled() => Assert.Contains("a message is there twice", A.Story().After(9, A.Client("c1.2", "talk to a person", 3)).RulesBroken());

    [Fact]
    public void A_reply_of_the_advocate_is_doubled() => Assert.Contains("a message is there twice", A.Story().After(10, A.Reply(A.Maria, "Hello", 4)).RulesBroken());

    [Fact]
    public void An_unanswered_message_is_doubled() => Assert.Equal(
        ["a message is there twice"],
        A.Waiting().Change("c1.1", said => said with { Outcome = Outcome.Unknown, Returned = null, Position = null }).After(4, A.Client("c1.1", "what is wic", 1)).Change("c1.2", said => said with { Position = 6 }).RulesBroken());

    [Fact]
    public void An_unanswered_message_may_be_missing() => Assert.Empty(
        A.Waiting().Change("c1.1", said => said with { Outcome = Outcome.Unknown, Returned = null, Position = null }).Without(3).Change("c1.2", said => said with { Position = 4 }).RulesBroken());

    [Fact]
    public void Two_messages_are_swapped()
    {
        var story = A.Story();
        LogEntry[] log = [.. story.Log];
        (log[2], log[4]) = (log[4], log[2]);
        var swapped = story.With(log);

        Assert.Contains("a message is not where its acknowledgement said", swapped.RulesBroken());
        Assert.Contains("messages are out of order", swapped.Change("c1.1", said => said with { Position = 5 }).Change("c1.2", said => said with { Position = 3 }).RulesBroken());
    }

    [Fact]
    public void The_advocates_reply_stands_before_what_it_answers()
    {
        var story = A.Story();
        LogEntry[] log = [.. story.Log];
        (log[9], log[10]) = (log[10], log[9]);

        Assert.Contains("messages are out of order", story.With(log).Change("c1.3", said => said with { Position = 10 }).RulesBroken());
    }

    [Fact]
    public void Messages_sent_at_once_may_stand_in_any_order()
    {
        var story = A.Waiting().Change("c1.2", said => said with { Invoked = TimeSpan.FromMinutes(1.2) });
        LogEntry[] log = [story.Log[0], story.Log[1], story.Log[4], story.Log[5], story.Log[6], story.Log[2]];

        Assert.Empty(story.With(log).Change("c1.1", said => said with { Position = 6 }).Change("c1.2", said => said with { Position = 3 }).RulesBroken());
    }

    [Fact]
    public void A_position_is_left_out()
    {
        var story = A.Story();

        Assert.Contains("positions have gaps", (story with { Log = story.Log.RemoveAt(3) }).RulesBroken());
        Assert.Contains("the snapshot and the log differ in length", (story with { Log = story.Log.RemoveAt(12) }).RulesBroken());
    }

    [Fact]
    public void A_message_was_sent_by_nobody() => Assert.Contains("a message that nobody sent", A.Story().After(4, A.Client("x", "hello", 1)).RulesBroken());

    [Fact]
    public void A_message_has_the_text_of_another() => Assert.Contains(
        "a message has another text than was sent", A.Story().Change("c1.1", said => said with { Text = "something else" }).RulesBroken());

    [Fact]
    public void A_message_was_refused() => Assert.Contains("a message was refused", A.Story().Change("c1.1", said => said with { Outcome = Outcome.Refused }).RulesBroken());

    [Fact]
    public void A_repeat_is_acknowledged_with_another_position()
    {
        var story = A.Story();
        var repeat = A.Said("c1.1", "what is wic", 2, 4) with { Act = Act.Replay };

        Assert.Equal(["a repeat is acknowledged with another position"], (story with { Operations = [.. story.Operations, repeat] }).RulesBroken());
    }

    [Fact]
    public void Two_advocates_claim_the_client() => Assert.Contains(
        "claimed by two advocates", A.Story().After(9, A.Status("accepted", 3), A.Says("Ana is here", "person", "Ana", "system", 3)).RulesBroken());

    [Fact]
    public void The_floor_changes_hands_without_a_claim() => Assert.Contains(
        "claimed by two advocates", A.Story().After(9, A.Says("Hello from Ana", "person", "Ana", "system", 3)).RulesBroken());

    [Fact]
    public void An_advocate_takes_a_client_who_does_not_wait() => Assert.Contains(
        "claimed without waiting", A.Waiting().After(4, A.Status("accepted", 1), A.Says("Maria is here", "person", "Maria", "system", 1)).RulesBroken());

    [Fact]
    public void Somebody_speaks_without_the_floor() => Assert.Contains("spoken without the floor", A.Story().After(10, A.Reply(A.Ana, "And me", 4)).RulesBroken());

    [Fact]
    public void A_released_client_may_be_claimed_again() => Assert.DoesNotContain(
        "claimed by two advocates",
        A.Story().After(10, A.Says("Back in line", "waiting", speaker: "system", minute: 4), A.Status("accepted", 4), A.Says("Maria is here", "person", "Maria", "system", 4)).RulesBroken());

    [Fact]
    public void A_second_handoff_begins_while_one_goes_on() => Assert.Contains("a handoff begins while another goes on", A.Story().After(9, A.Initiate(3)).RulesBroken());

    [Fact]
    public void A_handoff_ends_twice() => Assert.Contains(
        "a handoff ends that is not going on", A.Story().After(10, A.Status("completed", 4), A.Status("completed", 4)).RulesBroken());

    [Fact]
    public void The_snapshot_has_another_stage_than_the_log() => Assert.Contains(
        "the stage is not what the log says", (A.Story() with { Snapshot = A.Snapshot(new Stage.WithBot(), 13) }).RulesBroken());

    [Fact]
    public void The_snapshot_has_another_advocate_than_the_log() => Assert.Contains(
        "the stage is not what the log says", (A.Story() with { Snapshot = A.Snapshot(new Stage.WithAdvocate(A.Request(Priority.Emergency), A.Ana, A.Noon), 13) }).RulesBroken());

    [Fact]
    public void The_client_is_told_another_floor() => Assert.Contains(
        "the client is told another floor than the log's", A.Waiting().After(7, A.Says("Hello again", "bot", minute: 3)).RulesBroken());

    [Fact]
    public void RequestedAt_changed() => Assert.Equal(
        ["a client's RequestedAt changed"], (A.Waiting() with { Snapshot = A.Snapshot(new Stage.Waiting(A.Request() with { RequestedAt = A.Noon.AddMinutes(9) }), 7) }).RulesBroken());

    [Fact]
    public void An_urgent_request_became_routine() => Assert.Equal(
        ["a request is not as urgent as the log says"], (A.Story() with { Snapshot = A.Snapshot(new Stage.WithAdvocate(A.Request(), A.Maria, A.Noon), 13) }).RulesBroken());

    [Fact]
    public void Danger_is_answered_without_the_safety_words() => Assert.Contains("no safety words", A.Story().Without(12).RulesBroken());

    [Fact]
    public void The_safety_words_come_only_after_the_next_message() => Assert.Contains(
        "no safety words", A.Story().Without(12).After(12, A.Client("c1.4", "hello", 6), A.Says("Call 988", "person", "Maria", minute: 6)).RulesBroken());

    [Fact]
    public void Danger_alerts_nobody() => Assert.Contains("no alert", A.Story().Without(13).RulesBroken());

    [Fact]
    public void Danger_brings_no_urgent_request() => Assert.Contains(
        "no urgent request", A.Waiting().After(7, A.Client("c1.3", "i want to kill myself", 5), A.Says("Call 988", "waiting", minute: 5), A.Alert(5, "Routine")) is var facts
            ? (facts with { Operations = [.. facts.Operations, A.Said("c1.3", "i want to kill myself", 5, 8) with { Expects = "988" }] }).RulesBroken()
            : []);

    [Fact]
    public void Direct_Line_shows_less_than_the_store_holds() => Assert.Contains(
        "Direct Line shows another log than the store holds", (A.Story() with { OverHttp = A.Story().OverHttp.RemoveAt(2) }).RulesBroken());

    [Theory]
    [InlineData("a reader saw an entry twice or out of order", 2, 3, 3, 4)]
    [InlineData("a reader saw an entry twice or out of order", 2, 4, 3)]
    [InlineData("a reader was not shown an entry", 2, 4)]
    [InlineData("a reader saw what is not in the log", 2, 3, 4, 99)]
    [InlineData("a reader saw what is not in the log", 2, 3, 4, 6)]
    public void A_reader_was_shown_something_else(string rule, params int[] positions)
    {
        var seen = new Sighting(A.Me, A.Id.Value, [.. positions.Select(position => (long)position)], 4);

        Assert.Contains(rule, (A.Story() with { Sightings = [seen] }).RulesBroken());
    }

    [Fact]
    public void An_advocates_page_leaves_out_an_alert()
    {
        long[] everything = [2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13];

        Assert.Empty((A.Story() with { Sightings = [Page(everything)] }).RulesBroken());
        Assert.Equal(["a reader was not shown an entry"], (A.Story() with { Sightings = [Page([.. everything.Where(position => position != 6)])] }).RulesBroken());

        static Sighting Page(IReadOnlyList<long> positions) => new("Maria's page", A.Id.Value, positions, 13, Audience.Advocates);
    }
}
