using System.Collections.Immutable;
using Handoff.Core.Conversations;

namespace Handoff.Service.Stores.Sqlite;

internal sealed class SqlitePresence(SqliteDatabase database) : IPresenceStore
{
    private const string Seen = """
        INSERT INTO presence (advocate, available, seen_at) VALUES (?, ?, ?)
        ON CONFLICT (advocate) DO UPDATE SET available = excluded.available, seen_at = max(seen_at, excluded.seen_at)
        """;
    private const string Everyone = "SELECT advocate, available, seen_at FROM presence ORDER BY advocate";

    public Task SeenAsync(AdvocateId advocate, bool available, DateTimeOffset at, CancellationToken cancellationToken) =>
        database.WriteAsync(link => link.Sql(Seen).Bind(advocate.Value).Bind(available).Bind(at).Run(), cancellationToken);

    public Task<ImmutableArray<AdvocatePresence>> AllAsync(CancellationToken cancellationToken) => database.ReadAsync(
        link => link.Sql(Everyone).All(row => new AdvocatePresence(new(row.Text(0)), row.Flag(1), row.Time(2))), cancellationToken);
}
