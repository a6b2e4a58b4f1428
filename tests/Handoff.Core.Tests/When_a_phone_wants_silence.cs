using FsCheck;
using FsCheck.Fluent;
using Handoff.Core.Activities;
using Handoff.Core.Conversations;
using Handoff.Core.Handoffs;
using Handoff.Core.Surveys;
using Handoff.Core.Turns;

namespace Handoff.Core.Tests;

public sealed class When_a_phone_wants_silence
{
    private static readonly Stage Asked = new Stage.Surveying(new SurveyProgress(1, A.Maria, QueueNames.General, null, SurveyQuestion.Rating, A.Noon));

    private static Stage.Waiting Waiting(bool danger = false) => new(A.Request(danger));

    private static Stage.WithAdvocate WithMaria(bool danger = false) => new(A.Request(danger), A.Maria, A.Noon);

    [Fact]
    public void It_is_written_down_advocates_see_it_and_nothing_is_said()
    {
        var decision = A.PhoneConversation().Says("stop");

        Assert.Equal(["client: stop"], decision.Shown());
        Assert.Equal([EventNames.Consent], decision.Told());
        Assert.Equal(A.Noon, decision.After.OptedOutAt);
        Assert.Empty(decision.Deliveries);
    }

    [Fact]
    public void Where_the_carrier_confirms_nothing_we_do_once()
    {
        var decision = A.PhoneConversation().Does(Text("stop", new Carrier(ConsentWord.None, ConfirmsStop: false)));
        var again = decision.After.Does(Text("stop", new Carrier(ConsentWord.None, ConfirmsStop: false), "m2"));

        Assert.Equal(["client: stop", "system: opted-out"], decision.Shown());
        Assert.Single(decision.Deliveries);
        Assert.Equal(["client: stop"], again.Shown());
    }

    [Fact]
    public void It_wins_over_the_survey_the_line_and_an_answer_that_is_owed()
    {
        Assert.IsType<Stage.Ended>(A.PhoneConversation(Asked).Says("stop").After.Stage);
        Assert.IsType<Stage.Ended>(A.PhoneConversation(Waiting()).Says("stop").After.Stage);
        Assert.Equal(Indexes.None, Indexes.Of(A.PhoneConversation().Says("a question").After.Says("stop", "m2").After));
    }

    [Fact]
    public void In_distress_it_alerts_and_the_place_in_line_stays()
    {
        var waiting = A.PhoneConversation(Waiting(danger: true)).Says("stop");
        var held = A.PhoneConversation(WithMaria(danger: true)).Says("stop");

        Assert.Equal([EventNames.Consent, EventNames.Alert], waiting.Told());
        Assert.IsType<Stage.Waiting>(waiting.After.Stage);
        Assert.Equal([EventNames.Consent, EventNames.Alert], held.Told());
    }

    [Fact]
    public void Danger_written_just_before_it_or_with_it_still_brings_a_person()
    {
        var decision = A.PhoneConversation().Does(Text("danger", new Carrier(ConsentWord.Stop, ConfirmsStop: true)));

        Assert.Equal(["client: danger"], decision.Shown());
        Assert.Equal(Priority.Emergency, Assert.IsType<Stage.Waiting>(decision.After.Stage).Request.Priority);
    }

    [Fact]
    public void Danger_afterwards_brings_a_person_and_no_word()
    {
        var decision = Silent().Says("danger");

        Assert.Equal(["client: danger"], decision.Shown());
        Assert.Equal([EventNames.HandoffInitiate, EventNames.Alert], decision.Told());
        Assert.IsType<Stage.Waiting>(decision.After.Stage);
        Assert.Empty(decision.Deliveries);
    }

    [Fact]
    public void An_advocate_can_take_them_and_not_write_to_them()
    {
        var held = Silent().Says("danger").After.Does(new TurnInput.AdvocateClaimed(A.Maria)).After;

        Assert.True(held.Does(new TurnInput.AdvocateSaid(A.Maria, "hello", new("a1"))).ChangesNothing);
        var resolved = held.Does(new TurnInput.AdvocateResolved(A.Maria, "answered", null));
        Assert.IsType<Stage.Ended>(resolved.After.Stage);
        Assert.Empty(resolved.Deliveries);
    }

    [Fact]
    public void Asking_again_restores_it_and_the_next_text_is_answered()
    {
        var decision = Silent().Says("start");

        Assert.Equal(["client: start", "system: opted-in"], decision.Shown());
        Assert.Null(decision.After.OptedOutAt);
        Assert.Equal(["bot: you said hi"], decision.After.Says("hi", "m2").After.FallsSilent().Shown());
    }

    [Fact]
    public void What_the_carrier_answered_is_not_answered_twice()
    {
        Assert.Equal(["client: start"], Silent().Does(Text("start", new Carrier(ConsentWord.Start, true))).Shown());
        Assert.Equal(["client: help"], A.PhoneConversation().Does(Text("help", new Carrier(ConsentWord.Help, true))).Shown());
    }

    [Fact]
    public void Yes_restores_only_what_was_stopped()
    {
        var yes = Text("yes", new Carrier(ConsentWord.Start, true));

        Assert.Null(Silent().Does(yes).After.OptedOutAt);
        Assert.Equal(["bot: you said yes"], A.PhoneConversation().Does(yes).After.FallsSilent().Shown());
    }

    [Fact]
    public void The_carrier_may_know_before_we_do()
    {
        var decision = A.PhoneConversation(Waiting(danger: true)).Does(new TurnInput.ClientOptedOut());

        Assert.Equal([EventNames.Consent, EventNames.Alert], decision.Told());
        Assert.True(decision.After.Does(new TurnInput.ClientOptedOut()).ChangesNothing);
    }

    [Fact]
    public void On_a_page_the_words_mean_nothing_of_the_kind() => Assert.Null(A.Conversation().Says("stop").After.OptedOutAt);

    [Fact]
    public void Whatever_happens_then_nothing_is_pushed() =>
        Prop.ForAll<string[]>(texts =>
        {
            var conversation = Silent();
            foreach (var (text, i) in (texts ?? []).Append("danger").Append("person?").Select((text, i) => (text, i)))
            {
                var decision = conversation.Says(text ?? "", $"m{i}", A.Noon.AddMinutes(i));
                if (decision.Deliveries.Length > 0) return false;
                conversation = decision.After;
                if (Indexes.Of(conversation).Deadline is not { } due) continue;
                var passed = conversation.Does(new TurnInput.DeadlinePassed(due), due.Due);
                if (passed.Deliveries.Length > 0) return false;
                conversation = passed.After;
            }

            return true;
        }).QuickCheckThrowOnFailure();

    private static Conversation Silent() => A.PhoneConversation() with { OptedOutAt = A.Noon.AddDays(-1) };

    private static TurnInput.ClientSaid Text(string text, Carrier carrier, string id = "m1") => new(A.Message(text), new(id), Carrier: carrier);
}
