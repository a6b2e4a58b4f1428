using FsCheck;
using FsCheck.Fluent;
using Handoff.Core.Conversations;
using Handoff.Service.Archives;
using Handoff.Service.Stores;
using Handoff.Service.Stores.Redis;
using Handoff.Service.Stores.Sqlite;
using Handoff.Service.Tests.Stores;
using Harness;

namespace Handoff.Service.Tests.Redis;

/// <summary>From one kind of store to the other and back.</summary>
public sealed class Moving_an_agency
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task From_SQLite_to_Redis_and_back_every_byte_is_the_same()
    {
        using var first = new SqliteTestStore();
        await FullAgency.FillAsync(first);
        await RoundAsync(first);
    }

    [Fact]
    public void Whatever_was_said_in_whatever_order() => Prop.ForAll(Steps().ToArbitrary(), async steps =>
    {
        using var first = new SqliteTestStore();
        foreach (var (conversation, input) in steps) await FullAgency.TalkAsync(first, conversation, FullAgency.Inputs[input]);
        await RoundAsync(first);
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(15).WithQuietOnSuccess(true));

    /// <summary>A table or key that is new must be moved, or named here with the reason why not.</summary>
    [Fact]
    public async Task Nothing_that_lasts_is_forgotten()
    {
        string[] moved = ["conversations", "log", "outbox", "surveys", "waits", "accounts", "settings", "phones", "suppressions", "deliveries"];
        string[] derived = ["waiting", "held", "deadlines"]; // from the snapshots
        string[] fleeting = ["presence"];
        using var store = new SqliteTestStore();
        var tables = await store.Database.ReadAsync(link => link.Sql("SELECT name FROM sqlite_schema WHERE type = 'table'").All(row => row.Text(0)), Token);
        Assert.Equal(moved.Concat(derived).Concat(fleeting).Order(StringComparer.Ordinal), tables.Order(StringComparer.Ordinal));

        var keys = new RedisKeys("a");
        string[] known =
        [
            keys.Queue, keys.Held, keys.Due, keys.Ready, keys.Later, keys.SurveysAt, keys.Number, keys.Waits, keys.Surveys, keys.Settings, keys.Accounts, keys.Users, keys.Presence, keys.Changes,
            keys.Phones, keys.Suppressed, keys.ProviderIds, keys.Checks,
        ];
        Assert.Equal(known.Order(StringComparer.Ordinal), keys.Types.Select(type => type.Key).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_SQLite_store_is_read_beside_the_process_that_has_it_open()
    {
        using var store = new SqliteTestStore();
        await FullAgency.FillAsync(store);
        var records = new SqliteArchive(store.Path).ReadAsync(Token).GetAsyncEnumerator(Token);
        Assert.True(await records.MoveNextAsync());
        await FullAgency.TalkAsync(store, "bot", A.Says("said meanwhile"));
        await FullAgency.TalkAsync(store, "zzz", A.Says("begun meanwhile"));

        var entries = 0;
        while (await records.MoveNextAsync())
        {
            if (records.Current is ArchiveRecord.Talk talk) Assert.NotEqual("zzz", talk.Id.Value);
            if (records.Current is ArchiveRecord.Entry) entries++;
        }

        await records.DisposeAsync();
        using var after = new MemoryStream();
        var summary = await ArchiveWriter.WriteAsync(new SqliteArchive(store.Path).ReadAsync(Token), "default", TimeProvider.System, after, Token);
        Assert.True(summary.Counts.Entries > entries);
    }

    [Fact]
    public async Task A_Redis_store_is_read_whole_while_others_write()
    {
        using var store = new RedisTestStore();
        await FullAgency.FillAsync(store);
        using var node = store.Other();
        using var stop = new CancellationTokenSource();
        var talking = Task.Run(async () =>
        {
            for (var i = 0; !stop.IsCancellationRequested; i++) await FullAgency.TalkAsync(node, "bot", A.Says($"meanwhile {i}"));
        }, Token);

        for (var i = 0; i < 5; i++)
        {
            using var file = await FullAgency.ExportAsync(store.Archive); // it checks that each log is as long as its snapshot says
            await new ArchiveReader(file).VerifyAsync(Token);
        }

        await stop.CancelAsync();
        await talking;
    }

    [Fact]
    public async Task Two_agencies_on_one_Redis_never_see_each_other()
    {
        using var one = new RedisTestStore();
        using var other = new RedisTestStore(RedisServer.Shared.Configuration, one.Agency + "-2");
        await FullAgency.FillAsync(one);
        await other.Settings.SetAsync("mine", [1], Token);

        using var file = new MemoryStream();
        var summary = await ArchiveWriter.WriteAsync(other.Archive.ReadAsync(Token), other.Agency, TimeProvider.System, file, Token);
        Assert.Equal(new ArchiveCounts(1, 0, 0, 0, 0, 0, 0), summary.Counts);

        var before = (await FullAgency.ExportAsync(one.Archive)).ToArray();
        await FullAgency.ImportAsync(other.Archive, new MemoryStream(before));
        Assert.Equal(before, (await FullAgency.ExportAsync(one.Archive)).ToArray());
        Assert.Equal(before, (await FullAgency.ExportAsync(other.Archive)).ToArray());
    }

    [Fact]
    public async Task Nothing_is_imported_while_a_node_runs_on_the_agency()
    {
        using var store = new RedisTestStore();
        var file = await FullAgency.ExportAsync(store.Archive);
        using var node = store.Other();
        await Eventually.HoldsAsync(() => Listeners(store) == 2); // on a busy machine one may need another try to listen

        var refused = await Assert.ThrowsAsync<ArchiveRefusedException>(() => FullAgency.ImportAsync(store.Archive, file));

        Assert.Contains("Stop all of them", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_import_that_was_killed_keeps_nodes_from_starting_and_the_next_one_begins_anew()
    {
        using var full = new SqliteTestStore();
        await FullAgency.FillAsync(full);
        var file = await FullAgency.ExportAsync(full.Archive);
        using var store = new RedisTestStore();
        await new RedisImport(store.Store).BeginAsync(Token);
        await FullAgency.TalkAsync(store, "half", A.Says("hello"));

        Assert.Contains("broken off", (await Assert.ThrowsAsync<StoreStartException>(() => RedisImport.RefuseToStartAsync(store.Store))).Message, StringComparison.Ordinal);
        await FullAgency.ImportAsync(store.Archive, file);

        await RedisImport.RefuseToStartAsync(store.Store);
        Assert.Equal(file.ToArray(), (await FullAgency.ExportAsync(store.Archive)).ToArray());
    }

    [Fact]
    public async Task A_snapshot_of_a_newer_program_is_not_exported_as_if_it_were_understood()
    {
        using var store = new RedisTestStore();
        await FullAgency.TalkAsync(store, "c1", A.Says("hello"));
        var stored = RedisServer.Shared.Ask("GET", store.Store.Keys.Snapshot(new("c1")));
        RedisServer.Shared.Ask("SET", store.Store.Keys.Snapshot(new("c1")), stored.Replace($"\"schema\":{SnapshotFormat.Schema}", "\"schema\":99", StringComparison.Ordinal));

        var refused = await Assert.ThrowsAsync<ArchiveRefusedException>(() => FullAgency.ExportAsync(store.Archive));

        Assert.Contains("schema 99", refused.Message, StringComparison.Ordinal);
    }

    private static async Task RoundAsync(SqliteTestStore first)
    {
        var left = await FullAgency.ExportAsync(first.Archive);
        using var redis = new RedisTestStore();
        await FullAgency.ImportAsync(redis.Archive, left);
        var there = await FullAgency.ExportAsync(redis.Archive);
        using var last = new SqliteTestStore();
        await FullAgency.ImportAsync(last.Archive, there);

        Assert.Equal(left.ToArray(), there.ToArray());
        Assert.Equal(left.ToArray(), (await FullAgency.ExportAsync(last.Archive)).ToArray());
    }

    private static Gen<(string Conversation, int Input)[]> Steps() => Gen.ArrayOf(
        from conversation in Gen.Choose(1, 3)
        from input in Gen.Choose(0, FullAgency.Inputs.Length - 1)
        select ($"c{conversation}", input));

    private static long Listeners(RedisTestStore store) =>
        long.Parse(RedisServer.Shared.Ask("PUBSUB", "NUMSUB", store.Store.Keys.Nudges).Split('\n', StringSplitOptions.RemoveEmptyEntries)[^1], System.Globalization.CultureInfo.InvariantCulture);
}
