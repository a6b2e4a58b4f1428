using System.Globalization;
using Handoff.Service.Stores.Redis.Link;

namespace Handoff.Service.Stores.Redis;

internal sealed class RedisSuppressions(RedisStore store) : ISuppressionList
{
    public async Task<Suppression?> FindAsync(string client, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var row = await store.Link.SendAsync(write: false, "HGET", store.Keys.Suppressed, client);
        return row.IsNull ? null : Read(client, row.Text);
    }

    public Task<bool> SuppressAsync(string client, string by, DateTimeOffset now, CancellationToken cancellationToken) =>
        ChangeAsync(RedisScript.Suppress, client, by, now, cancellationToken);

    public Task<bool> ClearAsync(string client, string by, DateTimeOffset now, CancellationToken cancellationToken) =>
        ChangeAsync(RedisScript.Unsuppress, client, by, now, cancellationToken);

    private async Task<bool> ChangeAsync(RedisScript script, string client, string by, DateTimeOffset now, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var changed = await store.Link.EvalAsync(script, new RedisArgs(1, 3)
            .Key(store.Keys.Suppressed).Add(client).Add(Ticks(now)).Add(by));
        return changed.Number == 1;
    }

    public static Suppression Read(string client, string text) => text.Split('\n') is [var since, var by, var clearedAt, var clearedBy]
        ? new Suppression(client, IndexMembers.Time(since), by, clearedAt.Length == 0 ? null : IndexMembers.Time(clearedAt), clearedAt.Length == 0 ? null : clearedBy)
        : throw new ArchiveRefusedException("A row of who wants no texts is damaged.", "Use a backup that is whole.");

    public static string Row(Suppression one) => $"{Ticks(one.Since)}\n{one.By}\n{(one.ClearedAt is { } at ? Ticks(at) : "")}\n{one.ClearedBy}";

    private static string Ticks(DateTimeOffset time) => time.UtcTicks.ToString("D19", CultureInfo.InvariantCulture);
}
