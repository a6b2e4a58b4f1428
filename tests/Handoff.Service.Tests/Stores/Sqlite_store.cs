namespace Handoff.Service.Tests.Stores;

public sealed class Sqlite_store : StoreContract<SqliteTestStore>;
