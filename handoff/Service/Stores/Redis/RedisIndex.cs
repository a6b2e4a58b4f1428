using System.Collections.Immutable;
using Handoff.Core.Conversations;
using Handoff.Core.Handoffs;
using Handoff.Service.Stores.Redis.Link;

namespace Handoff.Service.Stores.Redis;

internal sealed class RedisIndex(RedisStore store) : IConversationIndex
{
    private const int RecentWaits = 20;
    private const int FewestWaits = 3;
    private static readonly TimeSpan WaitsCountFor = TimeSpan.FromHours(8);

    public async Task<ImmutableArray<QueuePlace>> WaitingAsync(int limit, CancellationToken cancellationToken) =>
        [.. (await ReadAsync("ZRANGE", [store.Keys.Queue, 0, limit - 1], cancellationToken)).Select(IndexMembers.ReadPlace)];

    public async Task<ImmutableArray<ConversationId>> HeldByAsync(AdvocateId advocate, CancellationToken cancellationToken) =>
        [.. (await ReadAsync("ZRANGEBYLEX", [store.Keys.Held, $"[{advocate.Value}\n", $"({advocate.Value}\v"], cancellationToken)).Select(member => IndexMembers.ReadHeld(member).Conversation)];

    public async Task<ImmutableArray<AdvocateId>> HoldersAsync(CancellationToken cancellationToken) =>
        [.. (await ReadAsync("ZRANGE", [store.Keys.Held, 0, -1], cancellationToken)).Select(member => IndexMembers.ReadHeld(member).Advocate).Distinct()];

    public async Task<TimeSpan?> TypicalWaitAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        var known = await ReadAsync("LRANGE", [store.Keys.Waits, 0, RecentWaits - 1], cancellationToken);
        var waits = known.Select(IndexMembers.ReadWait).Where(wait => wait.ClaimedAt > now - WaitsCountFor).Select(wait => wait.Waited.Ticks).Order().ToList();
        return waits.Count < FewestWaits ? null : TimeSpan.FromTicks((waits[(waits.Count - 1) / 2] + waits[waits.Count / 2]) / 2);
    }

    public async Task<ImmutableArray<(ConversationId Conversation, Deadline Deadline)>> LeaseDueAsync(
        DateTimeOffset now, TimeSpan lease, int limit, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var due = await store.Link.EvalAsync(RedisScript.LeaseDue, new RedisArgs(1, 3)
            .Key(store.Keys.Due).Add(IndexMembers.Now(now)).Add(IndexMembers.NotBefore(now + lease)).Add(limit));
        return [.. due.Texts.Select(IndexMembers.ReadDue)];
    }

    private async Task<string[]> ReadAsync(string command, object[] args, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return (await store.Link.SendAsync(write: false, command, args)).Texts;
    }
}
