using Handoff.Core.Conversations;
using Handoff.Core.Deliveries;
using Handoff.Core.Turns;
using Handoff.Service.Stores;

namespace Handoff.Service.Tests.Stores;

public abstract partial class StoreContract<TStore>
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    [Fact]
    public async Task A_conversation_has_the_line_by_which_the_client_was_last_heard()
    {
        Assert.Null(await Store.Phones.FindAsync(new("c1"), Token));

        await Store.Phones.SetAsync(new("c1"), new PhoneLine("+15005550006", "+14155550123"), Token);
        await Store.Phones.SetAsync(new("c1"), new PhoneLine("MG1", "+14155550123"), Token);
        Store.Reopen();

        Assert.Equal(new PhoneLine("MG1", "+14155550123"), await Store.Phones.FindAsync(new("c1"), Token));
    }

    [Fact]
    public void A_line_shows_two_digits_and_prints_none()
    {
        var line = new PhoneLine("+15005550006", "+14155550123");

        Assert.Equal(("•••-23", "phone line"), (line.Masked, $"{line}"));
    }

    [Fact]
    public async Task Who_asked_for_no_more_texts_is_listed_since_the_first_time()
    {
        Assert.Null(await Store.Suppressions.FindAsync("hash", Token));

        Assert.True(await Store.Suppressions.SuppressAsync("hash", "word", A.Noon, Token));
        Assert.False(await Store.Suppressions.SuppressAsync("hash", "provider:21610", A.Noon.AddDays(1), Token));
        Store.Reopen();

        Assert.Equal(new Suppression("hash", A.Noon, "word"), await Store.Suppressions.FindAsync("hash", Token));
    }

    [Fact]
    public async Task Who_starts_again_is_known_to_have_stopped_and_may_stop_again()
    {
        Assert.False(await Store.Suppressions.ClearAsync("hash", "word", A.Noon, Token));
        await Store.Suppressions.SuppressAsync("hash", "word", A.Noon, Token);

        Assert.True(await Store.Suppressions.ClearAsync("hash", "start", A.Noon.AddHours(1), Token));
        Assert.False(await Store.Suppressions.ClearAsync("hash", "start", A.Noon.AddHours(2), Token));

        var cleared = await Store.Suppressions.FindAsync("hash", Token);
        Assert.Equal(new Suppression("hash", A.Noon, "word", A.Noon.AddHours(1), "start"), cleared);
        Assert.False(cleared!.Holds);
        Assert.True(await Store.Suppressions.SuppressAsync("hash", "desk:adv-1", A.Noon.AddHours(3), Token));
        Assert.Equal(new Suppression("hash", A.Noon.AddHours(3), "desk:adv-1"), await Store.Suppressions.FindAsync("hash", Token));
    }

    [Fact]
    public async Task What_became_of_a_delivery_is_found_by_its_place_and_by_the_providers_id()
    {
        var status = Begun("c1", 3) with { ProviderId = "SM1", State = DeliveryState.Accepted, Events = [new DeliveryEvent(A.Noon, "queued")] };

        Assert.True(await Store.Deliveries.TrySaveAsync(status, Token));
        Store.Reopen();

        Assert.Equivalent(status with { Version = 1 }, await Store.Deliveries.FindAsync(status.Id, Token), strict: true);
        Assert.Equivalent(status with { Version = 1 }, await Store.Deliveries.FindByProviderIdAsync("SM1", Token), strict: true);
        Assert.Null(await Store.Deliveries.FindAsync(new DeliveryId(new("c1"), 4), Token));
        Assert.Null(await Store.Deliveries.FindByProviderIdAsync("SM2", Token));
    }

    [Fact]
    public async Task Of_two_that_save_one_delivery_the_second_must_read_again()
    {
        Assert.True(await Store.Deliveries.TrySaveAsync(Begun("c1", 3), Token));
        Assert.False(await Store.Deliveries.TrySaveAsync(Begun("c1", 3), Token));
        var read = (await Store.Deliveries.FindAsync(new DeliveryId(new("c1"), 3), Token))!;

        Assert.True(await Store.Deliveries.TrySaveAsync(read with { State = DeliveryState.Sent }, Token));
        Assert.False(await Store.Deliveries.TrySaveAsync(read with { State = DeliveryState.Failed }, Token));

        Assert.Equal(DeliveryState.Sent, (await Store.Deliveries.FindAsync(read.Id, Token))!.State);
    }

    [Fact]
    public async Task Deliveries_of_a_conversation_are_read_in_the_logs_order()
    {
        foreach (var position in new[] { 11L, 3, 7 }) await Store.Deliveries.TrySaveAsync(Begun("c1", position), Token);
        await Store.Deliveries.TrySaveAsync(Begun("c2", 8), Token);

        Assert.Equal([7L, 11], (await Store.Deliveries.OfAsync(new("c1"), 3, Token)).Select(status => status.Id.Position));
    }

    [Fact]
    public async Task A_delivery_is_checked_when_its_time_has_come_and_by_one_at_a_time()
    {
        await Store.Deliveries.TrySaveAsync(Begun("c1", 1) with { CheckAt = A.Noon.AddMinutes(2) }, Token);
        await Store.Deliveries.TrySaveAsync(Begun("c2", 1), Token);

        Assert.Empty(await ChecksAsync(A.Noon.AddMinutes(1)));
        var held = Assert.Single(await ChecksAsync(A.Noon.AddMinutes(2)));
        Assert.Empty(await ChecksAsync(A.Noon.AddMinutes(2)));
        Assert.Single(await ChecksAsync(A.Noon.AddMinutes(2) + Lease));

        Assert.True(await Store.Deliveries.TrySaveAsync(held with { State = DeliveryState.Accepted, CheckAt = null }, Token));
        Assert.Empty(await ChecksAsync(A.Noon.AddDays(1)));
    }

    [Fact]
    public async Task A_sender_sends_no_faster_than_its_pace_and_others_are_free()
    {
        Assert.Equal(TimeSpan.Zero, await Store.Pace.TakeAsync("+1500", 2 * Second, A.Noon, Token));
        Assert.Equal(2 * Second, await Store.Pace.TakeAsync("+1500", Second, A.Noon, Token));
        Assert.Equal(TimeSpan.Zero, await Store.Pace.TakeAsync("MG1", Second, A.Noon, Token));

        Assert.Equal(TimeSpan.Zero, await Store.Pace.TakeAsync("+1500", Second, A.Noon + 2 * Second, Token));
    }

    private Task<System.Collections.Immutable.ImmutableArray<DeliveryStatus>> ChecksAsync(DateTimeOffset now) =>
        Store.Deliveries.LeaseChecksAsync(now, Lease, 10, Token);

    private static DeliveryStatus Begun(string id, long position) =>
        DeliveryStatus.New(new Delivery(new ConversationId(id), position, DeliveryLane.Bot), A.Noon) with { State = DeliveryState.Sending };
}
