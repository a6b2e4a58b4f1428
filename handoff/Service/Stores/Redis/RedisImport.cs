using Handoff.Service.Stores.Redis.Link;

namespace Handoff.Service.Stores.Redis;

/// <summary>
/// An import takes many commands, so a key says that one is under way. While it is there no node starts on the
/// agency; whatever a killed import left is removed by the next one.
/// </summary>
internal sealed class RedisImport(RedisStore store)
{
    private const int KeysAtOnce = 500;
    private readonly RedisKeys keys = store.Keys;

    /// <exception cref="StoreStartException">An import is under way, or was killed.</exception>
    public static async Task RefuseToStartAsync(RedisStore store)
    {
        RedisReply marked;
        try
        {
            marked = await store.Link.SendAsync(write: false, "EXISTS", store.Keys.Importing);
        }
        catch (StoreUnavailableException)
        {
            return; // The start goes on without Redis; nothing can be kept until it answers.
        }

        if (marked.Number == 1) throw new StoreStartException(
            "An import into this agency is under way, or was broken off: what is there is a part of it.", "Wait for its end; if it has ended, import again, which begins anew.");
    }

    /// <exception cref="ArchiveRefusedException">The agency holds something, or nodes run on it.</exception>
    public async Task BeginAsync(CancellationToken cancellationToken)
    {
        await RequireNobodyAsync(cancellationToken);
        var brokenOff = (await Patiently.AskAsync(() => store.Link.SendAsync(write: false, "EXISTS", keys.Importing), cancellationToken)).Number == 1;
        var there = await KeysAsync(cancellationToken);
        if (!brokenOff && there.FirstOrDefault(key => !keys.MadeByAStart.Contains(key)) is not null) throw new ArchiveRefusedException(
            "The agency holds something already; nothing was changed.", "Import under another name (Redis:Agency), or remove its keys first if nobody needs them.");

        await Patiently.AskAsync(() => store.Link.SendAsync(write: true, "SET", keys.Importing, "1"), cancellationToken);
        await RemoveAsync(there, cancellationToken);
    }

    public Task EndAsync(CancellationToken cancellationToken) =>
        Patiently.AskAsync(() => store.Link.SendAsync(write: true, "DEL", keys.Importing), cancellationToken);

    /// <summary>Removes what was written. What Redis does not let it remove is marked still, and removed by the next import.</summary>
    public async Task ClearAsync()
    {
        try
        {
            await RemoveAsync(await KeysAsync(CancellationToken.None), CancellationToken.None);
            await EndAsync(CancellationToken.None);
        }
        catch (StoreUnavailableException)
        {
            // The reason of the failure is thrown already; the mark stays.
        }
    }

    // Each node hears the channel of nudges, and so do we.
    private async Task RequireNobodyAsync(CancellationToken cancellationToken)
    {
        var listening = await Patiently.AskAsync(() => store.Link.SendAsync(write: false, "PUBSUB", "NUMSUB", keys.Nudges), cancellationToken);
        if (listening.Items is [_, var count] && count.Number > 1) throw new ArchiveRefusedException(
            "Nodes are running on this agency; nothing was changed.", "Stop all of them, then import.");
    }

    private async Task<List<string>> KeysAsync(CancellationToken cancellationToken) =>
        (await RedisScan.KeysAsync(store.Link, keys.All, cancellationToken)).Where(key => key != keys.Importing).ToList();

    private async Task RemoveAsync(List<string> there, CancellationToken cancellationToken)
    {
        foreach (var some in there.Chunk(KeysAtOnce))
            await Patiently.AskAsync(() => store.Link.SendAsync(write: true, "UNLINK", [.. some.Cast<object>()]), cancellationToken);
    }
}
