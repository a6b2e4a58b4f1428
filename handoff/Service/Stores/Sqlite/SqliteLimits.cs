namespace Handoff.Service.Stores.Sqlite;

/// <summary>Limits of the SQLite store, in one place.</summary>
internal static class SqliteLimits
{
    /// <summary>Writes that share one commit. More only makes each of them wait longer.</summary>
    public const int GroupedWrites = 256;

    /// <summary>Writes that may wait. A caller beyond it is told at once, rather than after its own timeout.</summary>
    public const int QueuedWrites = 4_096;

    /// <summary>Snapshots kept in memory, twice at most: some 5 KB each.</summary>
    public const int CachedSnapshots = 2_048;

    /// <summary>Idle connections kept for reading.</summary>
    public const int PooledReaders = 8;

    /// <summary>Pages of 4 KB in the write-ahead log before it is copied into the database.</summary>
    public const int CheckpointPages = 4_000;

    /// <summary>Bytes of the write-ahead log's file that stay after a burst.</summary>
    public const int WriteAheadLogBytes = 64 * 1024 * 1024;

    public const int BusyMilliseconds = 5_000;

    /// <summary>Entries looked at in one read of a log.</summary>
    public const int LogSlice = 1_000;

    /// <summary>Waits remembered for the typical wait.</summary>
    public const int RememberedWaits = 400;
}
