using System.Collections.Immutable;
using System.Globalization;
using Handoff.Core.Turns;
using Handoff.Service.Stores.Redis.Link;

namespace Handoff.Service.Stores.Redis;

internal sealed class RedisOutbox(RedisStore store) : IOutbox
{
    private const int FieldsOfOne = 3;

    public async Task<ImmutableArray<LeasedDelivery>> LeaseAsync(DateTimeOffset now, TimeSpan lease, int limit, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var leased = await store.Link.EvalAsync(RedisScript.LeaseDeliveries, new RedisArgs(3, 4)
            .Key(store.Keys.Ready).Key(store.Keys.Later).Key(store.Keys.Number)
            .Add(IndexMembers.Now(now)).Add(IndexMembers.NotBefore(now + lease)).Add(limit).Add(store.Keys.DeliveriesOfAny));
        return [.. leased.Texts.Chunk(FieldsOfOne).Select(one => new LeasedDelivery(
            IndexMembers.ReadDelivery(one[0], one[1]), int.Parse(one[2], CultureInfo.InvariantCulture)))];
    }

    public Task CompleteAsync(Delivery delivery, CancellationToken cancellationToken) =>
        store.Link.EvalAsync(RedisScript.CompleteDelivery, Of(delivery, 2));

    public Task PostponeAsync(Delivery delivery, DateTimeOffset notBefore, CancellationToken cancellationToken) =>
        store.Link.EvalAsync(RedisScript.PostponeDelivery, Of(delivery, 3).Add(IndexMembers.NotBefore(notBefore)));

    private RedisArgs Of(Delivery delivery, int values) => new RedisArgs(4, values)
        .Key(store.Keys.Deliveries(delivery.Conversation)).Key(store.Keys.Ready).Key(store.Keys.Later).Key(store.Keys.Number)
        .Add(IndexMembers.Delivery(delivery)).Add(delivery.Conversation.Value);
}
