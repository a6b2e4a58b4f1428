namespace Handoff.Service.Stores.Redis;

internal sealed class RedisSettings(RedisStore store) : ISettings
{
    public async Task<byte[]?> FindAsync(string name, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return (await store.Link.SendAsync(write: false, "HGET", store.Keys.Settings, name)).Bytes;
    }

    public async Task<byte[]> GetOrAddAsync(string name, byte[] value, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        await store.Link.SendAsync(write: true, "HSETNX", store.Keys.Settings, name, value);
        return await FindAsync(name, cancellationToken) ?? throw new StoreUnavailableException("a setting vanished while it was made");
    }

    public Task SetAsync(string name, byte[] value, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return store.Link.SendAsync(write: true, "HSET", store.Keys.Settings, name, value);
    }
}
