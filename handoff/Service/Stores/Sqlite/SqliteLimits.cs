namespace Handoff.Service.Stores.Sqlite;

/// <summary>Limits of the SQLite store, in one place.</summary>
internal static class SqliteLimits
{
    /// <summary>Writes that share one commit. More only makes each of them wait longer.</summary>
    public const int GroupedWrites = 256;

    /// <summary>Longest wait for the others of a group before it is written.</summary>
    public const int LingerMilliseconds = 2;

    /// <summary>Writes that may wait. A caller beyond it is told at once, rather than after its own timeout.</summary>
    public const int QueuedWrites = 4_096;

    /// <summary>Snapshots kept in memory, twice at most: some 5 KB each.</summary>
    public const int CachedSnapshots = 2_048;

    /// <summary>Idle connections kept for reading.</summary>
    public const int PooledReaders = 8;

    /// <summary>Writes after which the write-ahead log is copied into the database: some 3 pages of 4 KB each.</summary>
    public const int WritesPerCheckpoint = 1_024;

    /// <summary>Pages in the write-ahead log from which on it begins anew as soon as that is cheap.</summary>
    public const int CheckpointPages = 8_000;

    /// <summary>Pages from which on it begins anew even if that holds up turns for some 20 ms.</summary>
    public const int ManyPages = 32_000;

    /// <summary>Pages that the writer may copy itself between two groups: a few milliseconds.</summary>
    public const int FewPages = 400;

    /// <summary>Kilobytes of the database that the writer keeps in memory: conversations in use are not read again to be changed.</summary>
    public const int WriterCacheKilobytes = 24 * 1024;

    /// <summary>Pages from which on SQLite itself copies them at every commit: only if all else failed.</summary>
    public const int TooManyPages = 64_000;

    /// <summary>Bytes of the write-ahead log's file that stay after a burst.</summary>
    public const int WriteAheadLogBytes = 64 * 1024 * 1024;

    /// <summary>Longest wait for another process that writes. A client whose message can't be kept is to hear that soon.</summary>
    public const int BusyMilliseconds = 2_000;

    /// <summary>Entries looked at in one read of a log.</summary>
    public const int LogSlice = 1_000;

    /// <summary>Rows in memory at once while everything is read.</summary>
    public const int ArchivedAtOnce = 200;

    /// <summary>Waits remembered for the typical wait.</summary>
    public const int RememberedWaits = 400;
}
