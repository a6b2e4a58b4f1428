using System.Collections.Immutable;
using System.Globalization;
using Handoff.Core.Conversations;
using Handoff.Core.Deliveries;
using Handoff.Service.Stores.Redis.Link;

namespace Handoff.Service.Stores.Redis;

internal sealed class RedisDeliveryStates(RedisStore store) : IDeliveryStates
{
    public async Task<DeliveryStatus?> FindAsync(DeliveryId id, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var row = await store.Link.SendAsync(write: false, "HGET", store.Keys.Statuses(id.Conversation), id.Position);
        return row.Bytes is { } bytes ? Read(id, bytes) : null;
    }

    public async Task<DeliveryStatus?> FindByProviderIdAsync(string providerId, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var row = await store.Link.SendAsync(write: false, "HGET", store.Keys.ProviderIds, providerId);
        return !row.IsNull && DeliveryId.TryParse(row.Text, out var id) ? await FindAsync(id, cancellationToken) : null;
    }

    public async Task<ImmutableArray<DeliveryStatus>> OfAsync(ConversationId id, long after, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var rows = (await store.Link.SendAsync(write: false, "HGETALL", store.Keys.Statuses(id))).Items;
        return [.. rows.Chunk(2).Select(pair => (Position: pair[0].Number, Row: pair[1])).Where(one => one.Position > after)
            .OrderBy(one => one.Position).Select(one => Read(new DeliveryId(id, one.Position), one.Row.Bytes!))];
    }

    public async Task<bool> TrySaveAsync(DeliveryStatus status, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var saved = await store.Link.EvalAsync(RedisScript.SaveStatus, new RedisArgs(3, 6)
            .Key(store.Keys.Statuses(status.Id.Conversation)).Key(store.Keys.ProviderIds).Key(store.Keys.Checks)
            .Add(Digits(status.Id.Position)).Add(Digits(status.Version)).Add(DeliveryFormat.Write(status)).Add(status.ProviderId ?? "").Add(status.Id.ToString())
            .Add(status.CheckAt is { } check ? Digits(IndexMembers.NotBefore(check)) : ""));
        return saved.Number == 1;
    }

    public async Task<ImmutableArray<DeliveryStatus>> LeaseChecksAsync(DateTimeOffset now, TimeSpan lease, int limit, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var due = await store.Link.EvalAsync(RedisScript.LeaseDue, new RedisArgs(1, 3)
            .Key(store.Keys.Checks).Add(IndexMembers.Now(now)).Add(IndexMembers.NotBefore(now + lease)).Add(limit));
        var found = ImmutableArray.CreateBuilder<DeliveryStatus>();
        foreach (var member in due.Texts)
            if (DeliveryId.TryParse(member, out var id) && await FindAsync(id, cancellationToken) is { } status) found.Add(status);
        return found.DrainToImmutable();
    }

    private static string Digits(long number) => number.ToString(CultureInfo.InvariantCulture);

    private static DeliveryStatus Read(DeliveryId id, byte[] row)
    {
        var end = row.AsSpan().IndexOf((byte)'\n');
        return DeliveryFormat.Read(id.Conversation.Value, id.Position, int.Parse(row.AsSpan(0, end), CultureInfo.InvariantCulture), row.AsSpan(end + 1));
    }
}
