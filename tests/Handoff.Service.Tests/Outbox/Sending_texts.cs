using Handoff.Core.Conversations;
using Handoff.Core.Deliveries;
using Handoff.Core.Handoffs;
using Handoff.Core.Surveys;
using Handoff.Core.Turns;
using Handoff.Service.Outbox;

namespace Handoff.Service.Tests.Outbox;

public sealed class Sending_texts : IDisposable
{
    private readonly Post post = new();

    public void Dispose() => post.Dispose();

    [Fact]
    public async Task That_it_is_being_sent_is_stored_before_the_provider_is_asked()
    {
        var id = await post.SayAsync("c1", DeliveryLane.Bot);
        DeliveryState? seen = null;
        post.Provider.Answers.Enqueue(async text =>
        {
            seen = await post.StateAsync(text.Id);
            return new SendAnswer.Accepted("SM7", "queued");
        });

        await post.RunAsync();

        Assert.Equal(DeliveryState.Sending, seen);
        Assert.Equal((DeliveryState.Accepted, "SM7"), ((await post.FindAsync(id))!.State, (await post.FindAsync(id))!.ProviderId));
        Assert.Equal(["Bot to c1"], post.Provider.Bodies);
    }

    [Fact]
    public async Task A_sender_keeps_its_pace_and_the_best_lane_is_next_whenever_it_is_free()
    {
        await post.SayAsync("c1", DeliveryLane.Bot);
        await post.SayAsync("c2", DeliveryLane.Bot);
        await post.SayAsync("c3", DeliveryLane.Advocate);
        await post.RunAsync();
        Assert.Equal(["Advocate to c3"], post.Provider.Bodies);

        await post.SayAsync("c4", DeliveryLane.Safety);
        for (var second = 0; second < 3; second++) await post.RunAfterAsync(TimeSpan.FromSeconds(1));

        Assert.Equal(["Advocate to c3", "Safety to c4", "Bot to c1", "Bot to c2"], post.Provider.Bodies);
    }

    [Fact]
    public async Task One_of_a_conversation_is_on_its_way_at_a_time()
    {
        await post.SayAsync("c1", DeliveryLane.Bot, DeliveryLane.Bot);
        var answer = new TaskCompletionSource<SendAnswer>();
        post.Provider.Answers.Enqueue(_ => answer.Task);

        await post.Worker.RunOnceAsync(Service.Token);
        post.Service.Time.Advance(TimeSpan.FromSeconds(5));
        await post.Worker.RunOnceAsync(Service.Token);
        Assert.Single(post.Provider.Asked);

        answer.SetResult(new SendAnswer.Accepted("SM1", "queued"));
        await post.Worker.SettledAsync();
        await post.RunAsync();
        Assert.Equal(2, post.Provider.Asked.Count);
    }

    [Fact]
    public async Task What_was_turned_away_unread_goes_again_later()
    {
        var id = await post.SayAsync("c1", DeliveryLane.Bot);
        post.Provider.WillAnswer(new SendAnswer.TryLater("429"), new SendAnswer.TryLater("429", TimeSpan.FromSeconds(30)));

        await post.RunAsync();
        Assert.Equal(DeliveryState.Pending, await post.StateAsync(id));
        await post.RunAfterAsync(TimeSpan.FromSeconds(10));
        await post.RunAfterAsync(TimeSpan.FromSeconds(20));
        Assert.Equal(2, post.Provider.Asked.Count);
        await post.RunAfterAsync(TimeSpan.FromMinutes(1));

        Assert.Equal((DeliveryState.Accepted, 3), (await post.StateAsync(id), post.Provider.Asked.Count));
    }

    [Fact]
    public async Task Who_opted_out_is_sent_nothing_but_the_one_confirmation()
    {
        await post.Service.Store.Suppressions.SuppressAsync("hash-c1", "word", A.Noon, Service.Token);
        var refused = await post.SayAsync("c1", DeliveryLane.Advocate);
        await post.RunAsync();
        Assert.Equal(DeliveryState.Suppressed, await post.StateAsync(refused));

        await post.SayAsync("c1", null, """{"consent":"confirmation"}""", DeliveryLane.Bot);
        await post.RunAsync();

        Assert.Equal(["Bot to c1"], post.Provider.Bodies);
    }

    [Fact]
    public async Task A_refusal_for_an_opt_out_we_did_not_know_of_is_remembered_for_all_conversations()
    {
        var id = await post.SayAsync("c1", DeliveryLane.Bot);
        post.Provider.WillAnswer(new SendAnswer.Refused("400 21610", "21610"));

        await post.RunAsync();

        Assert.Equal((DeliveryState.Failed, "21610"), ((await post.FindAsync(id))!.State, (await post.FindAsync(id))!.Code));
        Assert.Equal("provider:21610", (await post.Service.Store.Suppressions.FindAsync("hash-c1", Service.Token))!.By);
        Assert.True((await post.Service.Store.Conversations.FindAsync(new("c1"), Service.Token))!.IsSilenced);
    }

    [Fact]
    public async Task An_answer_that_waited_too_long_is_dropped_and_a_persons_words_go()
    {
        var stale = await post.SayAsync("c1", DeliveryLane.Bot);
        var words = await post.SayAsync("c2", DeliveryLane.Advocate);

        await post.RunAfterAsync(TimeSpan.FromMinutes(16));
        await post.RunAfterAsync(TimeSpan.FromSeconds(1));

        Assert.Equal((DeliveryState.Failed, DeliveryCodes.TooLate), ((await post.FindAsync(stale))!.State, (await post.FindAsync(stale))!.Code));
        Assert.Equal(DeliveryState.Accepted, await post.StateAsync(words));
    }

    [Fact]
    public async Task A_survey_offered_in_the_evening_waits_for_the_morning()
    {
        post.Service.Time.Advance(TimeSpan.FromHours(13)); // 1 a.m. in New York, or 6 in UTC
        var zone = A.Policy.Rules.Hours.Zone;
        var survey = new SurveyProgress(1, A.Maria, QueueNames.General, null, SurveyQuestion.Rating, post.Service.Time.GetUtcNow());
        var id = await post.SayAsync("c1", new Stage.Surveying(survey), null, DeliveryLane.Survey);
        await post.RunAsync();
        Assert.Empty(post.Provider.Asked);

        await post.RunAfterAsync(QuietHours.EndAfter(post.Service.Time.GetUtcNow(), zone)!.Value - post.Service.Time.GetUtcNow());

        Assert.Equal(DeliveryState.Accepted, await post.StateAsync(id));
    }

    [Fact]
    public async Task A_conversation_without_a_number_holds_up_nobody()
    {
        var id = await post.SayAsync("c1", DeliveryLane.Safety);
        await post.Service.Store.Database.WriteAsync(link => link.Sql("DELETE FROM phones").Run(), Service.Token);
        await post.SayAsync("c2", DeliveryLane.Bot);

        await post.RunAsync();

        Assert.Equal((DeliveryState.Failed, DeliveryCodes.NoNumber), ((await post.FindAsync(id))!.State, (await post.FindAsync(id))!.Code));
        Assert.Equal(["Bot to c2"], post.Provider.Bodies);
    }
}
