using System.Collections.Immutable;
using Chaos.Checking;
using Chaos.Histories;
using Handoff.Core.Conversations;
using Handoff.Core.Handoffs;
using Handoff.Core.Surveys;

namespace Chaos.Tests;

public sealed class An_index_with_a_planted_bug
{
    private static readonly Conversation Waiter = A.Snapshot(new Stage.Waiting(A.Request()), 7, "waiter");
    private static readonly Conversation Urgent = A.Snapshot(new Stage.Waiting(A.Request(Priority.Urgent) with { AnswerBy = null }), 7, "urgent");
    private static readonly Conversation Held = A.Snapshot(new Stage.WithAdvocate(A.Request(), A.Maria, A.Noon), 9, "held");
    private static readonly Conversation Rating = A.Snapshot(
        new Stage.Surveying(new SurveyProgress(1, A.Maria, QueueNames.General, null, SurveyQuestion.Rating, A.Noon)), 11, "rating");
    private static readonly Conversation Asking = A.Snapshot(new Stage.WithBot(), 3, "asking");
    private static readonly Conversation[] All = [Waiter, Urgent, Held, Rating, Asking];

    private static readonly IndexFacts Sound = new(
        [PlaceOf(Urgent, Priority.Urgent), PlaceOf(Waiter)],
        [(Held.Id, A.Maria.Id)],
        [(Waiter.Id, new Deadline(DeadlineKind.AnswerBy, A.Noon.AddMinutes(12))), (Rating.Id, new Deadline(DeadlineKind.SurveyEnds, A.Noon + SurveyProgress.OpenFor))]);

    [Fact]
    public void Without_a_bug_breaks_no_rule() => Assert.Empty(Checker.Check(All, Sound));

    [Fact]
    public void A_waiting_client_is_lost() => Broken("the queue: missing", Sound with { Waiting = [Sound.Waiting[0]] });

    [Fact]
    public void Somebody_who_does_not_wait_is_in_the_queue() => Broken("the queue: there, but not by its snapshot", Sound with { Waiting = Sound.Waiting.Add(PlaceOf(Held)) });

    [Fact]
    public void Somebody_is_in_the_queue_twice() => Broken("the queue: there twice", Sound with { Waiting = Sound.Waiting.Add(Sound.Waiting[1]) });

    [Fact]
    public void A_place_has_another_RequestedAt() => Broken(
        "the queue: missing", Sound with { Waiting = Sound.Waiting.SetItem(1, Sound.Waiting[1] with { RequestedAt = A.Noon.AddMinutes(3) }) });

    [Fact]
    public void Danger_stands_behind_routine() => Broken("the queue: out of order", Sound with { Waiting = [Sound.Waiting[1], Sound.Waiting[0]] });

    [Fact]
    public void A_held_client_is_on_nobodys_list() => Broken("the advocates' lists: missing", Sound with { Held = [] });

    [Fact]
    public void A_client_is_on_two_advocates_lists() => Broken(
        "the advocates' lists: there, but not by its snapshot", Sound with { Held = Sound.Held.Add((Held.Id, A.Ana.Id)) });

    [Fact]
    public void A_deadline_is_forgotten() => Broken("the deadlines: missing", Sound with { Deadlines = [Sound.Deadlines[1]] });

    [Fact]
    public void A_deadline_is_left_over() => Broken(
        "the deadlines: there, but not by its snapshot", Sound with { Deadlines = Sound.Deadlines.Add((Asking.Id, new Deadline(DeadlineKind.AnswerBy, A.Noon))) });

    [Fact]
    public void A_claim_is_lost() => Assert.Equal("a claim is lost", Assert.Single(Checker.Check([], [A.Claimed(A.Maria, 3)])).Rule);

    [Fact]
    public void A_claim_is_made_by_nobody() => Assert.Equal("a claim that nobody made", Assert.Single(Checker.Check([("talk", "Maria")], [])).Rule);

    [Fact]
    public void One_unanswered_claim_explains_one_in_the_log()
    {
        var unanswered = A.Claimed(A.Maria, 3) with { Conversation = "", Outcome = Outcome.Unknown, Returned = null };

        Assert.Empty(Checker.Check([("talk", "Maria")], [unanswered]));
        Assert.Empty(Checker.Check([], [unanswered]));
        Assert.Equal("a claim that nobody made", Assert.Single(Checker.Check([("talk", "Maria"), ("other", "Maria")], [unanswered])).Rule);
    }

    private static QueuePlace PlaceOf(Conversation conversation, Priority priority = Priority.Routine) =>
        new(conversation.Id, QueueNames.General, priority, A.Noon.AddMinutes(2));

    private static void Broken(string rule, IndexFacts indexes) => Assert.Contains(rule, Checker.Check(All, indexes).Select(violation => violation.Rule));
}
