using System.Collections.Immutable;
using Handoff.Core.Turns;

namespace Handoff.Service.Stores.Sqlite;

internal sealed class SqliteOutbox(SqliteDatabase database) : IOutbox
{
    // A conversation's deliveries go one at a time, the best lane first, then in the log's order. So one that
    // is out, or one before it that must wait for another try, holds back the rest; a better lane still overtakes.
    private const string Ready = """
        SELECT conversation, position, lane, attempts FROM outbox AS mine
        WHERE not_before <= ?1 AND lease_until <= ?1 AND NOT EXISTS (
            SELECT 1 FROM outbox AS other WHERE other.conversation = mine.conversation
            AND (other.lease_until > ?1 OR (other.lane, other.position) < (mine.lane, mine.position)))
        ORDER BY lane, number LIMIT ?2
        """;
    private const string Lease = "UPDATE outbox SET lease_until = ?, attempts = attempts + 1 WHERE conversation = ? AND lane = ? AND position = ?";
    private const string Complete = "DELETE FROM outbox WHERE conversation = ? AND lane = ? AND position = ?";
    private const string Postpone = "UPDATE outbox SET lease_until = 0, not_before = ? WHERE conversation = ? AND lane = ? AND position = ?";

    public async Task<ImmutableArray<LeasedDelivery>> LeaseAsync(DateTimeOffset now, TimeSpan lease, int limit, CancellationToken cancellationToken)
    {
        // Looked at first, so that a worker with nothing to do takes nothing from the writer.
        var ready = await database.ReadAsync(link => ReadyAt(link, now, limit), cancellationToken);
        return ready.IsEmpty ? ready : await database.WriteAsync(link => LeaseReady(link, now, lease, limit), cancellationToken);
    }

    public Task CompleteAsync(Delivery delivery, CancellationToken cancellationToken) =>
        database.WriteAsync(link => OfDelivery(link.Sql(Complete), delivery).Run(), cancellationToken);

    public Task PostponeAsync(Delivery delivery, DateTimeOffset notBefore, CancellationToken cancellationToken) =>
        database.WriteAsync(link => OfDelivery(link.Sql(Postpone).Bind(notBefore), delivery).Run(), cancellationToken);

    private static ImmutableArray<LeasedDelivery> LeaseReady(SqliteLink link, DateTimeOffset now, TimeSpan lease, int limit)
    {
        var ready = ReadyAt(link, now, limit);
        foreach (var (delivery, _) in ready) OfDelivery(link.Sql(Lease).Bind(now + lease), delivery).Run();
        return ready;
    }

    private static ImmutableArray<LeasedDelivery> ReadyAt(SqliteLink link, DateTimeOffset now, int limit) =>
        link.Sql(Ready).Bind(now).Bind(limit).All(row =>
            new LeasedDelivery(new Delivery(new(row.Text(0)), row.Long(1), (DeliveryLane)row.Int(2)), row.Int(3)));

    private static Statement OfDelivery(Statement statement, Delivery delivery) =>
        statement.Bind(delivery.Conversation.Value).Bind((long)delivery.Lane).Bind(delivery.Position);
}
