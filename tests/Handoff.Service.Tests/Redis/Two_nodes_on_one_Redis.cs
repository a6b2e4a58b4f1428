using Handoff.Core.Conversations;
using Handoff.Core.Turns;
using Handoff.Service.Feeds;
using Handoff.Service.Outbox;
using Handoff.Service.Stores.Redis;
using Handoff.Service.Turns;
using Harness;
using Microsoft.Extensions.Logging.Abstractions;

namespace Handoff.Service.Tests.Redis;

public sealed class Two_nodes_on_one_Redis : IDisposable
{
    private static readonly TimeSpan Long = TimeSpan.FromSeconds(20);
    private readonly RedisTestStore one = new();
    private readonly RedisTestStore two;

    public Two_nodes_on_one_Redis() => two = one.Other();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        one.Dispose();
        two.Dispose();
    }

    [Fact]
    public async Task Another_agency_never_sees_them()
    {
        using var other = new RedisTestStore(RedisServer.Shared.Configuration, one.Agency + "-2");
        var said = A.New().Does(A.Says("person"));
        await one.Conversations.TryCommitAsync(said, Token);
        await one.Presence.SeenAsync(A.Maria.Id, available: true, A.Noon, Token);
        await one.Settings.SetAsync("key", [1], Token);

        Assert.Null(await other.Conversations.FindAsync(A.Id(), Token));
        Assert.Empty((await other.Conversations.ReadLogAsync(A.Id(), 0, Audience.Everyone, 10, Token)).Entries);
        Assert.Empty(await other.Index.WaitingAsync(10, Token));
        Assert.Empty(await other.Presence.AllAsync(Token));
        Assert.Null(await other.Settings.FindAsync("key", Token));
        Assert.True(await other.Conversations.TryCommitAsync(said, Token));
    }

    [Fact]
    public async Task A_turn_on_a_snapshot_that_is_behind_is_decided_again_without_reading()
    {
        var (first, second) = (Runner(one), Runner(two));
        await first.RunAsync(A.Id(), A.Says("one"), Token);
        await second.RunAsync(A.Id(), A.Says("two"), Token);
        Assert.Equal(2, one.Conversations.Recall(A.Id())!.LogLength);

        var third = await first.RunAsync(A.Id(), A.Says("three"), Token);

        Assert.Equal(6, third.After.LogLength);
    }

    [Fact]
    public async Task A_repeat_that_only_another_node_has_heard_is_known()
    {
        var (first, second) = (Runner(one), Runner(two));
        await first.RunAsync(A.Id(), A.Says("one"), Token);
        var said = await second.RunAsync(A.Id(), A.Says("two", "key"), Token);

        var again = await first.RunAsync(A.Id(), A.Says("two", "key"), Token);

        Assert.True(again.ChangesNothing);
        Assert.Equal(said.Position, again.Position);
    }

    [Fact]
    public async Task Nothing_is_refused_on_a_snapshot_that_is_behind()
    {
        var (first, second) = (Runner(one), Runner(two));
        await first.RunAsync(A.Id(), A.Says("hello"), Token);
        await second.RunAsync(A.Id(), A.Says("person"), Token);

        // To the first node they are still with the bot.
        var claim = await first.RunAsync(A.Id(), A.Claims(A.Maria), Token);

        Assert.IsType<Stage.WithAdvocate>(claim.After.Stage);
    }

    [Fact]
    public async Task Many_turns_at_once_are_some_turns_one_after_another()
    {
        const int Turns = 20;
        var runners = new[] { Runner(one), Runner(two) };

        await Task.WhenAll(runners.SelectMany((runner, node) => Enumerable.Range(0, Turns).Select(i => runner.RunAsync(A.Id($"c{i % 3}"), A.Says("hello", $"{node}-{i}"), Token))));

        for (var c = 0; c < 3; c++)
        {
            var conversation = (await two.Conversations.FindAsync(A.Id($"c{c}"), Token))!;
            var log = await two.Conversations.ReadLogAsync(conversation.Id, 0, Audience.Everyone, 1_000, Token);
            Assert.Equal(Enumerable.Range(0, Turns).Count(i => i % 3 == c) * 2, conversation.Heard.Length);
            Assert.Equal(conversation.Heard.Length * 2, conversation.LogLength);
            Assert.Equal(Enumerable.Range(1, (int)conversation.LogLength).Select(position => (long)position), log.Entries.Select(entry => entry.Position));
        }
    }

    [Fact]
    public async Task Of_two_advocates_on_two_nodes_one_takes_the_client()
    {
        for (var i = 0; i < 20; i++) await one.Conversations.TryCommitAsync(A.New($"c{i}").Does(A.Says("person")), Token);
        var (first, second) = (Runner(one), Runner(two));

        var claims = await Task.WhenAll(Enumerable.Range(0, 20).SelectMany(i => new[]
        {
            first.RunAsync(A.Id($"c{i}"), A.Claims(A.Maria), Token), second.RunAsync(A.Id($"c{i}"), A.Claims(A.Tom), Token),
        }));

        Assert.Equal(20, claims.Count(claim => !claim.ChangesNothing));
        Assert.Empty(await one.Index.WaitingAsync(100, Token));
        var held = (await one.Index.HeldByAsync(A.Maria.Id, Token)).Concat(await two.Index.HeldByAsync(A.Tom.Id, Token)).ToList();
        Assert.Equal(20, held.Distinct().Count());
        Assert.Equal(20, held.Count);
    }

    [Fact]
    public async Task Who_is_there_is_seen_by_both()
    {
        await one.Presence.SeenAsync(A.Maria.Id, available: true, A.Noon, Token);

        Assert.Equal(A.Maria.Id, Assert.Single(await two.Presence.AllAsync(Token)).Advocate);
    }

    [Fact]
    public async Task A_commit_on_one_node_wakes_the_reader_on_the_other()
    {
        var (_, far) = await FeedsAsync();
        using var reader = far.Subscribe(A.Id());
        var woken = reader.WaitAsync(Long, Token);

        await one.Conversations.TryCommitAsync(A.New().Does(A.Says("hello")), Token);

        await woken.WaitAsync(Long, Token);
    }

    [Fact]
    public async Task Typing_and_the_queue_are_heard_on_the_other_node()
    {
        var (near, far) = await FeedsAsync();
        using var reader = far.Subscribe(A.Id());
        using var lists = far.SubscribeQueue();
        var (typing, changed) = (reader.WaitAsync(Long, Token), lists.WaitAsync(Long, Token));

        near.Typing(A.Id(), new TypingNote(FromClient: true, "{}"u8.ToArray()));
        near.QueueChanged();

        Assert.Equal("{}", System.Text.Encoding.UTF8.GetString(Assert.Single(await typing).ActivityJson.Span));
        await changed.WaitAsync(Long, Token);
    }

    [Fact]
    public async Task A_nudge_that_was_lost_is_found()
    {
        using var feeds = new RedisFeeds(two.Store, new ConversationFeeds(TimeProvider.System));
        using var reader = feeds.Subscribe(A.Id());
        using var lists = feeds.SubscribeQueue();
        await feeds.LookAsync(Token);
        await reader.WaitAsync(TimeSpan.Zero, Token);
        await lists.WaitAsync(TimeSpan.Zero, Token);
        feeds.Dispose(); // hears nothing any more

        await one.Conversations.TryCommitAsync(A.New().Does(A.Says("person")), Token);
        var (woken, changed) = (reader.WaitAsync(Long, Token), lists.WaitAsync(Long, Token));
        await feeds.LookAsync(Token);

        await Task.WhenAll(woken, changed).WaitAsync(Long, Token);
        await feeds.LookAsync(Token);
        Assert.False(reader.WaitAsync(Long, Token).IsCompleted);
    }

    [Fact]
    public async Task A_node_alone_spares_itself_the_nudges_until_another_comes()
    {
        two.Store.Dispose();
        await Eventually.HoldsAsync(() => !one.Store.Link.Keeper.OthersMayListen);

        using var other = one.Other();

        Assert.True(other.Store.Link.Keeper.OthersMayListen);
        await Eventually.HoldsAsync(() => one.Store.Link.Keeper.OthersMayListen);
    }

    private async Task<(RedisFeeds Near, RedisFeeds Far)> FeedsAsync()
    {
        var feeds = (new RedisFeeds(one.Store, new ConversationFeeds(TimeProvider.System)), new RedisFeeds(two.Store, new ConversationFeeds(TimeProvider.System)));
        await Eventually.HoldsAsync(() => one.Store.Link.Keeper.OthersMayListen);
        return feeds;
    }

    private static TurnRunner Runner(RedisTestStore store) => new(
        store.Conversations, new QueueLook(store.Index, store.Presence), new ConversationFeeds(TimeProvider.System), new OutboxBell(TimeProvider.System), () => A.Policy, new FakeTime(A.Noon), NullLogger<TurnRunner>.Instance);
}
