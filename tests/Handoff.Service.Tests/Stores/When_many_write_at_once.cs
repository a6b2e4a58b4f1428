using Handoff.Core.Conversations;
using Handoff.Service.Stores;
using Handoff.Service.Stores.Sqlite;

namespace Handoff.Service.Tests.Stores;

public sealed class When_many_write_at_once : IDisposable
{
    private readonly SqliteTestStore store = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => store.Dispose();

    [Fact]
    public async Task Every_acknowledged_turn_of_64_callers_is_there_after_a_restart()
    {
        var conversations = store.Conversations;
        async Task<Conversation> TalkAsync(int caller)
        {
            var conversation = A.New($"c{caller}");
            for (var turn = 0; turn < 10; turn++)
            {
                var decision = conversation.Does(A.Says($"message {turn}"));
                Assert.True(await conversations.TryCommitAsync(decision, Token));
                conversation = decision.After;
            }

            return conversation;
        }

        var told = await Task.WhenAll(Enumerable.Range(0, 64).Select(TalkAsync));
        store.Reopen();

        foreach (var conversation in told)
        {
            Assert.Equal(SnapshotFormat.Write(conversation), SnapshotFormat.Write((await store.Conversations.FindAsync(conversation.Id, Token))!));
            var log = await store.Conversations.ReadLogAsync(conversation.Id, 0, Audience.Everyone, 1_000, Token);
            Assert.Equal(Enumerable.Range(1, 20).Select(position => (long)position), log.Entries.Select(entry => entry.Position));
        }
    }

    [Fact]
    public async Task A_full_disk_fails_the_turn_undoes_it_and_the_next_one_works_when_there_is_room_again()
    {
        var before = A.New();
        await LimitPagesAsync(1); // SQLite takes that for "no page more than there are"
        var big = before.Does(A.Says(new string('x', 4_000)));

        await Assert.ThrowsAsync<StoreUnavailableException>(() => store.Conversations.TryCommitAsync(big, Token));
        Assert.Null(await store.Conversations.FindAsync(before.Id, Token));

        await LimitPagesAsync(1_000_000);
        Assert.True(await store.Conversations.TryCommitAsync(big, Token));
    }

    [Fact]
    public async Task A_write_that_is_wrong_in_itself_takes_no_other_with_it()
    {
        using var hold = new Hold(store.Database);
        var good = store.Settings.SetAsync("good", [1], Token);
        var wrong = store.Database.WriteAsync(link => link.Sql("INSERT INTO settings (name, value) VALUES ('null', NULL)").Run(), Token);
        var alsoGood = store.Settings.SetAsync("also good", [2], Token);
        hold.Release();

        await Task.WhenAll(good, alsoGood);
        await Assert.ThrowsAsync<Microsoft.Data.Sqlite.SqliteException>(() => wrong);
        Assert.Equal<byte[]>([2], (await store.Settings.FindAsync("also good", Token))!);
    }

    [Fact]
    public async Task A_full_queue_says_so_at_once()
    {
        using var hold = new Hold(store.Database);
        var waiting = Enumerable.Range(0, SqliteLimits.QueuedWrites).Select(_ => store.Settings.SetAsync("n", [1], Token)).ToList();

        await Assert.ThrowsAsync<StoreUnavailableException>(() => store.Settings.SetAsync("n", [2], Token));

        hold.Release();
        await Task.WhenAll(waiting);
    }

    [Fact]
    public async Task Readers_do_not_wait_for_the_writer()
    {
        await store.Settings.SetAsync("n", [1], Token);
        using var hold = new Hold(store.Database);

        Assert.Equal<byte[]>([1], (await store.Settings.FindAsync("n", Token))!);
    }

    [Fact]
    public async Task A_closed_store_says_so()
    {
        using var other = new SqliteTestStore();
        other.Database.Dispose();

        await Assert.ThrowsAsync<StoreUnavailableException>(() => other.Settings.SetAsync("n", [1], Token));
        await Assert.ThrowsAsync<StoreUnavailableException>(() => other.Settings.FindAsync("n", Token));
    }

    [Fact]
    public async Task A_closed_store_is_one_file_again()
    {
        await store.Settings.SetAsync("n", [1], Token);
        await store.Settings.FindAsync("n", Token);

        store.Database.Dispose();

        Assert.False(File.Exists(store.Path + "-wal"));
    }

    private Task<long> LimitPagesAsync(int pages) => store.Database.WriteAsync(link => link.Scalar<long>($"PRAGMA max_page_count = {pages}"), Token);

    /// <summary>Keeps the writer busy until it is released.</summary>
    private sealed class Hold : IDisposable
    {
        private readonly ManualResetEventSlim released = new();

        public Hold(SqliteDatabase database)
        {
            using var entered = new ManualResetEventSlim();
            _ = database.WriteAsync(
                _ =>
                {
                    entered.Set();
                    released.Wait();
                    return 0;
                },
                CancellationToken.None);
            entered.Wait(Token);
        }

        public void Release() => released.Set();

        public void Dispose() => released.Set();
    }
}
