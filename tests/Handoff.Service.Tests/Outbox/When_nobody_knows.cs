using Handoff.Core.Activities;
using Handoff.Core.Conversations;
using Handoff.Core.Deliveries;
using Handoff.Core.Turns;
using Handoff.Service.Desk;
using Handoff.Service.Outbox;

namespace Handoff.Service.Tests.Outbox;

/// <summary>A request was made, and whether the provider took it is not known: never two copies.</summary>
public sealed class When_nobody_knows : IDisposable
{
    private readonly Post post = new();

    public void Dispose() => post.Dispose();

    [Fact]
    public async Task A_sender_that_died_in_the_middle_is_not_followed_by_a_second_request()
    {
        var id = await post.SayAsync("c1", DeliveryLane.Bot);
        post.Provider.Answers.Enqueue(_ => throw new OperationCanceledException("killed"));
        await post.RunAsync();
        Assert.Equal(DeliveryState.Sending, await post.StateAsync(id));

        post.Service.Time.Advance(OutboxLimits.Lease);
        await post.RunAsync(post.NewWorker());

        Assert.Equal(DeliveryState.Unknown, await post.StateAsync(id));
        Assert.Single(post.Provider.Asked);
    }

    [Fact]
    public async Task A_lost_answer_is_made_good_by_the_callback()
    {
        var id = await post.SayAsync("c1", DeliveryLane.Bot);
        post.Provider.WillAnswer(new SendAnswer.NoAnswer("timeout"));
        await post.RunAsync();
        Assert.Equal(DeliveryState.Unknown, await post.StateAsync(id));

        await ReportAsync(id, DeliveryState.Sent, "sent", "SM9");

        Assert.Equal((DeliveryState.Sent, "SM9"), ((await post.FindAsync(id))!.State, (await post.FindAsync(id))!.ProviderId));
        await post.RunAfterAsync(TimeSpan.FromMinutes(10));
        Assert.Single(post.Provider.Asked);
    }

    [Fact]
    public async Task Without_a_callback_the_providers_list_is_asked_and_a_message_is_matched_once()
    {
        var first = await post.SayAsync("c1", DeliveryLane.Bot);
        var second = await post.SayAsync("c2", DeliveryLane.Bot);
        post.Provider.WillAnswer(new SendAnswer.NoAnswer("503"), new SendAnswer.NoAnswer("503"));
        post.Provider.Found = [new(DeliveryState.Sent, "sent", "SM1"), new(DeliveryState.Accepted, "queued", "SM2")];
        await post.RunAsync();
        await post.RunAfterAsync(TimeSpan.FromSeconds(1));

        await post.RunAfterAsync(DeliveryStatus.CheckUnknownAfter);

        Assert.Equal(["SM1", "SM2"], new[] { (await post.FindAsync(first))!.ProviderId!, (await post.FindAsync(second))!.ProviderId! }.Order());
    }

    [Fact]
    public async Task What_a_provider_does_not_have_is_left_to_a_person()
    {
        var maria = new Stage.WithAdvocate(A.New().Does(A.Says("person")).After.Stage is Stage.Waiting waiting ? waiting.Request : throw new InvalidOperationException(), A.Maria, A.Noon);
        var id = await post.SayAsync("c1", maria, null, DeliveryLane.Advocate);
        post.Provider.WillAnswer(new SendAnswer.NoAnswer("reset"));
        await post.RunAsync();
        post.Provider.Found = null;
        await post.RunAfterAsync(DeliveryStatus.CheckUnknownAfter);
        Assert.Null((await post.FindAsync(id))!.Code);

        post.Provider.Found = [];
        await post.RunAfterAsync(OutboxLimits.Lease + OutboxLimits.CheckEvery);

        Assert.Equal((DeliveryState.Unknown, DeliveryCodes.NotFound), ((await post.FindAsync(id))!.State, (await post.FindAsync(id))!.Code));
        Assert.Equal($"words of {DeliveryCodes.NotFound}", (await EventsAsync("c1"))[^1]);
        Assert.Single(post.Provider.Asked);

        var desk = Desk();
        Assert.Equal(DeskResult.NotYours, await desk.SendAgainAsync(A.Tom, new("c1"), id.Position, Service.Token));
        Assert.Equal(DeskResult.Done, await desk.SendAgainAsync(A.Maria, new("c1"), id.Position, Service.Token));
        Assert.Equal(DeskResult.Done, await desk.SendAgainAsync(A.Maria, new("c1"), id.Position, Service.Token));
        await post.RunAfterAsync(TimeSpan.FromSeconds(2));
        Assert.Equal(2, post.Provider.Asked.Count);
        Assert.False((await desk.DeliveriesAsync(new("c1"), 0, Service.Token))[0].MayRepeat);
    }

    [Fact]
    public async Task A_callback_may_come_before_the_answer_and_after_the_end()
    {
        var id = await post.SayAsync("c1", DeliveryLane.Bot);
        post.Provider.Answers.Enqueue(async text =>
        {
            await ReportAsync(text.Id, DeliveryState.Delivered, "delivered", "SM1");
            return new SendAnswer.Accepted("SM1", "queued");
        });
        await post.RunAsync();
        await ReportAsync(id, DeliveryState.Sent, "sent", "SM1");
        await ReportAsync(id, DeliveryState.Failed, "failed 30008", "SM1");
        await ReportAsync(null, DeliveryState.Delivered, "delivered", "SM1");

        var status = (await post.FindAsync(id))!;
        Assert.Equal(DeliveryState.Delivered, status.State);
        Assert.Equal(["try 1", "delivered", "queued", "sent", "failed 30008"], status.Events.Select(heard => heard.What));
    }

    [Fact]
    public async Task Another_messages_callback_changes_nothing()
    {
        var id = await post.SayAsync("c1", DeliveryLane.Bot);
        await post.RunAsync();

        Assert.Null(await ReportAsync(id, DeliveryState.Failed, "failed", "SM-other"));
        Assert.Null(await ReportAsync(new DeliveryId(new("nobody"), 1), DeliveryState.Failed, "failed", "SM-none"));

        Assert.Equal(DeliveryState.Accepted, await post.StateAsync(id));
    }

    [Fact]
    public async Task A_message_whose_end_nobody_told_is_asked_about_half_a_day_later()
    {
        var id = await post.SayAsync("c1", DeliveryLane.Bot);
        await post.RunAsync();

        await post.RunAfterAsync(DeliveryStatus.CheckUnfinishedAfter);

        Assert.Equal(DeliveryState.Delivered, await post.StateAsync(id));
    }

    private PhoneDesk Desk()
    {
        var service = post.Service;
        return new PhoneDesk(service.Turns, service.Store.Conversations, service.Store.Phones, service.Store.Suppressions, service.Store.Deliveries, new NoCodes(), service.Feeds, service.Time);
    }

    private Task<DeliveryStatus?> ReportAsync(DeliveryId? id, DeliveryState state, string what, string providerId) =>
        post.Reports.TakeAsync(id, new DeliveryReport(state, what, providerId), Service.Token);

    private async Task<List<string?>> EventsAsync(string id) =>
        [.. (await post.Service.Store.Conversations.ReadLogAsync(new(id), 0, Audience.Advocates, 100, Service.Token)).Entries
            .Select(entry => ActivityJson.Read(entry.ActivityJson.Span)).Where(activity => activity.Name == EventNames.DeliveryMissed).Select(activity => activity.Text)];
}
