using Handoff.Core.Conversations;
using Handoff.Service.Stores;

namespace Bot.Host.Channels.DirectLine;

/// <summary>Opens a conversation's WebSocket.</summary>
internal sealed class StreamCalls(StreamTickets tickets, ClientStreams open, IConversationStore store)
{
    private static readonly WebSocketAcceptContext Accept = new()
    {
        // A phone that lost its network says nothing: without an answer to a ping the socket is given up.
        KeepAliveInterval = TimeSpan.FromSeconds(20),
        KeepAliveTimeout = TimeSpan.FromSeconds(20),
    };

    public async Task<Fault?> OpenAsync(HttpContext http, string name)
    {
        if (!http.WebSockets.IsWebSocketRequest) return Fault.NotSocket;
        if (!ConversationId.IsValid(name)) return Fault.NoConversation;

        var (id, query) = (new ConversationId(name), http.Request.Query);
        if (!Watermark.TryRead(query["watermark"], out var after)) return Fault.BadWatermark;
        if (!tickets.Redeem(query["t"], id, http.Request.Headers.Origin)) return Fault.InvalidTicket;

        // A position beyond the end would be silent until the log has grown past it.
        if (after > 0) after = Math.Min(after, (await store.FindAsync(id, http.RequestAborted))?.LogLength ?? 0);

        using var socket = await http.WebSockets.AcceptWebSocketAsync(Accept);
        await open.RunAsync(id, after, socket);
        return null;
    }
}
