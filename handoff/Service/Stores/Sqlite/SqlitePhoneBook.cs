using Handoff.Core.Conversations;

namespace Handoff.Service.Stores.Sqlite;

internal sealed class SqlitePhoneBook(SqliteDatabase database) : IPhoneBook
{
    private const string Line = "SELECT ours, client FROM phones WHERE conversation = ?";
    private const string Keep = "INSERT INTO phones (conversation, ours, client) VALUES (?, ?, ?) ON CONFLICT (conversation) DO UPDATE SET ours = excluded.ours, client = excluded.client";

    public Task<PhoneLine?> FindAsync(ConversationId id, CancellationToken cancellationToken) =>
        database.ReadAsync(link => Find(link, id), cancellationToken);

    public async Task SetAsync(ConversationId id, PhoneLine line, CancellationToken cancellationToken)
    {
        if (await FindAsync(id, cancellationToken) == line) return;
        await database.WriteAsync(link => Save(link, id.Value, line), cancellationToken);
    }

    public static PhoneLine? Find(SqliteLink link, ConversationId id) => link.Sql(Line).Bind(id.Value).First(row => new PhoneLine(row.Text(0), row.Text(1)));

    public static int Save(SqliteLink link, string id, PhoneLine line) => link.Sql(Keep).Bind(id).Bind(line.Ours).Bind(line.Client).Run();
}
