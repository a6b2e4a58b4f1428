using FsCheck;
using FsCheck.Fluent;
using Handoff.Core.Activities;
using Handoff.Core.Conversations;
using Handoff.Core.Handoffs;
using Handoff.Core.Surveys;
using Handoff.Core.Turns;

namespace Handoff.Core.Tests;

public sealed class When_somebody_may_be_in_danger
{
    public static TheoryData<Stage> EveryStageWithoutAPerson =>
    [
        new Stage.WithBot(),
        new Stage.Ended(A.Noon),
        new Stage.Waiting(A.Request()),
        new Stage.Surveying(new(1, A.Maria, QueueNames.General, null, SurveyQuestion.Rating, A.Noon)),
        new Stage.Surveying(new(1, A.Maria, QueueNames.General, null, SurveyQuestion.Comment, A.Noon)),
    ];

    [Theory]
    [MemberData(nameof(EveryStageWithoutAPerson))]
    public void The_safety_words_come_first_and_the_request_is_urgent_wherever_the_conversation_is(Stage stage)
    {
        var decision = A.Conversation(stage).Says("danger");

        Assert.Equal("bot: call 988", decision.Shown().Skip(1).First());
        var request = Assert.IsType<Stage.Waiting>(decision.After.Stage).Request;
        Assert.Equal((Priority.Emergency, QueueNames.Urgent, true), (request.Priority, request.Queue, request.Danger));
        Assert.Contains(EventNames.Alert, decision.Told());
    }

    [Fact]
    public void A_waiting_client_who_becomes_urgent_keeps_their_first_request_time()
    {
        var decision = A.Waiting().Says("danger", at: A.Noon.AddMinutes(5));

        var request = ((Stage.Waiting)decision.After.Stage).Request;
        Assert.Equal(A.Noon, request.RequestedAt);
        Assert.Equal(A.Noon.AddMinutes(10), request.AnswerBy);
    }

    [Fact]
    public void With_an_advocate_the_words_are_said_once_and_the_advocate_is_alerted_each_time()
    {
        var first = A.WithMaria().Says("danger", id: "m1");
        var second = first.After.Says("danger", id: "m2");

        Assert.Equal(["client: danger", "bot: call 988"], first.Shown());
        Assert.Equal(["client: danger"], second.Shown());
        Assert.Equal([EventNames.Alert], second.Told());
        Assert.Equal(A.Maria, ((Stage.WithAdvocate)second.After.Stage).Advocate);
    }

    [Fact]
    public void Nobody_can_stop_waiting_by_a_word_and_nobody_is_asked_for_stars_afterwards()
    {
        Assert.IsType<Stage.Waiting>(A.Waiting(danger: true).Says("stop").After.Stage);
        Assert.IsType<Stage.Ended>(A.WithMaria(danger: true).Does(new TurnInput.AdvocateResolved(A.Maria, "answered", null)).After.Stage);
    }

    [Fact]
    public void On_a_phone_the_safety_words_overtake_everything() =>
        Assert.Equal(DeliveryLane.Safety, A.PhoneConversation().Says("danger").Deliveries[0].Lane);

    [Fact]
    public void An_urgent_request_never_becomes_routine_again() =>
        Prop.ForAll<string[]>(texts =>
        {
            var conversation = A.Conversation().Says("danger", id: "start").After;
            foreach (var (text, i) in (texts ?? []).Select((t, i) => (t, i))) conversation = conversation.Says(text ?? "", id: $"m{i}").After;
            return conversation.Stage is Stage.Waiting { Request: { Priority: Priority.Emergency, Danger: true } };
        }).QuickCheckThrowOnFailure();
}
