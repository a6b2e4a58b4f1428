using Handoff.Core.Conversations;
using Handoff.Core.Handoffs;
using Handoff.Core.Turns;

namespace Handoff.Core.Tests;

/// <summary>"I will ask a person to help you. First, two quick questions": "letter" makes these tests' bot say so.</summary>
public sealed class When_a_question_stands_before_a_promised_person
{
    private static readonly Deadline Due = new(DeadlineKind.Unanswered, A.Noon + OpenQuestion.IntakeWithin);

    [Fact]
    public void It_waits_ten_minutes_for_an_answer()
    {
        Assert.Equal(Due, Indexes.Of(A.Conversation().Says("the letter is wrong").After).Deadline);
        Assert.Equal(TimeSpan.FromMinutes(10), OpenQuestion.IntakeWithin);
    }

    [Fact]
    public void Whoever_leaves_in_the_middle_gets_the_person_and_is_told()
    {
        var gone = A.Conversation().Says("the letter is wrong").After.Does(new TurnInput.DeadlinePassed(Due), Due.Due);

        var request = Assert.IsType<Stage.Waiting>(gone.After.Stage).Request;
        Assert.Equal(("case-specific", Priority.Routine, false), (request.Brief.Reason, request.Priority, request.Danger));
        Assert.NotEmpty(gone.Shown());
    }

    [Fact]
    public void An_answer_is_the_bots_and_an_empty_text_is_none()
    {
        var asked = A.Conversation().Says("the letter is wrong").After;

        Assert.Null(Indexes.Of(asked.Says("nov 3", "m2").After).Deadline);
        Assert.Equal(Due, Indexes.Of(asked.Says("", "m2").After).Deadline);
    }

    [Fact]
    public void A_wish_for_silence_takes_it_back()
    {
        var stopped = A.PhoneConversation().Says("the letter is wrong").After.FallsSilent().After.Says("stop", "m2");

        Assert.IsType<Stage.WithBot>(stopped.After.Stage);
        Assert.Null(Indexes.Of(stopped.After).Deadline);
    }
}
