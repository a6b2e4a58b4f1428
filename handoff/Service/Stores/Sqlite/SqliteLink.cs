using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Handoff.Service.Stores.Sqlite;

/// <summary>One connection with its prepared statements. Used by one thread at a time.</summary>
internal sealed class SqliteLink : IDisposable
{
    private readonly SqliteConnection connection;
    private readonly Dictionary<string, Statement> statements = new(StringComparer.Ordinal);

    private SqliteLink(SqliteConnection connection) => this.connection = connection;

    /// <exception cref="SqliteException">The file can't be opened.</exception>
    public static SqliteLink Open(string path, SqliteOpenMode mode)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Mode = mode, Pooling = false }.ToString());
        try
        {
            connection.Open();
            var link = new SqliteLink(connection);
            link.Run($"PRAGMA busy_timeout = {SqliteLimits.BusyMilliseconds}; PRAGMA foreign_keys = ON; PRAGMA trusted_schema = OFF;");
            return link;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    /// <summary>The statement of this text, prepared once; bind its parameters in order, then run it.</summary>
    public Statement Sql(string sql)
    {
        if (!statements.TryGetValue(sql, out var statement)) statements[sql] = statement = Statement.Prepare(connection.Handle!, sql);
        return statement.Start();
    }

    /// <summary>Runs statements that are not worth preparing.</summary>
    public void Run(string script)
    {
        using var command = connection.CreateCommand();
        command.CommandText = script;
        command.ExecuteNonQuery();
    }

    public T Scalar<T>(string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return (T)command.ExecuteScalar()!;
    }

    public void Begin()
    {
        RollBack(); // of a transaction that could not be ended when it failed
        Sql("BEGIN IMMEDIATE").Run();
    }

    public void Commit() => Sql("COMMIT").Run();

    /// <summary>
    /// Copies what it can of the write-ahead log into the database, waiting for nobody. A failure loses
    /// nothing: the log stays, and is copied the next time.
    /// </summary>
    /// <returns>Pages in the log; 0 where that can't be told.</returns>
    public int TryCheckpoint()
    {
        var code = raw.sqlite3_wal_checkpoint_v2(connection.Handle!, "main", raw.SQLITE_CHECKPOINT_PASSIVE, out var pages, out _);
        return code == raw.SQLITE_OK ? pages : 0;
    }

    /// <summary>Undoes what is open; SQLite may have done so itself when the disk was full.</summary>
    public void RollBack()
    {
        if (raw.sqlite3_get_autocommit(connection.Handle!) == 0) Sql("ROLLBACK").Run();
    }

    public void Dispose()
    {
        foreach (var statement in statements.Values) statement.Dispose();
        connection.Dispose();
    }
}
