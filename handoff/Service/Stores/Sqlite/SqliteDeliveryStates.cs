using System.Collections.Immutable;
using Handoff.Core.Conversations;
using Handoff.Core.Deliveries;

namespace Handoff.Service.Stores.Sqlite;

internal sealed class SqliteDeliveryStates(SqliteDatabase database) : IDeliveryStates
{
    private const string Columns = "conversation, position, version, status";
    private const string ById = $"SELECT {Columns} FROM deliveries WHERE conversation = ? AND position = ?";
    private const string ByProviderId = $"SELECT {Columns} FROM deliveries WHERE provider_id = ?";
    private const string OfConversation = $"SELECT {Columns} FROM deliveries WHERE conversation = ? AND position > ? ORDER BY position";
    private const string Due = $"SELECT {Columns} FROM deliveries WHERE check_at <= ? ORDER BY check_at LIMIT ?";
    private const string Lease = "UPDATE deliveries SET check_at = ? WHERE conversation = ? AND position = ?";
    private const string Add = """
        INSERT INTO deliveries (version, provider_id, check_at, status, conversation, position) VALUES (1, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING
        """;
    private const string Change = """
        UPDATE deliveries SET version = version + 1, provider_id = ?, check_at = ?, status = ? WHERE conversation = ? AND position = ? AND version = ?
        """;

    public Task<DeliveryStatus?> FindAsync(DeliveryId id, CancellationToken cancellationToken) =>
        database.ReadAsync(link => link.Sql(ById).Bind(id.Conversation.Value).Bind(id.Position).First(Read), cancellationToken);

    public Task<DeliveryStatus?> FindByProviderIdAsync(string providerId, CancellationToken cancellationToken) =>
        database.ReadAsync(link => link.Sql(ByProviderId).Bind(providerId).First(Read), cancellationToken);

    public Task<ImmutableArray<DeliveryStatus>> OfAsync(ConversationId id, long after, CancellationToken cancellationToken) =>
        database.ReadAsync(link => link.Sql(OfConversation).Bind(id.Value).Bind(after).All(Read), cancellationToken);

    public Task<bool> TrySaveAsync(DeliveryStatus status, CancellationToken cancellationToken)
    {
        var json = DeliveryFormat.Write(status);
        return database.WriteAsync(link => TrySave(link, status, json), cancellationToken);
    }

    public static bool TrySave(SqliteLink link, DeliveryStatus status, byte[] json)
    {
        var row = link.Sql(status.Version == 0 ? Add : Change)
            .Bind(status.ProviderId).Bind(status.CheckAt).Bind(json).Bind(status.Id.Conversation.Value).Bind(status.Id.Position);
        return (status.Version == 0 ? row : row.Bind(status.Version)).Run() == 1;
    }

    public async Task<ImmutableArray<DeliveryStatus>> LeaseChecksAsync(DateTimeOffset now, TimeSpan lease, int limit, CancellationToken cancellationToken)
    {
        // Looked at first, so that a worker with nothing to do takes nothing from the writer.
        var due = await database.ReadAsync(link => DueAt(link, now, limit), cancellationToken);
        return due.IsEmpty ? due : await database.WriteAsync(link => LeaseDue(link, now, lease, limit), cancellationToken);
    }

    private static ImmutableArray<DeliveryStatus> LeaseDue(SqliteLink link, DateTimeOffset now, TimeSpan lease, int limit)
    {
        var due = DueAt(link, now, limit);
        foreach (var status in due) link.Sql(Lease).Bind(now + lease).Bind(status.Id.Conversation.Value).Bind(status.Id.Position).Run();
        return due;
    }

    private static ImmutableArray<DeliveryStatus> DueAt(SqliteLink link, DateTimeOffset now, int limit) => link.Sql(Due).Bind(now).Bind(limit).All(Read);

    private static DeliveryStatus Read(Statement row) => DeliveryFormat.Read(row.Text(0), row.Long(1), row.Int(2), row.Blob(3));
}
