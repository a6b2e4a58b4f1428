using System.Collections.Immutable;

namespace Handoff.Service.Stores.Sqlite;

internal sealed class SqliteSuppressions(SqliteDatabase database) : ISuppressionList
{
    private const string Columns = "client, since, by, cleared_at, cleared_by";
    private const string Find = $"SELECT {Columns} FROM suppressions WHERE client = ?";
    private const string Suppress = """
        INSERT INTO suppressions (client, since, by) VALUES (?, ?, ?)
        ON CONFLICT (client) DO UPDATE SET since = excluded.since, by = excluded.by, cleared_at = NULL, cleared_by = NULL WHERE cleared_at IS NOT NULL
        """;
    private const string Clear = "UPDATE suppressions SET cleared_at = ?, cleared_by = ? WHERE client = ? AND cleared_at IS NULL";

    public Task<Suppression?> FindAsync(string client, CancellationToken cancellationToken) =>
        database.ReadAsync(link => link.Sql(Find).Bind(client).First(Read), cancellationToken);

    public Task<bool> SuppressAsync(string client, string by, DateTimeOffset now, CancellationToken cancellationToken) =>
        database.WriteAsync(link => link.Sql(Suppress).Bind(client).Bind(now).Bind(by).Run() == 1, cancellationToken);

    public Task<bool> ClearAsync(string client, string by, DateTimeOffset now, CancellationToken cancellationToken) =>
        database.WriteAsync(link => link.Sql(Clear).Bind(now).Bind(by).Bind(client).Run() == 1, cancellationToken);

    public static ImmutableArray<Suppression> All(SqliteLink link) => link.Sql($"SELECT {Columns} FROM suppressions").All(Read);

    public static void Add(SqliteLink link, Suppression one) => link.Sql($"INSERT INTO suppressions ({Columns}) VALUES (?, ?, ?, ?, ?)")
        .Bind(one.Client).Bind(one.Since).Bind(one.By).Bind(one.ClearedAt).Bind(one.ClearedBy).Run();

    private static Suppression Read(Statement row) => new(
        row.Text(0), row.Time(1), row.Text(2), row.IsNull(3) ? null : row.Time(3), row.TextOrNull(4));
}
