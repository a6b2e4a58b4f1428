namespace Handoff.Service.Stores.Sqlite;

internal sealed class SqliteSettings(SqliteDatabase database) : ISettings
{
    private const string Value = "SELECT value FROM settings WHERE name = ?";
    private const string Add = "INSERT INTO settings (name, value) VALUES (?, ?) ON CONFLICT (name) DO NOTHING";
    private const string Replace = "INSERT INTO settings (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value";

    public Task<byte[]?> FindAsync(string name, CancellationToken cancellationToken) => database.ReadAsync(link => Find(link, name), cancellationToken);

    public Task<byte[]> GetOrAddAsync(string name, byte[] value, CancellationToken cancellationToken) => database.WriteAsync(
        link =>
        {
            link.Sql(Add).Bind(name).Bind(value).Run();
            return Find(link, name)!;
        },
        cancellationToken);

    public Task SetAsync(string name, byte[] value, CancellationToken cancellationToken) =>
        database.WriteAsync(link => link.Sql(Replace).Bind(name).Bind(value).Run(), cancellationToken);

    private static byte[]? Find(SqliteLink link, string name) => link.Sql(Value).Bind(name).First(row => row.Blob(0).ToArray());
}
