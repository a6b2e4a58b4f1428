using System.Collections.Immutable;
using Handoff.Core.Activities;
using Handoff.Core.Conversations;
using Handoff.Core.Turns;
using Handoff.Service.Stores;

namespace Handoff.Service.Tests.Stores;

public abstract partial class StoreContract<TStore>
{
    [Fact]
    public async Task A_web_client_needs_no_delivery()
    {
        await HavingAsync("c1", A.Joins(), A.Says("hello"));

        Assert.Empty(await LeaseAsync());
    }

    [Fact]
    public async Task Deliveries_of_a_conversation_go_one_at_a_time_in_the_logs_order()
    {
        await PushAsync("c1", DeliveryLane.Bot, DeliveryLane.Bot);

        var first = Assert.Single(await LeaseAsync()).Delivery;
        Assert.Empty(await LeaseAsync());
        await Store.Outbox.CompleteAsync(first, Token);
        var second = Assert.Single(await LeaseAsync()).Delivery;

        Assert.Equal([1L, 2L], [first.Position, second.Position]);
    }

    [Fact]
    public async Task Safety_overtakes_an_advocate_who_overtakes_the_bot_who_overtakes_the_survey()
    {
        await PushAsync("c1", DeliveryLane.Survey, DeliveryLane.Bot, DeliveryLane.Advocate, DeliveryLane.Safety);

        var lanes = new List<DeliveryLane>();
        while (await LeaseAsync() is [var next])
        {
            lanes.Add(next.Delivery.Lane);
            await Store.Outbox.CompleteAsync(next.Delivery, Token);
        }

        Assert.Equal([DeliveryLane.Safety, DeliveryLane.Advocate, DeliveryLane.Bot, DeliveryLane.Survey], lanes);
    }

    [Fact]
    public async Task The_best_lane_of_all_conversations_goes_first_and_each_conversation_has_one()
    {
        await PushAsync("bot", DeliveryLane.Bot, DeliveryLane.Bot);
        await PushAsync("later", DeliveryLane.Bot);
        await PushAsync("danger", DeliveryLane.Safety);

        Assert.Equal(["danger", "bot", "later"], (await LeaseAsync()).Select(one => one.Delivery.Conversation.Value));
    }

    [Fact]
    public async Task A_postponed_delivery_holds_back_what_comes_after_it_but_not_a_better_lane()
    {
        await PushAsync("c1", DeliveryLane.Bot, DeliveryLane.Bot);
        var first = Assert.Single(await LeaseAsync()).Delivery;
        await Store.Outbox.PostponeAsync(first, A.Noon.AddMinutes(5), Token);

        Assert.Empty(await LeaseAsync());
        await PushAsync("c1", DeliveryLane.Safety);
        var safety = Assert.Single(await LeaseAsync()).Delivery;
        Assert.Equal(DeliveryLane.Safety, safety.Lane);
        await Store.Outbox.CompleteAsync(safety, Token);

        Assert.Equal(new LeasedDelivery(first, Attempts: 1), Assert.Single(await LeaseAsync(A.Noon.AddMinutes(5))));
    }

    [Fact]
    public async Task A_sender_that_died_loses_its_delivery_to_the_next()
    {
        await PushAsync("c1", DeliveryLane.Bot);
        var first = Assert.Single(await LeaseAsync());

        var again = Assert.Single(await LeaseAsync(A.Noon + Lease));

        Assert.Equal((first.Delivery, 0, 1), (again.Delivery, first.Attempts, again.Attempts));
    }

    private Task<ImmutableArray<LeasedDelivery>> LeaseAsync(DateTimeOffset? now = null) => Store.Outbox.LeaseAsync(now ?? A.Noon, Lease, 10, Token);

    /// <summary>One turn that sends a line in each lane.</summary>
    private async Task PushAsync(string id, params DeliveryLane[] lanes)
    {
        var before = await Store.Conversations.FindAsync(new(id), Token) ?? A.New(id) with { Channel = Channel.Sms };
        var positions = lanes.Select((_, i) => before.LogLength + 1 + i).ToList();
        var decision = new TurnDecision(
            before,
            before with { LogLength = before.LogLength + lanes.Length },
            [.. positions.Select(position => new LogEntry(position, Audience.Everyone, new Activity { Type = ActivityTypes.Message, Text = "to a phone" }))],
            [.. lanes.Zip(positions, (lane, position) => new Delivery(before.Id, position, lane))],
            null,
            null);
        Assert.True(await Store.Conversations.TryCommitAsync(decision, Token));
    }
}
