namespace Handoff.Service.Tests.Stores;

public sealed class Sqlite_store : StoreContract<SqliteTestStore>;

public sealed class A_sqlite_store_against_a_model : A_store_against_a_model<SqliteTestStore>;
