using Microsoft.Data.Sqlite;

namespace Handoff.Service.Stores.Sqlite;

/// <summary>Something to be written by the one writer thread, together with whatever else waits.</summary>
internal abstract class Write
{
    public abstract void Apply(SqliteLink link);

    /// <summary>It is on disk.</summary>
    public abstract void Complete();

    public abstract void Fail(Exception why);
}

/// <summary>A write that has an answer.</summary>
internal abstract class Write<T> : Write
{
    // Asynchronous, or whoever waits would go on upon the writer's thread and hold up everybody else.
    private readonly TaskCompletionSource<T> completion = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private T? answer;

    public Task<T> Task => completion.Task;

    public sealed override void Apply(SqliteLink link) => answer = Change(link);

    public sealed override void Complete()
    {
        Committed(answer!);
        completion.TrySetResult(answer!);
    }

    public sealed override void Fail(Exception why) => completion.TrySetException(why);

    /// <summary>Runs inside a transaction that others share; may run again if it is rolled back for another's fault.</summary>
    protected abstract T Change(SqliteLink link);

    /// <summary>Called once it is on disk, before the caller knows.</summary>
    protected virtual void Committed(T answer) { }
}

/// <summary>A write of a line or two.</summary>
internal sealed class SmallWrite<T>(Func<SqliteLink, T> change) : Write<T>
{
    protected override T Change(SqliteLink link) => change(link);
}

internal static class SqliteErrors
{
    // SQLite's primary result codes: what the disk or another program did, not what we asked for.
    private const int Busy = 5, Locked = 6, NoMemory = 7, ReadOnly = 8, Io = 10, Corrupt = 11, Full = 13, CannotOpen = 14, Protocol = 15;
    public const int NotADatabase = 26;

    public static bool IsStorage(Exception error) => error is ObjectDisposedException || error is SqliteException
    {
        SqliteErrorCode: Busy or Locked or NoMemory or ReadOnly or Io or Corrupt or Full or CannotOpen or Protocol or NotADatabase,
    };

    /// <returns>What the caller is told; our own mistakes stay what they are.</returns>
    public static Exception ForCaller(Exception error) => error switch
    {
        SqliteException sqlite when IsStorage(error) =>
            new StoreUnavailableException($"SQLite error {sqlite.SqliteErrorCode} ({sqlite.SqliteExtendedErrorCode})", sqlite),
        ObjectDisposedException => new StoreUnavailableException("the store is closed", error),
        _ => error,
    };
}
