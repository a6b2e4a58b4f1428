using System.Diagnostics;
using Handoff.Core.Conversations;
using Handoff.Core.Turns;
using Handoff.Service.Stores;
using Handoff.Service.Stores.Redis;
using Handoff.Service.Stores.Redis.Link;
using Harness;

namespace Handoff.Service.Tests.Redis;

public sealed class When_Redis_fails : IDisposable
{
    private static readonly TimeSpan Slack = TimeSpan.FromSeconds(2);
    private readonly RedisServer server = RedisServer.Start();
    private readonly RedisTestStore store;

    public When_Redis_fails() => store = new RedisTestStore(server.Configuration, "ohio");

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        store.Dispose();
        server.Dispose();
    }

    [Fact]
    public async Task A_redis_that_forgot_the_scripts_is_told_them_again_and_nobody_notices()
    {
        server.Ask("SCRIPT", "FLUSH");

        var won = await Task.WhenAll(Enumerable.Range(0, 64).Select(i => store.Conversations.TryCommitAsync(A.New($"c{i}").Does(A.Says("hello")), Token)));

        Assert.All(won, Assert.True);
    }

    [Fact]
    public async Task Connections_that_are_cut_come_back_and_no_turn_is_lost_or_doubled()
    {
        var cutting = Task.Run(async () =>
        {
            for (var i = 0; i < 5; i++)
            {
                await Eventually.HoldsAsync(() => store.Store.Link.IsConnected);
                server.Ask("CLIENT", "KILL", "TYPE", "normal");
            }
        }, Token);

        await Task.WhenAll(Enumerable.Range(0, 16).Select(i => TalkAsync($"c{i}", () => cutting.IsCompleted)));
        await cutting;
    }

    [Fact]
    public async Task Whatever_the_client_library_throws_while_a_connection_breaks_means_that_the_store_is_away()
    {
        using var book = new CallBook(TimeProvider.System);
        var call = new RedisCall<int, int>(store.Store.Link, book, "GET", static value => value);
        Assert.True(book.TryEnter(call, write: false));

        call.Ask((string?)null, static nothing => Task.FromResult(nothing!.Length));

        var away = await Assert.ThrowsAsync<StoreUnavailableException>(() => call.Answer);
        Assert.Contains(nameof(NullReferenceException), away.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Calls_to_a_redis_that_hangs_end_in_time_and_what_lands_late_is_not_doubled()
    {
        var before = (await CommittedAsync(A.New().Does(A.Says("hello")))).After;
        var said = before.Does(A.Says("are you there", "key"));
        server.Pause();
        var watch = Stopwatch.StartNew();

        var unknown = store.Conversations.TryCommitAsync(said, Token);
        await Assert.ThrowsAsync<StoreUnavailableException>(() => store.Settings.FindAsync("key", Token));
        Assert.InRange(watch.Elapsed, TimeSpan.FromSeconds(0.9), TimeSpan.FromSeconds(1) + Slack);
        await Assert.ThrowsAsync<StoreUnavailableException>(() => unknown);
        Assert.InRange(watch.Elapsed, TimeSpan.FromSeconds(1.9), TimeSpan.FromSeconds(2) + Slack);

        // Given up, it costs nothing to ask.
        await Eventually.HoldsAsync(() => !store.Store.Link.IsConnected);
        watch.Restart();
        await Assert.ThrowsAsync<StoreUnavailableException>(() => store.Settings.FindAsync("key", Token));
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(0.5));

        server.Resume();
        await Eventually.HoldsAsync(() => store.Store.Link.IsConnected);
        await Eventually.HoldsAsync(async () => (await store.Conversations.FindAsync(A.Id(), Token))!.LogLength == said.After.LogLength);
        Assert.False(await store.Conversations.TryCommitAsync(said, Token));
        var again = store.Conversations.Recall(A.Id())!.Does(A.Says("are you there", "key"));
        Assert.True(again.ChangesNothing);
        Assert.Equal(said.Position, again.Position);
        Assert.Equal(said.After.LogLength, (await LogAsync("c1")).Count);
    }

    [Fact]
    public async Task A_redis_that_is_killed_and_started_again_has_forgotten_nothing()
    {
        var waiting = await CommittedAsync(A.New().Does(A.Says("person")));
        server.Ask("CONFIG", "SET", "appendfsync", "always");
        var last = await CommittedAsync(waiting.After.Does(A.Says("one more")));

        server.Kill();
        await Eventually.HoldsAsync(async () => await FailsAsync(() => store.Settings.FindAsync("key", Token)));
        server.Restart();
        await Eventually.HoldsAsync(() => store.Store.Link.IsConnected);

        Assert.Equal(last.After.LogLength, (await store.Conversations.FindAsync(A.Id(), Token))!.LogLength);
        Assert.Equal(A.Id(), Assert.Single(await store.Index.WaitingAsync(10, Token)).Conversation);
        await CommittedAsync(last.After.Does(A.Says("and on")));
    }

    [Fact]
    public async Task A_full_redis_refuses_what_is_new_and_lets_conversations_end()
    {
        var held = await CommittedAsync((await CommittedAsync(A.New().Does(A.Says("person")))).After.Does(A.Claims(A.Maria)));
        server.Ask("CONFIG", "SET", "maxmemory", "1");

        var refused = await Assert.ThrowsAsync<StoreUnavailableException>(() => store.Conversations.TryCommitAsync(A.New("c2").Does(A.Says("hello")), Token));
        Assert.Contains("no memory left", refused.Message, StringComparison.Ordinal);
        await Assert.ThrowsAsync<StoreUnavailableException>(() => store.Conversations.TryCommitAsync(held.After.Does(A.Says("more")), Token));
        Assert.Equal(held.After.LogLength, (await LogAsync("c1")).Count);

        var ended = await CommittedAsync(held.After.Does(A.Resolves(A.Maria)));
        Assert.Equal(ended.After.LogLength, (await LogAsync("c1")).Count);
        Assert.Empty(await store.Index.HeldByAsync(A.Maria.Id, Token));

        server.Ask("CONFIG", "SET", "maxmemory", "0");
        await CommittedAsync(A.New("c2").Does(A.Says("hello")));
    }

    [Theory]
    [InlineData("c")]
    [InlineData("l")]
    public async Task A_key_of_a_wrong_type_is_named_and_nothing_is_written(string kind)
    {
        server.Ask("SADD", $"bb:{{ohio}}:{kind}:c1", "theirs");

        var refused = await Assert.ThrowsAsync<StoreUnavailableException>(() => store.Conversations.TryCommitAsync(A.New().Does(A.Says("person")), Token));

        Assert.Contains("wrong type", refused.Message, StringComparison.Ordinal);
        Assert.Equal($"bb:{{ohio}}:{kind}:c1", server.Ask("KEYS", "*"));
    }

    [Fact]
    public async Task An_index_of_a_wrong_type_stops_a_turn_before_it_has_written_anything()
    {
        server.Ask("SET", "bb:{ohio}:surveys-at", "theirs");

        await Assert.ThrowsAsync<StoreUnavailableException>(() => store.Conversations.TryCommitAsync(A.New().Does(A.Says("person")), Token));

        Assert.Equal("bb:{ohio}:surveys-at", server.Ask("KEYS", "*"));
    }

    [Fact]
    public async Task A_snapshot_of_a_newer_version_is_refused_and_left_alone()
    {
        const string Newer = """00000003{"schema":99,"what":"nobody knows yet"}""";
        server.Ask("SET", "bb:{ohio}:c:c1", Newer);

        await Assert.ThrowsAsync<SnapshotTooNewException>(() => store.Conversations.FindAsync(A.Id(), Token));
        await Assert.ThrowsAsync<SnapshotTooNewException>(() => store.Conversations.TryCommitAsync(A.New().Does(A.Says("hello")), Token));

        Assert.Equal(Newer, server.Ask("GET", "bb:{ohio}:c:c1"));
    }

    [Fact]
    public async Task More_calls_than_may_wait_are_refused_at_once()
    {
        server.Pause();
        try
        {
            var calls = Enumerable.Range(0, 6_000).Select(_ => store.Settings.FindAsync("key", Token)).ToList();

            var refused = await Assert.ThrowsAsync<StoreUnavailableException>(() => calls[^1]);
            Assert.Contains("wait for Redis already", refused.Message, StringComparison.Ordinal);
            foreach (var call in calls) await Assert.ThrowsAsync<StoreUnavailableException>(() => call);
        }
        finally
        {
            server.Resume();
        }
    }

    [Fact]
    public async Task The_password_is_in_no_message()
    {
        using var locked = RedisServer.Start("--requirepass", "Open-Sesame");
        var log = new KeptLog<RedisStore>();
        var opened = RedisTestStore.Open(locked.Configuration + ",password=Open-Sesame", "ohio", log);
        locked.Kill();
        await Eventually.HoldsAsync(() => !opened.Link.IsConnected);

        var refused = await Assert.ThrowsAsync<StoreUnavailableException>(() => new RedisSettings(opened).FindAsync("key", Token));
        opened.Dispose();

        Assert.DoesNotContain("Sesame", refused.ToString() + string.Join('\n', log.Lines), StringComparison.Ordinal);
    }

    private async Task<TurnDecision> CommittedAsync(TurnDecision decision)
    {
        Assert.True(await store.Conversations.TryCommitAsync(decision, Token));
        return decision;
    }

    /// <summary>A client who sends a message again until it is acknowledged.</summary>
    private async Task TalkAsync(string id, Func<bool> enough)
    {
        var acknowledged = new List<string>();
        for (var number = 0; number < 300 && (!enough() || number < 5); number++)
        {
            var key = $"{id}-{number}";
            while (!await SaidAsync(id, key)) await Task.Yield();
            acknowledged.Add(key);
        }

        Assert.Equal(acknowledged, (await LogAsync(id)).Where(line => acknowledged.Contains(line)));
    }

    private async Task<bool> SaidAsync(string id, string key)
    {
        try
        {
            var decision = (await store.Conversations.FindAsync(new(id), Token) ?? A.New(id)).Does(A.Says(key, key));
            return decision.ChangesNothing || await store.Conversations.TryCommitAsync(decision, Token);
        }
        catch (StoreUnavailableException)
        {
            return false;
        }
    }

    private async Task<List<string>> LogAsync(string id)
    {
        List<string> texts = [];
        await Eventually.HoldsAsync(async () => !await FailsAsync(async () => texts = await ReadAsync(id)));
        return texts;
    }

    private async Task<List<string>> ReadAsync(string id)
    {
        var (texts, after) = (new List<string>(), 0L);
        for (LogSlice slice; (slice = await store.Conversations.ReadLogAsync(new(id), after, Audience.Everyone, 1_000, Token)).ReadTo != after; after = slice.ReadTo)
        {
            texts.AddRange(slice.Entries.Select(entry => Handoff.Core.Activities.ActivityJson.Read(entry.ActivityJson.Span).Text ?? ""));
        }

        return texts;
    }

    private static async Task<bool> FailsAsync(Func<Task> call)
    {
        try
        {
            await call();
            return false;
        }
        catch (StoreUnavailableException)
        {
            return true;
        }
    }
}
