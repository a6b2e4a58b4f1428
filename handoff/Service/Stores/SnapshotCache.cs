using Handoff.Core.Conversations;

namespace Handoff.Service.Stores;

/// <summary>
/// The last committed snapshots of conversations in use, in two generations: what is looked up stays, what
/// is not is forgotten when the younger generation is full. Only a saving: the commit itself checks the
/// log's length in the database, and a snapshot that proves stale is forgotten.
/// </summary>
internal sealed class SnapshotCache(int capacity)
{
    private readonly Lock sync = new();
    private Dictionary<ConversationId, Conversation> young = [];
    private Dictionary<ConversationId, Conversation> old = [];

    public Conversation? Find(ConversationId id)
    {
        lock (sync)
        {
            if (young.TryGetValue(id, out var found)) return found;
            if (!old.Remove(id, out found)) return null;
            Keep(found);
            return found;
        }
    }

    /// <summary>An older snapshot never replaces a newer one: a slow reader may come after the writer.</summary>
    public void Put(Conversation conversation)
    {
        lock (sync)
        {
            old.Remove(conversation.Id, out var aged);
            var known = young.GetValueOrDefault(conversation.Id) ?? aged;
            Keep(known is null || known.LogLength <= conversation.LogLength ? conversation : known);
        }
    }

    /// <summary>Forgets a snapshot on which a turn lost its race, unless it is a newer one by now.</summary>
    public void Forget(Conversation stale)
    {
        lock (sync)
        {
            if (young.TryGetValue(stale.Id, out var found) && found.LogLength <= stale.LogLength) young.Remove(stale.Id);
            if (old.TryGetValue(stale.Id, out found) && found.LogLength <= stale.LogLength) old.Remove(stale.Id);
        }
    }

    private void Keep(Conversation conversation)
    {
        if (young.Count >= capacity && !young.ContainsKey(conversation.Id)) (young, old) = (new(capacity), young);
        young[conversation.Id] = conversation;
    }
}
