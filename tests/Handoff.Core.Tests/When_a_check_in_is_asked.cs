using Handoff.Core.Activities;
using Handoff.Core.Conversations;
using Handoff.Core.Handoffs;
using Handoff.Core.Turns;

namespace Handoff.Core.Tests;

/// <summary>The bot has asked whether somebody is in danger: "worried" makes these tests' bot ask.</summary>
public sealed class When_a_check_in_is_asked
{
    private static readonly Deadline Due = new(DeadlineKind.Unanswered, A.Noon + OpenQuestion.SafetyWithin);

    [Fact]
    public void It_waits_three_minutes_for_an_answer()
    {
        var asked = A.Conversation().Says("worried");

        Assert.Equal(["client: worried", "bot: are you safe?"], asked.Shown());
        Assert.Equal(Due, Indexes.Of(asked.After).Deadline);
        Assert.Equal(TimeSpan.FromMinutes(3), OpenQuestion.SafetyWithin);
    }

    [Fact]
    public void Silence_brings_a_person_and_no_fixed_words()
    {
        var silent = A.Conversation().Says("worried").After.Does(new TurnInput.DeadlinePassed(Due), Due.Due);

        var request = Assert.IsType<Stage.Waiting>(silent.After.Stage).Request;
        Assert.Equal((QueueNames.Urgent, Priority.Urgent, true, Due.Due), (request.Queue, request.Priority, request.Danger, request.RequestedAt));
        Assert.Equal([EventNames.HandoffInitiate, EventNames.Alert], silent.Told());
        Assert.DoesNotContain(silent.Shown(), line => line.Contains("988", StringComparison.Ordinal));
    }

    [Fact]
    public void On_a_phone_that_somebody_else_may_read_nothing_at_all_is_sent()
    {
        var asked = A.PhoneConversation().Says("worried, he is here").After.FallsSilent().After;
        var due = Indexes.Of(asked).Deadline!;

        var silent = asked.Does(new TurnInput.DeadlinePassed(due), due.Due);

        Assert.IsType<Stage.Waiting>(silent.After.Stage);
        Assert.Empty(silent.Deliveries);
        Assert.True(silent.After.Discreet);
    }

    [Fact]
    public void Any_answer_is_the_bots_to_read_and_closes_it()
    {
        var answered = A.Conversation().Says("worried").After.Says("yes i am fine", "m2");

        Assert.Null(Indexes.Of(answered.After).Deadline);
        Assert.True(answered.After.Does(new TurnInput.DeadlinePassed(Due), Due.Due).ChangesNothing);
    }

    [Fact]
    public void An_empty_text_from_a_phone_answers_nothing()
    {
        var asked = A.PhoneConversation().Says("worried").After.FallsSilent().After;

        Assert.Equal(DeadlineKind.Unanswered, Indexes.Of(asked.Says("", "m2").After).Deadline?.Kind);
    }

    [Fact]
    public void A_wish_for_silence_instead_of_an_answer_brings_a_person()
    {
        var stopped = A.PhoneConversation().Says("worried").After.FallsSilent().After.Says("stop", "m2");

        Assert.IsType<Stage.Waiting>(stopped.After.Stage);
        Assert.NotNull(stopped.After.OptedOutAt);
        Assert.Empty(stopped.Deliveries);
    }

    [Fact]
    public void Whoever_may_be_sent_nothing_is_not_asked_and_a_person_comes_at_once()
    {
        var silenced = A.PhoneConversation().Says("stop").After.Says("worried", "m2");

        Assert.IsType<Stage.Waiting>(silenced.After.Stage);
        Assert.Equal(["client: worried"], silenced.Shown());
    }

    [Fact]
    public void It_survives_the_store()
    {
        var asked = A.Conversation().Says("worried").After;

        var read = SnapshotFormat.Read(SnapshotFormat.Write(asked));

        Assert.Equal(Indexes.Of(asked), Indexes.Of(read));
        Assert.Equivalent(asked.Stage, read.Stage);
    }
}
