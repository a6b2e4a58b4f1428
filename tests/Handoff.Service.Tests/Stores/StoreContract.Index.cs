using Handoff.Core.Conversations;
using Handoff.Core.Handoffs;
using Handoff.Core.Turns;

namespace Handoff.Service.Tests.Stores;

public abstract partial class StoreContract<TStore>
{
    private static readonly TimeSpan Lease = TimeSpan.FromSeconds(10);
    private static readonly DateTimeOffset Overdue = A.Noon.AddMinutes(11);

    [Fact]
    public async Task Danger_is_first_in_line_then_whoever_waited_longest()
    {
        await HavingAsync("late", A.Says("person"), A.Noon.AddMinutes(2));
        await HavingAsync("early", A.Says("person"), A.Noon);
        await HavingAsync("danger", A.Says("danger"), A.Noon.AddMinutes(3));

        Assert.Equal(["danger", "early", "late"], await WaitingAsync());
        Assert.Equal(["danger", "early"], await WaitingAsync(limit: 2));
    }

    [Fact]
    public async Task Whoever_is_taken_leaves_the_line_and_whoever_is_lost_gets_the_old_place_back()
    {
        await HavingAsync("first", A.Says("person"), A.Noon);
        await HavingAsync("second", A.Says("person"), A.Noon.AddMinutes(1));

        await HavingAsync("first", A.Claims(A.Maria), A.Noon.AddMinutes(2));
        Assert.Equal(["second"], await WaitingAsync());
        Assert.Equal([A.Id("first")], await Store.Index.HeldByAsync(A.Maria.Id, Token));

        await HavingAsync("first", new TurnInput.AdvocateLost(A.Maria.Id), A.Noon.AddMinutes(3));
        Assert.Equal(["first", "second"], await WaitingAsync());
        Assert.Empty(await Store.Index.HeldByAsync(A.Maria.Id, Token));
    }

    [Fact]
    public async Task Advocates_who_hold_somebody_are_known_once_each()
    {
        foreach (var (id, advocate) in new[] { ("c1", A.Maria), ("c2", A.Maria), ("c3", A.Tom) }) await HavingAsync(id, A.Says("person"), A.Claims(advocate));

        Assert.Equal([A.Maria.Id, A.Tom.Id], (await Store.Index.HoldersAsync(Token)).OrderBy(id => id.Value));
    }

    [Fact]
    public async Task A_deadline_is_leased_once_it_has_passed_and_to_one_worker()
    {
        var waiting = await HavingAsync("c1", A.Says("person"));
        var deadline = Indexes.Of(waiting.After).Deadline!;

        Assert.Empty(await Store.Index.LeaseDueAsync(deadline.Due.AddTicks(-1), Lease, 10, Token));
        Assert.Equal([(A.Id(), deadline)], await Store.Index.LeaseDueAsync(deadline.Due, Lease, 10, Token));
        Assert.Empty(await Store.Index.LeaseDueAsync(deadline.Due, Lease, 10, Token));
    }

    [Fact]
    public async Task A_worker_that_died_loses_its_lease()
    {
        await HavingAsync("c1", A.Says("person"));
        Assert.Single(await Store.Index.LeaseDueAsync(Overdue, Lease, 10, Token));

        Assert.Empty(await Store.Index.LeaseDueAsync(Overdue + Lease - TimeSpan.FromTicks(1), Lease, 10, Token));
        Assert.Single(await Store.Index.LeaseDueAsync(Overdue + Lease, Lease, 10, Token));
    }

    [Fact]
    public async Task Many_workers_at_once_share_the_deadlines()
    {
        for (var i = 0; i < 10; i++) await HavingAsync($"c{i}", A.Says("person"));

        var leased = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Store.Index.LeaseDueAsync(Overdue, Lease, 3, Token)));

        var conversations = leased.SelectMany(one => one).Select(one => one.Conversation).ToList();
        Assert.Equal(conversations.Distinct().Count(), conversations.Count);
        Assert.Equal(10, conversations.Count);
    }

    [Fact]
    public async Task A_new_deadline_replaces_the_old_one_and_its_lease()
    {
        await HavingAsync("c1", A.Says("danger"));
        var (_, deadline) = Assert.Single(await Store.Index.LeaseDueAsync(Overdue, TimeSpan.FromDays(1), 10, Token));

        var reminded = await HavingAsync("c1", new TurnInput.DeadlinePassed(deadline), Overdue);

        var next = Indexes.Of(reminded.After).Deadline!;
        Assert.Equal([(A.Id(), next)], await Store.Index.LeaseDueAsync(next.Due, Lease, 10, Token));
    }

    [Fact]
    public async Task A_client_who_is_taken_has_no_deadline()
    {
        await HavingAsync("c1", A.Says("person"), A.Claims(A.Maria));

        Assert.Empty(await Store.Index.LeaseDueAsync(Overdue, Lease, 10, Token));
    }

    [Theory]
    [InlineData(new[] { 1, 2 }, null)]
    [InlineData(new[] { 1, 2, 30 }, 2.0)]
    [InlineData(new[] { 4, 1, 2, 3 }, 2.5)]
    public async Task The_typical_wait_is_the_median_of_three_or_more(int[] minutes, double? typical)
    {
        foreach (var (wait, i) in minutes.Select((wait, i) => (wait, i))) await WaitedAsync($"c{i}", A.Noon, TimeSpan.FromMinutes(wait));

        Assert.Equal(typical, (await Store.Index.TypicalWaitAsync(A.Noon.AddHours(1), Token))?.TotalMinutes);
    }

    [Fact]
    public async Task The_typical_wait_forgets_yesterday_and_all_but_the_last_twenty()
    {
        for (var i = 0; i < 5; i++) await WaitedAsync($"old-{i}", A.Noon, TimeSpan.FromMinutes(50));
        for (var i = 0; i < 20; i++) await WaitedAsync($"new-{i}", A.Noon.AddHours(1), TimeSpan.FromMinutes(2));

        Assert.Equal(TimeSpan.FromMinutes(2), await Store.Index.TypicalWaitAsync(A.Noon.AddHours(2), Token));
        Assert.Null(await Store.Index.TypicalWaitAsync(A.Noon.AddHours(10), Token));
    }

    private async Task WaitedAsync(string id, DateTimeOffset from, TimeSpan wait)
    {
        await HavingAsync(id, A.Says("person"), from);
        await HavingAsync(id, A.Claims(A.Maria), from + wait);
    }

    private async Task<IEnumerable<string>> WaitingAsync(int limit = 10) =>
        (await Store.Index.WaitingAsync(limit, Token)).Select(place => place.Conversation.Value);
}
