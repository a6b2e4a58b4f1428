using System.Collections.Immutable;
using System.Globalization;
using Handoff.Core.Conversations;
using Handoff.Service.Stores.Redis.Link;

namespace Handoff.Service.Stores.Redis;

internal sealed class RedisPresence(RedisStore store) : IPresenceStore
{
    private const int TimeDigits = 19;

    public Task SeenAsync(AdvocateId advocate, bool available, DateTimeOffset at, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return store.Link.EvalAsync(RedisScript.Seen, new RedisArgs(2, 3)
            .Key(store.Keys.Presence).Key(store.Keys.Changes).Add(advocate.Value).Add(at.UtcTicks.ToString("D19", CultureInfo.InvariantCulture)).Add(available ? "1" : "0"));
    }

    public async Task<ImmutableArray<AdvocatePresence>> AllAsync(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var everyone = (await store.Link.SendAsync(write: false, "HGETALL", store.Keys.Presence)).Texts;
        return [.. everyone.Chunk(2).Select(one => Read(one[0], one[1])).OrderBy(one => one.Advocate.Value, StringComparer.Ordinal)];
    }

    private static AdvocatePresence Read(string advocate, string seen) =>
        new(new(advocate), seen[TimeDigits] == '1', IndexMembers.Time(seen.AsSpan(0, TimeDigits)));
}
