using System.Runtime.CompilerServices;
using System.Text;
using Handoff.Core.Conversations;
using Handoff.Service.Stores.Redis.Link;

namespace Handoff.Service.Stores.Redis;

/// <summary>Reads all of an agency. In memory at once are the conversations' ids, and the conversations of one batch.</summary>
internal sealed class RedisArchiveReader(RedisStore store)
{
    public async IAsyncEnumerable<ArchiveRecord> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var setting in await SettingsAsync(cancellationToken)) yield return setting;
        foreach (var account in await AccountsAsync(cancellationToken)) yield return account;
        foreach (var wait in await WaitsAsync(cancellationToken)) yield return wait;
        foreach (var silence in await SilencesAsync(cancellationToken)) yield return silence;

        var talks = new RedisTalkReader(store);
        foreach (var ids in (await IdsAsync(cancellationToken)).Chunk(RedisLimits.ArchivedAtOnce))
        {
            foreach (var talk in await Task.WhenAll(ids.Select(id => talks.ReadAsync(id, cancellationToken))))
            {
                if (talk is null) continue;
                yield return talk.Head;
                foreach (var entry in talk.FirstEntries) yield return entry;
                for (long read = talk.FirstEntries.Length; read < talk.LogLength;)
                {
                    var more = await talks.EntriesAsync(talk.Head.Id, read, talk.LogLength, cancellationToken);
                    if (more.Length == 0) break; // whoever counts them will say so
                    foreach (var entry in more) yield return entry;
                    read += more.Length;
                }

                foreach (var record in talk.Tail) yield return record;
            }
        }
    }

    private async Task<IEnumerable<ArchiveRecord>> SettingsAsync(CancellationToken cancellationToken) =>
        (await AskAsync("HGETALL", [store.Keys.Settings], cancellationToken)).Items.Chunk(2)
            .Select(pair => new ArchiveRecord.Setting(pair[0].Text, pair[1].Bytes ?? [])).OrderBy(one => one.Name, StringComparer.Ordinal);

    private async Task<IEnumerable<ArchiveRecord>> AccountsAsync(CancellationToken cancellationToken) =>
        (await AskAsync("HVALS", [store.Keys.Accounts], cancellationToken)).Items.Select(row => RedisAccounts.Read(row.Bytes!))
            .OrderBy(account => account.User, StringComparer.Ordinal).Select(account => new ArchiveRecord.Person(account));

    private async Task<IEnumerable<ArchiveRecord>> SilencesAsync(CancellationToken cancellationToken) =>
        (await AskAsync("HGETALL", [store.Keys.Suppressed], cancellationToken)).Texts.Chunk(2)
            .Select(pair => new ArchiveRecord.Silence(RedisSuppressions.Read(pair[0], pair[1]))).OrderBy(one => one.Suppression.Client, StringComparer.Ordinal);

    private async Task<IEnumerable<ArchiveRecord>> WaitsAsync(CancellationToken cancellationToken) =>
        (await AskAsync("LRANGE", [store.Keys.Waits, 0, ArchiveRecord.Wait.Most - 1], cancellationToken)).Texts.Select(IndexMembers.ReadWait)
            .Select(wait => new ArchiveRecord.Wait(wait.ClaimedAt, wait.Waited)).Reverse();

    private async Task<List<ConversationId>> IdsAsync(CancellationToken cancellationToken)
    {
        var prefix = store.Keys.Snapshot(new(""));
        return [.. (await RedisScan.KeysAsync(store.Link, prefix + "*", cancellationToken)).Order(StringComparer.Ordinal).Select(key => new ConversationId(key[prefix.Length..]))];
    }

    private Task<RedisReply> AskAsync(string command, object[] args, CancellationToken cancellationToken) =>
        Patiently.AskAsync(() => store.Link.SendAsync(write: false, command, args), cancellationToken);
}
