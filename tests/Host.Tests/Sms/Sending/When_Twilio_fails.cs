using Bot.Host.Channels.Sms;
using Handoff.Core.Deliveries;
using Handoff.Service.Outbox;

namespace Host.Tests.Sms.Sending;

/// <summary>The failure scripts of a text on its way out. Whatever happens, no client gets two copies.</summary>
public sealed class When_Twilio_fails
{
    private static readonly CancellationToken Token = TestContext.Current.CancellationToken;

    [Fact]
    public async Task Too_many_twice_and_then_taken_is_one_message()
    {
        await using var line = await Line.OpenAsync();
        line.Twilio.Will(FakeTwilio.Refuse(429, 20429), FakeTwilio.Refuse(429, 20429));

        var id = await line.SayAsync("one");

        await line.ReachesAsync(id, DeliveryState.Accepted);
        Assert.Single(line.TakenOf("one"));
    }

    [Fact]
    public async Task Too_many_for_longer_goes_back_to_the_outbox_and_then_out()
    {
        await using var line = await Line.OpenAsync();
        line.Twilio.Will(FakeTwilio.Refuse(429, 21611, retryAfterSeconds: 60));

        var id = await line.SayAsync("one");
        await line.ReachesAsync(id, DeliveryState.Pending);
        line.Host.Clock.Ahead = TimeSpan.FromMinutes(3);

        await line.ReachesAsync(id, DeliveryState.Accepted);
        Assert.Single(line.TakenOf("one"));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_503_is_not_followed_by_a_second_request(bool taken)
    {
        await using var line = await Line.OpenAsync();
        line.Twilio.Will(FakeTwilio.Fail(503, taken));

        await UnknownAsync(line, taken);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Nor_is_a_connection_that_breaks(bool taken)
    {
        await using var line = await Line.OpenAsync();
        line.Twilio.Will(FakeTwilio.Drop(taken));

        await UnknownAsync(line, taken);
    }

    [Fact]
    public async Task A_lost_answer_is_made_good_by_the_callback()
    {
        await using var line = await Line.OpenAsync();
        line.Twilio.Will(FakeTwilio.Drop(takes: true));
        var id = await line.SayAsync("one");
        await line.ReachesAsync(id, DeliveryState.Unknown);

        await line.CallBackAsync(line.TakenOf("one").Single(), "sent");

        Assert.Equal(line.TakenOf("one").Single().Sid, (await line.ReachesAsync(id, DeliveryState.Sent)).ProviderId);
    }

    [Fact]
    public async Task A_Twilio_that_cannot_be_reached_is_tried_again_when_it_can()
    {
        await using var line = await Line.OpenAsync();
        var port = line.Twilio.Address.Port;
        await line.Twilio.DisposeAsync();

        var id = await line.SayAsync("one");
        await line.UntilAsync(async () => (await line.FindAsync(id))?.Events.Any(heard => heard.What.StartsWith("not connected", StringComparison.Ordinal)) is true, "not connected");
        await using var back = await FakeTwilio.StartAsync(port);
        line.Host.Clock.Ahead = TimeSpan.FromMinutes(3);

        await line.ReachesAsync(id, DeliveryState.Accepted);
        Assert.Single(back.Taken, text => text.Body == "one");
    }

    [Fact]
    public async Task An_opt_out_we_did_not_know_of_is_kept_and_nothing_more_goes_out()
    {
        await using var line = await Line.OpenAsync();
        line.Twilio.Will(FakeTwilio.Refuse(400, 21610));

        var id = await line.SayAsync("one");
        await line.ReachesAsync(id, DeliveryState.Failed, "21610");

        // The state comes first, what follows from it a moment later.
        await line.UntilAsync(async () => (await line.Desk.FindAsync(line.Client, Token))?.OptedOutAt is not null, "opted out");
        var client = (await line.Desk.FindAsync(line.Client, Token))!;
        Assert.True((await line.Suppressions.FindAsync(client.ClientId, Token)) is { Holds: true, By: "provider:21610" });
        var asked = line.Twilio.Requests.Count;
        Assert.Equal(Handoff.Service.Desk.DeskResult.NotYours, await line.SendAgainAsync(id));
        Assert.Equal(asked, line.Twilio.Requests.Count);
    }

    [Fact]
    public async Task A_phone_that_takes_no_texts_is_told_to_the_advocate_and_sent_to_again_only_by_hand()
    {
        await using var line = await Line.OpenAsync();
        var id = await line.SayAsync("one");
        await line.ReachesAsync(id, DeliveryState.Accepted);

        await line.CallBackAsync(line.TakenOf("one").Single(), "undelivered", 30006);

        Assert.Equal("30006", (await line.ReachesAsync(id, DeliveryState.Failed)).Code);
        Assert.Equal("the phone can't receive texts; call instead.", new TwilioCodes().Of("30006").Words);
        await line.SendAgainAsync(id);
        await line.SendAgainAsync(id);
        await line.UntilAsync(() => Task.FromResult(line.TakenOf("one").Count() == 2), "sent again");
    }

    [Fact]
    public async Task Callbacks_out_of_order_twice_and_before_the_answer_only_raise_the_state()
    {
        await using var line = await Line.OpenAsync();
        var answer = new TaskCompletionSource();
        line.Twilio.Will(FakeTwilio.Hold(answer.Task));
        var id = await line.SayAsync("one");
        await line.UntilAsync(() => Task.FromResult(line.TakenOf("one").Any()), "taken");
        var taken = line.TakenOf("one").Single();

        foreach (var status in new[] { "delivered", "sending", "sent", "delivered", "queued" }) await line.CallBackAsync(taken, status);
        answer.SetResult();
        await line.CallBackAsync(taken, "failed", 30008);

        var done = await line.ReachesAsync(id, DeliveryState.Delivered);
        Assert.Equal((taken.Sid, null), (done.ProviderId, done.Code));
        Assert.Single(line.TakenOf("one"));
    }

    [Fact]
    public async Task Two_clients_wait_for_no_ones_answer_but_their_own()
    {
        await using var line = await Line.OpenAsync();
        var answer = new TaskCompletionSource();
        line.Twilio.Will(FakeTwilio.Hold(answer.Task));
        var first = await line.SayAsync("one");
        var second = await line.SayAsync("two");
        await line.UntilAsync(() => Task.FromResult(line.TakenOf("one").Any()), "taken");

        using var other = await line.Account.TextAsync("+15055550199", "i want to die", cancellationToken: Token);
        await line.UntilAsync(() => Task.FromResult(line.Twilio.Taken.Any(text => text.To == "+15055550199")), "the other client's safety words");

        Assert.Empty(line.TakenOf("two"));
        answer.SetResult();
        await line.ReachesAsync(first, DeliveryState.Accepted);
        await line.ReachesAsync(second, DeliveryState.Accepted);
    }

    [Theory]
    [InlineData(400, 21211)]
    [InlineData(401, 20003)]
    [InlineData(400, 21606)]
    public async Task A_refusal_is_final_and_has_words(int status, int code)
    {
        await using var line = await Line.OpenAsync();
        line.Twilio.Will(FakeTwilio.Refuse(status, code));

        var id = await line.SayAsync("one");

        await line.ReachesAsync(id, DeliveryState.Failed, $"{code}");
        Assert.True(TwilioCodes.All.ContainsKey($"{code}"));
        Assert.Empty(line.TakenOf("one"));
    }

    private static async Task UnknownAsync(Line line, bool taken)
    {
        var id = await line.SayAsync("one");
        await line.ReachesAsync(id, DeliveryState.Unknown);
        line.Host.Clock.Ahead = DeliveryStatus.CheckUnknownAfter + TimeSpan.FromSeconds(1);

        if (taken) Assert.Equal(line.TakenOf("one").Single().Sid, (await line.ReachesAsync(id, DeliveryState.Accepted)).ProviderId);
        else await line.ReachesAsync(id, DeliveryState.Unknown, DeliveryCodes.NotFound);

        Assert.Equal(taken ? 1 : 0, line.TakenOf("one").Count());
        var looked = Assert.Single(line.Twilio.Requests, request => request.Method == "GET");
        Assert.Contains($"To={Uri.EscapeDataString(Line.Number)}&DateSent%3E=", looked.Query, StringComparison.Ordinal);
    }
}
