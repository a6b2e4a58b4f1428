using System.Text;
using Handoff.Core.Activities;
using Handoff.Core.Conversations;
using Handoff.Core.Turns;
using Handoff.Service.Stores;

namespace Handoff.Service.Tests.Stores;

public abstract partial class StoreContract<TStore>
{
    [Fact]
    public async Task A_conversation_that_never_began_is_not_there()
    {
        Assert.Null(await Store.Conversations.FindAsync(A.Id(), Token));
        Assert.Empty(await PositionsAsync("c1"));
    }

    [Fact]
    public async Task A_committed_turn_is_read_back_whole()
    {
        var said = await HavingAsync("c1", A.Joins(), A.Says("¿Califico? 🍎 <script>"));

        Assert.Equal(Json(said.After), Json(await Store.Conversations.FindAsync(A.Id(), Token)));
        var log = await Store.Conversations.ReadLogAsync(A.Id(), said.Before.LogLength, Audience.Everyone, 100, Token);
        Assert.Equal(said.Entries.Select(entry => Encoding.UTF8.GetString(ActivityJson.Write(entry.Activity))), log.Entries.Select(Text));
        Assert.Equal(said.After.LogLength, log.ReadTo);
    }

    [Fact]
    public async Task The_loser_of_a_race_changes_nothing()
    {
        var before = (await HavingAsync("c1", A.Joins(Channel.Sms))).After;
        var (winner, loser) = (before.Does(A.Says("first")), before.Does(A.Says("person")));

        Assert.True(await Store.Conversations.TryCommitAsync(winner, Token));
        Assert.False(await Store.Conversations.TryCommitAsync(loser, Token));

        Assert.Equal(Json(winner.After), Json(await Store.Conversations.FindAsync(A.Id(), Token)));
        Assert.Equal(winner.After.LogLength, (await PositionsAsync("c1")).Last());
        Assert.Empty(await Store.Index.WaitingAsync(10, Token));
    }

    [Fact]
    public async Task Of_two_that_begin_one_conversation_one_wins()
    {
        Assert.True(await Store.Conversations.TryCommitAsync(A.New().Does(A.Says("hello")), Token));
        Assert.False(await Store.Conversations.TryCommitAsync(A.New().Does(A.Says("hola")), Token));
    }

    [Fact]
    public async Task Of_many_that_race_at_once_one_wins_and_no_other_conversation_suffers()
    {
        var before = (await HavingAsync("c1", A.Joins())).After;
        var racing = Enumerable.Range(0, 20).Select(_ => before.Does(A.Says("me")));
        var others = Enumerable.Range(0, 20).Select(i => A.New($"other-{i}").Does(A.Says("hello")));

        var won = await Task.WhenAll(racing.Concat(others).Select(turn => Store.Conversations.TryCommitAsync(turn, Token)));

        Assert.Single(won[..20], true);
        Assert.All(won[20..], Assert.True);
    }

    [Fact]
    public async Task A_turn_without_entries_is_a_mistake_of_ours() => await Assert.ThrowsAsync<ArgumentException>(
        () => Store.Conversations.TryCommitAsync(TurnDecision.Nothing(A.New()), Token));

    [Fact]
    public async Task Each_audience_reads_its_own_part_of_the_log_and_all_read_to_the_same_place()
    {
        var waiting = await HavingAsync("c1", A.Joins(), A.Says("person"));

        var (client, advocates) = (await ReadAsync(Audience.Client), await ReadAsync(Audience.Advocates));

        Assert.DoesNotContain(client.Entries, entry => Text(entry).Contains(EventNames.HandoffInitiate, StringComparison.Ordinal));
        Assert.Contains(advocates.Entries, entry => Text(entry).Contains(EventNames.HandoffInitiate, StringComparison.Ordinal));
        Assert.Equal((waiting.After.LogLength, waiting.After.LogLength), (client.ReadTo, advocates.ReadTo));
    }

    [Fact]
    public async Task A_log_read_in_small_slices_is_the_same_log()
    {
        await HavingAsync("c1", A.Joins(), A.Says("one"), A.Says("two"), A.Says("person"));
        var all = (await ReadAsync(Audience.Client)).Entries.Select(entry => entry.Position);

        var (read, after) = (new List<long>(), 0L);
        for (LogSlice slice; (slice = await Store.Conversations.ReadLogAsync(A.Id(), after, Audience.Client, 2, Token)).ReadTo != after; after = slice.ReadTo)
            read.AddRange(slice.Entries.Select(entry => entry.Position));

        Assert.Equal(all, read);
    }

    [Fact]
    public async Task A_watermark_beyond_the_end_reads_nothing()
    {
        await HavingAsync("c1", A.Joins());

        var slice = await Store.Conversations.ReadLogAsync(A.Id(), 99, Audience.Client, 10, Token);

        Assert.Empty(slice.Entries);
        Assert.Equal(99, slice.ReadTo);
    }

    [Fact]
    public async Task A_restart_forgets_nothing()
    {
        var said = await HavingAsync("c1", A.Joins(Channel.Sms), A.Says("danger"));
        await Store.Settings.SetAsync("key", [1, 2], Token);
        var log = await PositionsAsync("c1");

        Store.Reopen();

        Assert.Equal(Json(said.After), Json(await Store.Conversations.FindAsync(A.Id(), Token)));
        Assert.Equal(log, await PositionsAsync("c1"));
        Assert.Equal([Indexes.Of(said.After).Place!], await Store.Index.WaitingAsync(10, Token));
        Assert.NotEmpty(await Store.Outbox.LeaseAsync(A.Noon, TimeSpan.FromMinutes(1), 10, Token));
        Assert.Equal<byte[]>([1, 2], (await Store.Settings.FindAsync("key", Token))!);
    }

    private Task<LogSlice> ReadAsync(Audience audience) => Store.Conversations.ReadLogAsync(A.Id(), 0, audience, 1_000, Token);

    private static string Text(StoredEntry entry) => Encoding.UTF8.GetString(entry.ActivityJson.Span);
}
