using System.Diagnostics;
using Handoff.Core.Conversations;
using Handoff.Service.Stores.Redis.Link;

namespace Handoff.Service.Stores.Redis;

/// <summary>Fills an empty agency. Each step bears being done twice, as an answer may be lost.</summary>
internal sealed class RedisArchiveWriter(RedisStore store)
{
    private readonly Queue<Task> underWay = new();
    private RedisTalkWriter? talk;

    public async Task WriteAsync(IAsyncEnumerable<ArchiveRecord> records, CancellationToken cancellationToken)
    {
        try
        {
            await WriteAllAsync(records, cancellationToken);
            await Task.WhenAll(underWay);
        }
        finally
        {
            // Whoever removes what was written must not be followed by a late one.
            await Task.WhenAll(underWay).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task WriteAllAsync(IAsyncEnumerable<ArchiveRecord> records, CancellationToken cancellationToken)
    {
        var waits = new List<string>();
        await foreach (var record in records.WithCancellation(cancellationToken))
        {
            switch (record)
            {
                case ArchiveRecord.Setting setting:
                    await SendAsync("HSET", [store.Keys.Settings, setting.Name, setting.Value], cancellationToken);
                    break;
                case ArchiveRecord.Person { Account: var account }:
                    await SendAsync("HSET", [store.Keys.Users, account.User, account.Id.Value], cancellationToken);
                    await SendAsync("HSET", [store.Keys.Accounts, account.Id.Value, RedisAccounts.Row(account)], cancellationToken);
                    break;
                case ArchiveRecord.Wait wait:
                    waits.Insert(0, IndexMembers.Wait(wait.ClaimedAt, wait.Waited));
                    break;
                case ArchiveRecord.Silence { Suppression: var silence }:
                    await SendAsync("HSET", [store.Keys.Suppressed, silence.Client, RedisSuppressions.Row(silence)], cancellationToken);
                    break;
                case ArchiveRecord.Talk next:
                    await EndTalkAsync(cancellationToken);
                    talk = new RedisTalkWriter(store, next);
                    break;
                case ArchiveRecord.Entry entry:
                    await talk!.AddAsync(entry, cancellationToken);
                    break;
                case ArchiveRecord.Push push:
                    talk!.Pushes.Add(push);
                    break;
                case ArchiveRecord.Answer answer:
                    talk!.Answers.Add(answer.Survey);
                    break;
                case ArchiveRecord.Phone phone:
                    talk!.Phone = phone.Line;
                    break;
                case ArchiveRecord.Fate fate:
                    talk!.Fates.Add(fate);
                    break;
                default:
                    throw new UnreachableException();
            }
        }

        await EndTalkAsync(cancellationToken);
        await RedisTalkWriter.AppendAsync(store, store.Keys.Waits, 0, [.. waits.Select(System.Text.Encoding.ASCII.GetBytes)], cancellationToken);
    }

    private async Task EndTalkAsync(CancellationToken cancellationToken)
    {
        if (talk is null) return;
        if (underWay.Count >= RedisLimits.ArchivedAtOnce) await underWay.Dequeue();
        underWay.Enqueue(talk.EndAsync(cancellationToken));
        talk = null;
    }

    private Task<RedisReply> SendAsync(string command, object[] args, CancellationToken cancellationToken) =>
        Patiently.AskAsync(() => store.Link.SendAsync(write: true, command, args), cancellationToken);
}
