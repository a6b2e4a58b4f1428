using Handoff.Core.Conversations;
using Handoff.Core.Turns;

namespace Handoff.Service.Stores.Sqlite;

/// <summary>The rows by which a conversation is found, as far as a turn changes them: most turns change none.</summary>
internal sealed class IndexChange
{
    private const string Wait = """
        INSERT INTO waiting (conversation, queue, priority, requested_at) VALUES (?, ?, ?, ?)
        ON CONFLICT (conversation) DO UPDATE SET queue = excluded.queue, priority = excluded.priority, requested_at = excluded.requested_at
        """;
    private const string Hold = "INSERT INTO held (conversation, advocate) VALUES (?, ?) ON CONFLICT (conversation) DO UPDATE SET advocate = excluded.advocate";
    private const string SetDeadline = """
        INSERT INTO deadlines (conversation, kind, due, lease_until) VALUES (?, ?, ?, 0)
        ON CONFLICT (conversation) DO UPDATE SET kind = excluded.kind, due = excluded.due, lease_until = 0
        """;
    private const string Remember = "INSERT INTO waits (claimed_at, waited) VALUES (?, ?)";
    private const string ForgetOldWaits = "DELETE FROM waits WHERE number <= last_insert_rowid() - ?";

    private readonly string id;
    private readonly Indexes before;
    private readonly Indexes after;
    private readonly (DateTimeOffset ClaimedAt, TimeSpan Waited)? wait;

    private IndexChange(TurnDecision decision)
        : this(decision.Before.Id, Indexes.Of(decision.Before), Indexes.Of(decision.After))
    {
        if (decision is { ClaimedAfter: { } waited, After.Stage: Stage.WithAdvocate held }) wait = (held.ClaimedAt, waited);
    }

    private IndexChange(ConversationId id, Indexes before, Indexes after) => (this.id, this.before, this.after) = (id.Value, before, after);

    public static IndexChange Of(TurnDecision decision) => new(decision);

    /// <summary>Of a conversation that is in no index yet.</summary>
    public static IndexChange OfAll(Conversation conversation) => new(conversation.Id, Indexes.None, Indexes.Of(conversation));

    public void Apply(SqliteLink link)
    {
        if (before.Place != after.Place) MovePlace(link);
        if (before.HeldBy != after.HeldBy) MoveHolder(link);
        if (before.Deadline != after.Deadline) MoveDeadline(link);
        if (wait is not { } known) return;

        link.Sql(Remember).Bind(known.ClaimedAt).Bind(known.Waited.Ticks).Run();
        link.Sql(ForgetOldWaits).Bind(SqliteLimits.RememberedWaits).Run();
    }

    private void MovePlace(SqliteLink link)
    {
        if (after.Place is { } place) link.Sql(Wait).Bind(id).Bind(place.Queue.Value).Bind((long)place.Priority).Bind(place.RequestedAt).Run();
        else link.Sql("DELETE FROM waiting WHERE conversation = ?").Bind(id).Run();
    }

    private void MoveHolder(SqliteLink link)
    {
        if (after.HeldBy is { } advocate) link.Sql(Hold).Bind(id).Bind(advocate.Value).Run();
        else link.Sql("DELETE FROM held WHERE conversation = ?").Bind(id).Run();
    }

    private void MoveDeadline(SqliteLink link)
    {
        if (after.Deadline is { } deadline) link.Sql(SetDeadline).Bind(id).Bind((long)deadline.Kind).Bind(deadline.Due).Run();
        else link.Sql("DELETE FROM deadlines WHERE conversation = ?").Bind(id).Run();
    }
}
