using Handoff.Core.Activities;
using Handoff.Core.Conversations;
using Handoff.Core.Handoffs;
using Handoff.Core.Turns;

namespace Handoff.Core.Tests;

public sealed class When_an_advocate_acts
{
    [Fact]
    public void Taking_a_client_gives_them_the_floor_and_names_them_to_the_client()
    {
        var decision = A.Waiting().Does(new TurnInput.AdvocateClaimed(A.Maria), at: A.Noon.AddMinutes(4));

        Assert.Equal(A.Maria, Assert.IsType<Stage.WithAdvocate>(decision.After.Stage).Advocate);
        Assert.Equal(["system: accepted advocate=Maria"], decision.Shown());
        Assert.Equal(TimeSpan.FromMinutes(4), decision.ClaimedAfter);
    }

    [Fact]
    public void Only_one_can_take_a_client()
    {
        var marias = A.Waiting().Does(new TurnInput.AdvocateClaimed(A.Maria)).After;

        Assert.True(marias.Does(new TurnInput.AdvocateClaimed(A.Tom)).ChangesNothing);
        Assert.True(marias.Does(new TurnInput.AdvocateClaimed(A.Maria)).ChangesNothing);
    }

    [Fact]
    public void While_a_person_has_the_floor_the_bot_is_silent() =>
        Assert.Equal(["client: what is snap?"], A.WithMaria().Says("what is snap?").Shown());

    [Fact]
    public void Their_words_go_to_the_client_once_however_often_the_form_is_sent()
    {
        var said = new TurnInput.AdvocateSaid(A.Maria, "Hi, I read your notes.", new("form-1"));
        var decision = A.WithMaria().Does(said);

        Assert.Equal(["person: Hi, I read your notes."], decision.Shown());
        Assert.Equal("Maria", decision.Entries[0].Activity.From!.Name);
        Assert.True(decision.After.Does(said).ChangesNothing);
    }

    [Fact]
    public void Nobody_else_can_speak_resolve_or_move_the_conversation()
    {
        TurnInput[] acts =
        [
            new TurnInput.AdvocateSaid(A.Tom, "hello", new("k")), new TurnInput.AdvocateResolved(A.Tom, "answered", null), new TurnInput.AdvocateReturnedToBot(A.Tom),
            new TurnInput.AdvocateTransferred(A.Tom, QueueNames.Urgent, null), new TurnInput.AdvocateNoted(A.Tom, "x", new("n")), new TurnInput.AdvocateLost(A.Tom.Id),
        ];

        Assert.All(acts, act => Assert.True(A.WithMaria().Does(act).ChangesNothing));
    }

    [Fact]
    public void A_private_note_is_never_for_the_client()
    {
        var decision = A.WithMaria().Does(new TurnInput.AdvocateNoted(A.Maria, "sounds worried", new("n1")));

        Assert.Equal(Audience.Advocates, Assert.Single(decision.Entries).Audience);
    }

    [Fact]
    public void Resolving_needs_a_known_category_and_offers_the_survey()
    {
        Assert.True(A.WithMaria().Does(new TurnInput.AdvocateResolved(A.Maria, "no-such", null)).ChangesNothing);

        var decision = A.WithMaria().Does(new TurnInput.AdvocateResolved(A.Maria, "answered", "sent link"));
        Assert.Equal(["system: resolved advocate=Maria", "bot: ask Rating"], decision.Shown());
        Assert.Equal([EventNames.HandoffStatus], decision.Told());
        Assert.IsType<Stage.Surveying>(decision.After.Stage);
        Assert.Null(decision.Survey!.Rating);
    }

    [Fact]
    public void Losing_the_advocate_or_being_moved_costs_no_place()
    {
        var lost = A.WithMaria().Does(new TurnInput.AdvocateLost(A.Maria.Id), at: A.Noon.AddMinutes(30));
        var moved = A.WithMaria().Does(new TurnInput.AdvocateTransferred(A.Maria, QueueNames.Urgent, "needs a lead"), at: A.Noon.AddMinutes(30));

        Assert.Equal(A.Noon, ((Stage.Waiting)lost.After.Stage).Request.RequestedAt);
        Assert.Equal(["system: put-back"], lost.Shown());
        Assert.Equal((A.Noon, QueueNames.Urgent), (((Stage.Waiting)moved.After.Stage).Request.RequestedAt, ((Stage.Waiting)moved.After.Stage).Request.Queue));
        Assert.Equal([EventNames.Note], moved.Told());
    }

    [Fact]
    public void Back_to_the_bot_lets_the_bot_answer_again()
    {
        var back = A.WithMaria().Does(new TurnInput.AdvocateReturnedToBot(A.Maria)).After;

        Assert.Equal(["client: hi", "bot: you said hi"], back.Says("hi").Shown());
    }

    [Fact]
    public void The_client_is_told_who_has_the_floor_with_every_line()
    {
        var waiting = A.Conversation().Says("a person please");
        var taken = waiting.After.Does(new TurnInput.AdvocateClaimed(A.Maria));
        var resolved = taken.After.Does(new TurnInput.AdvocateResolved(A.Maria, "answered", null));

        Assert.Equal("""{"stage":"waiting"}""", Floor(waiting));
        Assert.Equal("""{"stage":"person","name":"Maria"}""", Floor(taken));
        Assert.Equal("""{"stage":"bot"}""", Floor(resolved));
    }

    private static string Floor(TurnDecision decision) => decision.Entries[^1].Activity.ChannelData!.Value.GetProperty("floor").GetRawText();
}
