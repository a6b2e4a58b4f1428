using Handoff.Service.Stores;
using Handoff.Service.Stores.Sqlite;
using Microsoft.Data.Sqlite;

namespace Handoff.Service.Tests.Stores;

public sealed class Opening_a_sqlite_store : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("benefitsbot-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void Makes_the_folder_and_the_file()
    {
        var path = Path.Combine(folder, "deep", "down", "store.db");

        SqliteDatabase.Open(new(path)).Dispose();

        Assert.True(File.Exists(path));
    }

    [Fact]
    public async Task Syncs_every_commit_to_disk()
    {
        using var database = SqliteDatabase.Open(new(Path.Combine(folder, "store.db")));

        var (journal, sync) = await database.WriteAsync(
            link => (link.Scalar<string>("PRAGMA journal_mode"), link.Scalar<long>("PRAGMA synchronous")), TestContext.Current.CancellationToken);

        Assert.Equal(("wal", 2), (journal, sync));
    }

    [Fact]
    public void A_second_host_on_the_same_file_is_refused()
    {
        var path = Path.Combine(folder, "store.db");
        using var first = SqliteDatabase.Open(new(path));

        Assert.Contains("Another process has the store", Refused(path), StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_is_no_database_is_refused_and_left_alone()
    {
        var path = Path.Combine(folder, "letter.txt");
        File.WriteAllText(path, new string('x', 5_000));

        Assert.Contains("is not a database", Refused(path), StringComparison.Ordinal);
        Assert.Equal(5_000, new FileInfo(path).Length);
    }

    [Fact]
    public void Another_programs_database_is_refused()
    {
        var path = Path.Combine(folder, "other.db");
        Change(path, "CREATE TABLE cats (name TEXT)");

        Assert.Contains("another program's database", Refused(path), StringComparison.Ordinal);
    }

    [Fact]
    public void A_newer_schema_is_refused_and_can_still_be_opened_by_the_newer_version()
    {
        var path = Path.Combine(folder, "store.db");
        SqliteDatabase.Open(new(path)).Dispose();
        Change(path, "PRAGMA user_version = 99");

        Assert.Contains("has schema 99; this version knows up to 2. Run the newer version again", Refused(path), StringComparison.Ordinal);

        Change(path, "PRAGMA user_version = 2");
        SqliteDatabase.Open(new(path)).Dispose();
    }

    [Fact]
    public async Task A_file_of_the_first_version_gets_what_it_lacks_and_keeps_what_it_has()
    {
        var path = Path.Combine(folder, "store.db");
        using (var written = SqliteDatabase.Open(new(path))) await new SqliteSettings(written).SetAsync("kept", [7], TestContext.Current.CancellationToken);
        Change(path, "DROP TABLE phones; DROP TABLE suppressions; DROP TABLE deliveries; PRAGMA user_version = 1");

        using var upgraded = SqliteDatabase.Open(new(path));

        Assert.Equal([7], await new SqliteSettings(upgraded).FindAsync("kept", TestContext.Current.CancellationToken));
        Assert.True(await new SqliteSuppressions(upgraded).SuppressAsync("c", "word", DateTimeOffset.UnixEpoch, TestContext.Current.CancellationToken));
        Assert.Equal(2, await upgraded.ReadAsync(link => link.Scalar<long>("PRAGMA user_version"), TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData("/proc/benefitsbot/store.db")] // a folder that nobody can make
    [InlineData("/dev/null/store.db")] // below something that is no folder
    [InlineData("/proc/version")] // a file that nobody can write
    public void A_path_that_cannot_be_written_is_refused_with_advice(string path) => Assert.Contains("Set Store:Path", Refused(path), StringComparison.Ordinal);

    [Fact]
    public void A_folder_or_nothing_for_a_path_is_refused_with_advice()
    {
        Assert.Contains("is a folder", Refused(folder), StringComparison.Ordinal);
        Assert.Contains("Store:Path is empty", Refused(" "), StringComparison.Ordinal);
    }

    [Fact]
    public void A_refused_file_is_not_kept_locked()
    {
        var path = Path.Combine(folder, "store.db");
        File.WriteAllText(path, "no database, and more than sixteen bytes");
        Refused(path);
        File.Delete(path);

        SqliteDatabase.Open(new(path)).Dispose();
    }

    private static string Refused(string path) => Assert.Throws<StoreStartException>(() => SqliteDatabase.Open(new(path))).Message;

    private static void Change(string path, string sql)
    {
        using var link = SqliteLink.Open(path, SqliteOpenMode.ReadWriteCreate);
        link.Run(sql);
    }
}
