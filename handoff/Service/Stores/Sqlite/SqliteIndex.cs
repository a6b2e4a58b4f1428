using System.Collections.Immutable;
using Handoff.Core.Conversations;
using Handoff.Core.Handoffs;

namespace Handoff.Service.Stores.Sqlite;

internal sealed class SqliteIndex(SqliteDatabase database) : IConversationIndex
{
    private const string Waiting = "SELECT conversation, queue, priority, requested_at FROM waiting ORDER BY priority DESC, requested_at, conversation LIMIT ?";
    private const string HeldBy = "SELECT conversation FROM held WHERE advocate = ? ORDER BY conversation";
    private const string Holders = "SELECT DISTINCT advocate FROM held ORDER BY advocate";
    private const string Waits = "SELECT waited FROM waits WHERE claimed_at > ? ORDER BY number DESC LIMIT ?";
    private const string Due = "SELECT conversation, kind, due FROM deadlines WHERE due <= ? AND lease_until <= ? ORDER BY due LIMIT ?";
    private const string Lease = "UPDATE deadlines SET lease_until = ? WHERE conversation = ?";

    private const int RecentWaits = 20;
    private const int FewestWaits = 3;
    private static readonly TimeSpan WaitsCountFor = TimeSpan.FromHours(8);

    public Task<ImmutableArray<QueuePlace>> WaitingAsync(int limit, CancellationToken cancellationToken) => database.ReadAsync(
        link => link.Sql(Waiting).Bind(limit).All(row =>
            new QueuePlace(new(row.Text(0)), new QueueName(row.Text(1)), (Priority)row.Int(2), row.Time(3))),
        cancellationToken);

    public Task<ImmutableArray<ConversationId>> HeldByAsync(AdvocateId advocate, CancellationToken cancellationToken) =>
        database.ReadAsync(link => link.Sql(HeldBy).Bind(advocate.Value).All(row => new ConversationId(row.Text(0))), cancellationToken);

    public Task<ImmutableArray<AdvocateId>> HoldersAsync(CancellationToken cancellationToken) =>
        database.ReadAsync(link => link.Sql(Holders).All(row => new AdvocateId(row.Text(0))), cancellationToken);

    public async Task<TimeSpan?> TypicalWaitAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        var waits = await database.ReadAsync(
            link => link.Sql(Waits).Bind(now - WaitsCountFor).Bind(RecentWaits).All(row => row.Long(0)), cancellationToken);
        if (waits.Length < FewestWaits) return null;

        var sorted = waits.Sort();
        return TimeSpan.FromTicks((sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2);
    }

    public async Task<ImmutableArray<(ConversationId Conversation, Deadline Deadline)>> LeaseDueAsync(
        DateTimeOffset now, TimeSpan lease, int limit, CancellationToken cancellationToken)
    {
        // Looked at first, so that a worker with nothing to do takes nothing from the writer.
        var due = await database.ReadAsync(link => DueAt(link, now, limit), cancellationToken);
        return due.IsEmpty ? due : await database.WriteAsync(link => LeaseDue(link, now, lease, limit), cancellationToken);
    }

    private static ImmutableArray<(ConversationId Conversation, Deadline Deadline)> LeaseDue(SqliteLink link, DateTimeOffset now, TimeSpan lease, int limit)
    {
        var due = DueAt(link, now, limit);
        foreach (var (conversation, _) in due) link.Sql(Lease).Bind(now + lease).Bind(conversation.Value).Run();
        return due;
    }

    private static ImmutableArray<(ConversationId Conversation, Deadline Deadline)> DueAt(SqliteLink link, DateTimeOffset now, int limit) =>
        link.Sql(Due).Bind(now).Bind(now).Bind(limit).All(row =>
            (new ConversationId(row.Text(0)), new Deadline((DeadlineKind)row.Int(1), row.Time(2))));
}
