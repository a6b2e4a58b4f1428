using Microsoft.Data.Sqlite;

namespace Handoff.Service.Stores.Sqlite;

/// <summary>
/// The database file: one writer that groups commits, readers beside it, and the snapshots in use. One
/// process at a time, which a lock file sees to: presence and the cached snapshots are this process's.
/// </summary>
internal sealed class SqliteDatabase : IDisposable
{
    private const long FullSync = 2;
    private readonly FileStream lockFile;
    private readonly GroupWriter writer;
    private readonly Checkpointer checkpointer;
    private readonly ReaderPool readers;
    private int disposed;

    private SqliteDatabase(FileStream lockFile, SqliteLink link, SqliteLink copying, string path)
    {
        (this.lockFile, writer, readers) = (lockFile, new GroupWriter(link), new ReaderPool(path));
        checkpointer = new Checkpointer(copying, writer);
    }

    public SnapshotCache Snapshots { get; } = new(SqliteLimits.CachedSnapshots);

    /// <exception cref="StoreStartException">It can't be opened; the message says why and what to do.</exception>
    public static SqliteDatabase Open(StoreOptions options)
    {
        var path = FullPath(options);
        var lockFile = Lock(path);
        SqliteLink? link = null;
        try
        {
            link = SqliteLink.Open(path, SqliteOpenMode.ReadWriteCreate);
            SqliteSchema.Prepare(link, path);
            MakeDurable(link, path);
            return new SqliteDatabase(lockFile, link, SqliteLink.Open(path, SqliteOpenMode.ReadWrite), path);
        }
        catch (Exception error)
        {
            link?.Dispose();
            lockFile.Dispose();
            throw error is SqliteException sqlite ? Explain(path, sqlite) : error;
        }
    }

    public Task<T> ReadAsync<T>(Func<SqliteLink, T> read, CancellationToken cancellationToken)
    {
        if (cancellationToken.IsCancellationRequested) return Task.FromCanceled<T>(cancellationToken);
        try
        {
            // Not on another thread: a read is a few microseconds of memory, and never waits for the writer.
            return Task.FromResult(readers.Read(read));
        }
        catch (Exception error)
        {
            return Task.FromException<T>(error);
        }
    }

    public Task<T> WriteAsync<T>(Func<SqliteLink, T> change, CancellationToken cancellationToken) => WriteAsync(new SmallWrite<T>(change), cancellationToken);

    /// <summary>Once queued a write is seen through whatever the token says: otherwise nobody would know whether it is there.</summary>
    public Task<T> WriteAsync<T>(Write<T> write, CancellationToken cancellationToken)
    {
        if (cancellationToken.IsCancellationRequested) return Task.FromCanceled<T>(cancellationToken);
        try
        {
            return writer.RunAsync(write);
        }
        catch (StoreUnavailableException error)
        {
            return Task.FromException<T>(error);
        }
    }

    public void Dispose()
    {
        if (Interlocked.Exchange(ref disposed, 1) == 1) return;
        readers.Dispose();
        writer.Dispose();
        checkpointer.Dispose(); // after the writer, which calls it; the last connection to close empties the write-ahead log
        lockFile.Dispose();
    }

    private static string FullPath(StoreOptions options)
    {
        if (string.IsNullOrWhiteSpace(options.Path)) throw new StoreStartException("Store:Path is empty.", $"Name a file, for example {StoreOptions.DefaultPath}.");
        var path = Path.GetFullPath(options.Path);
        if (Directory.Exists(path)) throw new StoreStartException($"The store '{path}' is a folder.", "Set Store:Path to a file in it.");
        return path;
    }

    private static FileStream Lock(string path)
    {
        var lockPath = path + ".lock";
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            return new FileStream(lockPath, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException error) when (File.Exists(lockPath))
        {
            throw new StoreStartException(
                $"Another process has the store '{path}' open.", "Stop it first; for several hosts use Redis (Store:Kind=redis).", error);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw CannotWrite(path, error);
        }
    }

    private static void MakeDurable(SqliteLink link, string path)
    {
        link.Run($"""
            PRAGMA journal_mode = WAL;
            PRAGMA synchronous = FULL;
            PRAGMA cache_size = -{SqliteLimits.WriterCacheKilobytes};
            PRAGMA wal_autocheckpoint = {SqliteLimits.TooManyPages};
            PRAGMA journal_size_limit = {SqliteLimits.WriteAheadLogBytes};
            """);

        // Asked, not believed: a file system without shared memory silently keeps the old journal.
        if (link.Scalar<string>("PRAGMA journal_mode") != "wal" || link.Scalar<long>("PRAGMA synchronous") != FullSync) throw new StoreStartException(
            $"The store '{path}' can't be kept safely there: no write-ahead log or no full sync.", "Set Store:Path to a file on a local disk.");
    }

    private static StoreStartException Explain(string path, SqliteException error) => error.SqliteErrorCode == SqliteErrors.NotADatabase
        ? new($"'{path}' is not a database.", "Set Store:Path to a new file, or restore the backup.", error)
        : CannotWrite(path, error);

    private static StoreStartException CannotWrite(string path, Exception error) => new(
        $"The store '{path}' can't be opened for writing ({error.GetType().Name}: {error.Message}).",
        "Set Store:Path to a file in a folder that this user may write to, with free space.", error);
}
