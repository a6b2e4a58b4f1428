using Handoff.Core.Conversations;
using Handoff.Core.Turns;
using Microsoft.Data.Sqlite;

namespace Handoff.Service.Stores.Sqlite;

/// <summary>Reads all of a database in one read transaction, beside whoever has it open: one moment of all.</summary>
internal static class SqliteArchiveReader
{
    private const string Waits = "SELECT claimed_at, waited FROM waits ORDER BY number DESC LIMIT ?";
    private const string Talks = "SELECT id, key, snapshot FROM conversations WHERE id > ? ORDER BY id LIMIT ?";
    private const string Entries = "SELECT position, audience, activity FROM log WHERE conversation = ? AND position > ? ORDER BY position LIMIT ?";
    private const string Pushes = "SELECT position, lane, attempts, not_before FROM outbox WHERE conversation = ? ORDER BY lane, position";

    private const string Fates = "SELECT position, status FROM deliveries WHERE conversation = ? ORDER BY position";

    public static IEnumerable<ArchiveRecord> Read(string path)
    {
        using var link = Open(path);
        link.Sql("BEGIN").Run();
        foreach (var setting in link.Sql("SELECT name, value FROM settings").All(row => new ArchiveRecord.Setting(row.Text(0), row.Blob(1).ToArray())).OrderBy(one => one.Name, StringComparer.Ordinal)) yield return setting;
        foreach (var account in SqliteAccounts.All(link).OrderBy(one => one.User, StringComparer.Ordinal)) yield return new ArchiveRecord.Person(account);
        foreach (var wait in link.Sql(Waits).Bind(ArchiveRecord.Wait.Most).All(row => new ArchiveRecord.Wait(row.Time(0), TimeSpan.FromTicks(row.Long(1)))).Reverse()) yield return wait;
        foreach (var silence in SqliteSuppressions.All(link).OrderBy(one => one.Client, StringComparer.Ordinal)) yield return new ArchiveRecord.Silence(silence);
        foreach (var (talk, key) in TalksOf(link))
        {
            yield return talk;
            foreach (var entry in EntriesOf(link, key)) yield return entry;
            foreach (var push in link.Sql(Pushes).Bind(talk.Id.Value).All(Push)) yield return push;
            foreach (var answer in SqliteSurveys.Of(link, talk.Id)) yield return new ArchiveRecord.Answer(answer);
            if (SqlitePhoneBook.Find(link, talk.Id) is { } line) yield return new ArchiveRecord.Phone(line);
            foreach (var fate in link.Sql(Fates).Bind(talk.Id.Value).All(row => new ArchiveRecord.Fate(row.Long(0), row.Blob(1).ToArray()))) yield return fate;
        }
    }

    // Through the same door as the store: the file is not made, and another program's is refused.
    private static SqliteLink Open(string path)
    {
        if (!File.Exists(path)) throw new StoreStartException($"There is no store '{path}'.", "Set Store:Path to the database, or Store:Kind to redis.");
        SqliteLink? link = null;
        try
        {
            link = SqliteLink.Open(path, SqliteOpenMode.ReadWrite);
            link.Run("PRAGMA query_only = ON;");
            SqliteSchema.Require(link, path);
            return link;
        }
        catch (SqliteException error)
        {
            link?.Dispose();
            throw new StoreStartException($"The store '{path}' can't be read (SQLite error {error.SqliteErrorCode}).", "Run this as the user whose it is.", error);
        }
        catch
        {
            link?.Dispose();
            throw;
        }
    }

    private static IEnumerable<(ArchiveRecord.Talk Talk, long Key)> TalksOf(SqliteLink link)
    {
        var after = "";
        while (true)
        {
            var page = link.Sql(Talks).Bind(after).Bind(SqliteLimits.ArchivedAtOnce)
                .All(row => (new ArchiveRecord.Talk(new ConversationId(row.Text(0)), row.Blob(2).ToArray()), row.Long(1)));
            if (page.IsEmpty) yield break;
            foreach (var talk in page) yield return talk;
            after = page[^1].Item1.Id.Value;
        }
    }

    private static IEnumerable<ArchiveRecord.Entry> EntriesOf(SqliteLink link, long key)
    {
        var after = 0L;
        while (true)
        {
            var page = link.Sql(Entries).Bind(key).Bind(after).Bind(SqliteLimits.ArchivedAtOnce)
                .All(row => new ArchiveRecord.Entry(row.Long(0), (Audience)row.Int(1), row.Blob(2).ToArray()));
            foreach (var entry in page) yield return entry;
            if (page.Length < SqliteLimits.ArchivedAtOnce) yield break;
            after = page[^1].Position;
        }
    }

    private static ArchiveRecord.Push Push(Statement row) =>
        new(row.Long(0), (DeliveryLane)row.Int(1), row.Int(2), row.Long(3) == 0 ? null : WholeMicroseconds(row.Time(3)));

    // Up, so that nothing is tried too early; as much as any store holds exactly.
    private static DateTimeOffset WholeMicroseconds(DateTimeOffset time) =>
        new((time.UtcTicks + TimeSpan.TicksPerMicrosecond - 1) / TimeSpan.TicksPerMicrosecond * TimeSpan.TicksPerMicrosecond, TimeSpan.Zero);
}
