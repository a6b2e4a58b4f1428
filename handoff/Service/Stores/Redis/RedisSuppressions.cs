using System.Globalization;
using Handoff.Service.Stores.Redis.Link;

namespace Handoff.Service.Stores.Redis;

internal sealed class RedisSuppressions(RedisStore store) : ISuppressionList
{
    public async Task<Suppression?> FindAsync(string client, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var row = await store.Link.SendAsync(write: false, "HGET", store.Keys.Suppressed, client);
        return row.IsNull ? null : Read(client, row.Text.Split('\n'));
    }

    public Task<bool> SuppressAsync(string client, string by, DateTimeOffset now, CancellationToken cancellationToken) =>
        ChangeAsync(RedisScript.Suppress, client, by, now, cancellationToken);

    public Task<bool> ClearAsync(string client, string by, DateTimeOffset now, CancellationToken cancellationToken) =>
        ChangeAsync(RedisScript.Unsuppress, client, by, now, cancellationToken);

    private async Task<bool> ChangeAsync(RedisScript script, string client, string by, DateTimeOffset now, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var changed = await store.Link.EvalAsync(script, new RedisArgs(1, 3)
            .Key(store.Keys.Suppressed).Add(client).Add(now.UtcTicks.ToString("D19", CultureInfo.InvariantCulture)).Add(by));
        return changed.Number == 1;
    }

    private static Suppression Read(string client, string[] row) => row is [var since, var by, "", _]
        ? new Suppression(client, IndexMembers.Time(since), by)
        : new Suppression(client, IndexMembers.Time(row[0]), row[1], IndexMembers.Time(row[2]), row[3]);
}
