using System.Collections.Immutable;
using System.Text;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Handoff.Service.Stores.Sqlite;

/// <summary>
/// A prepared statement. Parameters are bound in the order in which they stand in the text, columns read by
/// their number from 0. Below ADO.NET, because its commands and parameters cost more than the rows here.
/// </summary>
internal sealed class Statement : IDisposable
{
    private const int LongestOnStack = 256;
    private readonly sqlite3 database;
    private readonly sqlite3_stmt handle;
    private int bound;

    private Statement(sqlite3 database, sqlite3_stmt handle) => (this.database, this.handle) = (database, handle);

    public static Statement Prepare(sqlite3 database, string sql)
    {
        SqliteException.ThrowExceptionForRC(raw.sqlite3_prepare_v3(database, sql, raw.SQLITE_PREPARE_PERSISTENT, out var handle), database);
        return new Statement(database, handle);
    }

    /// <summary>The next value bound is that of the first parameter.</summary>
    public Statement Start()
    {
        bound = 0;
        return this;
    }

    public Statement Bind(long value) => Check(raw.sqlite3_bind_int64(handle, ++bound, value));

    public Statement Bind(long? value) => value is { } known ? Bind(known) : BindNull();

    public Statement Bind(bool value) => Bind(value ? 1 : 0);

    public Statement Bind(DateTimeOffset value) => Bind(value.UtcTicks);

    public Statement Bind(DateTimeOffset? value) => value is { } known ? Bind(known) : BindNull();

    public Statement Bind(byte[] value) => Check(raw.sqlite3_bind_blob(handle, ++bound, value));

    public Statement Bind(string? value)
    {
        if (value is null) return BindNull();

        // An empty span has no address, which SQLite would take for null.
        if (value.Length is 0 or > LongestOnStack / 3) return Check(raw.sqlite3_bind_text(handle, ++bound, value));

        Span<byte> utf8 = stackalloc byte[LongestOnStack];
        return Check(raw.sqlite3_bind_text(handle, ++bound, utf8[..Encoding.UTF8.GetBytes(value, utf8)]));
    }

    /// <returns>Rows changed.</returns>
    public int Run()
    {
        ForEach(static _ => { });
        return raw.sqlite3_changes(database);
    }

    public void ForEach(Action<Statement> read)
    {
        try
        {
            while (Step()) read(this);
        }
        finally
        {
            Reset();
        }
    }

    public ImmutableArray<T> All<T>(Func<Statement, T> read)
    {
        var rows = ImmutableArray.CreateBuilder<T>();
        ForEach(row => rows.Add(read(row)));
        return rows.DrainToImmutable();
    }

    /// <returns>The first row; the default if there is none.</returns>
    public T? First<T>(Func<Statement, T> read)
    {
        try
        {
            return Step() ? read(this) : default;
        }
        finally
        {
            Reset();
        }
    }

    public long Long(int column) => raw.sqlite3_column_int64(handle, column);

    public int Int(int column) => raw.sqlite3_column_int(handle, column);

    public bool Flag(int column) => Int(column) != 0;

    public string Text(int column) => raw.sqlite3_column_text(handle, column).utf8_to_string();

    public string? TextOrNull(int column) => IsNull(column) ? null : Text(column);

    /// <summary>Valid until the next row.</summary>
    public ReadOnlySpan<byte> Blob(int column) => raw.sqlite3_column_blob(handle, column);

    public DateTimeOffset Time(int column) => new(Long(column), TimeSpan.Zero);

    public bool IsNull(int column) => raw.sqlite3_column_type(handle, column) == raw.SQLITE_NULL;

    public void Dispose() => handle.Dispose();

    private bool Step()
    {
        var code = raw.sqlite3_step(handle);
        if (code is not (raw.SQLITE_ROW or raw.SQLITE_DONE)) SqliteException.ThrowExceptionForRC(code, database);
        return code == raw.SQLITE_ROW;
    }

    // Its answer repeats the error of the last step, which was thrown already.
    private void Reset() => _ = raw.sqlite3_reset(handle);

    private Statement BindNull() => Check(raw.sqlite3_bind_null(handle, ++bound));

    private Statement Check(int code)
    {
        SqliteException.ThrowExceptionForRC(code, database);
        return this;
    }
}
