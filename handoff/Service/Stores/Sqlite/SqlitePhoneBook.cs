using Handoff.Core.Conversations;

namespace Handoff.Service.Stores.Sqlite;

internal sealed class SqlitePhoneBook(SqliteDatabase database) : IPhoneBook
{
    private const string Line = "SELECT ours, client FROM phones WHERE conversation = ?";
    private const string Keep = "INSERT INTO phones (conversation, ours, client) VALUES (?, ?, ?) ON CONFLICT (conversation) DO UPDATE SET ours = excluded.ours, client = excluded.client";

    public Task<PhoneLine?> FindAsync(ConversationId id, CancellationToken cancellationToken) =>
        database.ReadAsync(link => link.Sql(Line).Bind(id.Value).First(row => new PhoneLine(row.Text(0), row.Text(1))), cancellationToken);

    public async Task SetAsync(ConversationId id, PhoneLine line, CancellationToken cancellationToken)
    {
        if (await FindAsync(id, cancellationToken) == line) return;
        await database.WriteAsync(link => link.Sql(Keep).Bind(id.Value).Bind(line.Ours).Bind(line.Client).Run(), cancellationToken);
    }
}
