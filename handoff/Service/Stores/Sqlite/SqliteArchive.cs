namespace Handoff.Service.Stores.Sqlite;

/// <param name="path">The database file.</param>
/// <param name="open">The store where this process has it open already; null to open it for the time of a write.</param>
internal sealed class SqliteArchive(string path, SqliteDatabase? open = null) : IArchive
{
    public IAsyncEnumerable<ArchiveRecord> ReadAsync(CancellationToken cancellationToken) => Read().ToAsyncEnumerable();

    public async Task WriteAsync(IAsyncEnumerable<ArchiveRecord> records, CancellationToken cancellationToken)
    {
        using var opened = open is null ? SqliteDatabase.Open(new StoreOptions(path)) : null;

        // One write, on the writer's own thread: one transaction, of which a kill leaves nothing.
        await (open ?? opened!).WriteAsync(
            link =>
            {
                SqliteArchiveWriter.Write(link, records.ToBlockingEnumerable(cancellationToken));
                return true;
            },
            cancellationToken);
    }

    private IEnumerable<ArchiveRecord> Read()
    {
        using var records = SqliteArchiveReader.Read(Path.GetFullPath(path)).GetEnumerator();
        while (Next(records)) yield return records.Current;
    }

    private static bool Next(IEnumerator<ArchiveRecord> records)
    {
        try
        {
            return records.MoveNext();
        }
        catch (Exception error) when (SqliteErrors.IsStorage(error))
        {
            throw SqliteErrors.ForCaller(error);
        }
    }
}
