namespace Handoff.Service.Stores.Redis;

internal sealed class RedisArchive(RedisStore store) : IArchive
{
    public IAsyncEnumerable<ArchiveRecord> ReadAsync(CancellationToken cancellationToken) => new RedisArchiveReader(store).ReadAsync(cancellationToken);

    public async Task WriteAsync(IAsyncEnumerable<ArchiveRecord> records, CancellationToken cancellationToken)
    {
        var marked = new RedisImport(store);
        await marked.BeginAsync(cancellationToken);
        try
        {
            await new RedisArchiveWriter(store).WriteAsync(records, cancellationToken);
            await marked.EndAsync(cancellationToken);
        }
        catch
        {
            await marked.ClearAsync();
            throw;
        }
    }
}
