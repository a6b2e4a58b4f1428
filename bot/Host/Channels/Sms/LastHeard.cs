using System.Collections.Concurrent;
using Handoff.Core.Conversations;

namespace Bot.Host.Channels.Sms;

/// <summary>The conversations of whoever texted lately, as their last text left them: what is known while the store is away.</summary>
internal sealed class LastHeard
{
    private const int Most = 20_000;

    private readonly ConcurrentDictionary<ConversationId, Conversation> last = new();

    public void Keep(Conversation conversation)
    {
        // All at once: whoever texts again is known again, and counting who was last would cost each text.
        if (last.Count >= Most) last.Clear();
        last[conversation.Id] = conversation;
    }

    public Conversation? Find(ConversationId id) => last.GetValueOrDefault(id);
}
