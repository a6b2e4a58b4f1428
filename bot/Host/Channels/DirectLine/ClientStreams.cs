using System.Collections.Concurrent;
using System.Net.WebSockets;
using Bot.Host.Telemetry;
using Handoff.Core.Conversations;
using Handoff.Service.Feeds;
using Handoff.Service.Stores;

namespace Bot.Host.Channels.DirectLine;

/// <summary>The open sockets: one a conversation. A newer one makes the older close.</summary>
internal sealed class ClientStreams(IConversationStore store, IFeeds feeds, TimeProvider clock, Meters meters, IHostApplicationLifetime host)
{
    private readonly ConcurrentDictionary<ConversationId, ClientStream> open = new();

    /// <summary>Serves a socket until it ends.</summary>
    public async Task RunAsync(ConversationId id, long after, WebSocket socket)
    {
        using var stream = new ClientStream(id, after, socket, store, feeds, clock, host.ApplicationStopping);
        var older = Replace(id, stream);
        older?.End(WebSocketCloseStatus.NormalClosure, "collision");
        meters.Sockets.Add(1);
        try
        {
            await stream.RunAsync();
        }
        finally
        {
            meters.Sockets.Add(-1);
            open.TryRemove(new(id, stream));
        }
    }

    private ClientStream? Replace(ConversationId id, ClientStream stream)
    {
        while (true)
        {
            if (open.TryGetValue(id, out var older))
            {
                if (open.TryUpdate(id, stream, older)) return older;
            }
            else if (open.TryAdd(id, stream))
            {
                return null;
            }
        }
    }
}
