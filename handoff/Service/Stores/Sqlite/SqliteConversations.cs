using System.Collections.Immutable;
using Handoff.Core.Conversations;
using Handoff.Core.Turns;

namespace Handoff.Service.Stores.Sqlite;

internal sealed class SqliteConversations(SqliteDatabase database) : IConversationStore
{
    private const string FindSnapshot = "SELECT snapshot FROM conversations WHERE id = ?";
    private const string ReadLog = """
        SELECT position, audience, activity FROM log
        WHERE conversation = (SELECT key FROM conversations WHERE id = ?) AND position > ? ORDER BY position LIMIT ?
        """;

    public Task<Conversation?> FindAsync(ConversationId id, CancellationToken cancellationToken) =>
        database.Snapshots.Find(id) is { } cached ? Task.FromResult<Conversation?>(cached) : ReadSnapshotAsync(id, cancellationToken);

    public Task<bool> TryCommitAsync(TurnDecision decision, CancellationToken cancellationToken)
    {
        if (decision.ChangesNothing) throw new ArgumentException("A turn that appends nothing changes nothing: there is nothing to commit.", nameof(decision));
        return database.WriteAsync(new TurnWrite(decision, database.Snapshots), cancellationToken);
    }

    public Task<LogSlice> ReadLogAsync(ConversationId id, long after, Audience audience, int limit, CancellationToken cancellationToken) =>
        database.ReadAsync(link => Slice(link, id, after, audience, Math.Clamp(limit, 1, SqliteLimits.LogSlice)), cancellationToken);

    private async Task<Conversation?> ReadSnapshotAsync(ConversationId id, CancellationToken cancellationToken)
    {
        var found = await database.ReadAsync(
            link => link.Sql(FindSnapshot).Bind(id.Value).First(row => SnapshotFormat.Read(row.Blob(0))), cancellationToken);
        if (found is not null) database.Snapshots.Put(found);
        return found;
    }

    private static LogSlice Slice(SqliteLink link, ConversationId id, long after, Audience audience, int limit)
    {
        var entries = ImmutableArray.CreateBuilder<StoredEntry>();
        var readTo = after;
        link.Sql(ReadLog).Bind(id.Value).Bind(after).Bind(limit).ForEach(row =>
        {
            readTo = row.Long(0);
            var allowed = (Audience)row.Int(1);
            if ((allowed & audience) != 0) entries.Add(new StoredEntry(readTo, allowed, row.Blob(2).ToArray()));
        });
        return new LogSlice(entries.DrainToImmutable(), readTo);
    }
}
