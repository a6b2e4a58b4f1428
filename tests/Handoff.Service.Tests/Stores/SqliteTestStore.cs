using Handoff.Service.Stores;
using Handoff.Service.Stores.Sqlite;

namespace Handoff.Service.Tests.Stores;

/// <summary>SQLite on a file of its own, removed afterwards.</summary>
public sealed class SqliteTestStore : ITestStore
{
    private readonly string folder = Directory.CreateTempSubdirectory("benefitsbot-").FullName;

    public SqliteTestStore() => Database = SqliteDatabase.Open(new StoreOptions(Path));

    public string Path => System.IO.Path.Combine(folder, "store.db");
    public IConversationStore Conversations => new SqliteConversations(Database);
    public IConversationIndex Index => new SqliteIndex(Database);
    public IOutbox Outbox => new SqliteOutbox(Database);
    public ISurveyReports Surveys => new SqliteSurveys(Database);
    public ISettings Settings => new SqliteSettings(Database);
    public IAccountStore Accounts => new SqliteAccounts(Database);
    public IPresenceStore Presence => new SqlitePresence(Database);
    public IPhoneBook Phones => new SqlitePhoneBook(Database);
    public ISuppressionList Suppressions => new SqliteSuppressions(Database);
    public IDeliveryStates Deliveries => new SqliteDeliveryStates(Database);
    public ISenderPace Pace { get; } = new SenderPace();
    public IArchive Archive => new SqliteArchive(Path, Database);
    internal SqliteDatabase Database { get; private set; }

    public void Reopen()
    {
        Database.Dispose();
        Database = SqliteDatabase.Open(new StoreOptions(Path));
    }

    public void Dispose()
    {
        Database.Dispose();
        Directory.Delete(folder, recursive: true);
    }
}
