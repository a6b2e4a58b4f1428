using System.Collections.Concurrent;
using Microsoft.Data.Sqlite;

namespace Handoff.Service.Stores.Sqlite;

/// <summary>Connections for reading. Write-ahead logging lets them read while the writer writes, so no read waits for a sync.</summary>
internal sealed class ReaderPool(string path) : IDisposable
{
    private readonly ConcurrentBag<SqliteLink> idle = [];
    private volatile bool closed;

    /// <exception cref="StoreUnavailableException">The file can't be read, or the store is closed.</exception>
    public T Read<T>(Func<SqliteLink, T> read)
    {
        SqliteLink? link = null;
        try
        {
            ObjectDisposedException.ThrowIf(closed, this);
            link = idle.TryTake(out var pooled) ? pooled : OpenReader();
            return read(link);
        }
        catch (Exception error) when (SqliteErrors.IsStorage(error))
        {
            throw SqliteErrors.ForCaller(error);
        }
        finally
        {
            if (link is not null) Return(link);
        }
    }

    public void Dispose()
    {
        closed = true;
        while (idle.TryTake(out var link)) link.Dispose();
    }

    private void Return(SqliteLink link)
    {
        if (closed || idle.Count >= SqliteLimits.PooledReaders) link.Dispose();
        else idle.Add(link);
    }

    private SqliteLink OpenReader()
    {
        var link = SqliteLink.Open(path, SqliteOpenMode.ReadWrite);
        link.Run("PRAGMA query_only = ON;");
        return link;
    }
}
