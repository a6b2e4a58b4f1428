using Handoff.Core.Conversations;

namespace Handoff.Service.Stores.Redis;

internal sealed class RedisPhoneBook(RedisStore store) : IPhoneBook
{
    public async Task<PhoneLine?> FindAsync(ConversationId id, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var row = await store.Link.SendAsync(write: false, "HGET", store.Keys.Phones, id.Value);
        return !row.IsNull && row.Text.Split('\n') is [var ours, var client] ? new PhoneLine(ours, client) : null;
    }

    public async Task SetAsync(ConversationId id, PhoneLine line, CancellationToken cancellationToken)
    {
        if (await FindAsync(id, cancellationToken) == line) return;
        await store.Link.SendAsync(write: true, "HSET", store.Keys.Phones, id.Value, $"{line.Ours}\n{line.Client}");
    }
}
