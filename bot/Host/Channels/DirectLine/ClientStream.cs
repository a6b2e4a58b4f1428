using System.Buffers;
using System.Net.WebSockets;
using Handoff.Core.Conversations;
using Handoff.Service.Feeds;
using Handoff.Service.Stores;

namespace Bot.Host.Channels.DirectLine;

/// <summary>
/// One client's socket. What is in the log after the watermark goes out first, then what is appended, then
/// silence with an empty frame now and then. Nothing that the client sends over it means anything.
/// </summary>
internal sealed class ClientStream(
    ConversationId id, long after, WebSocket socket, IConversationStore store, IFeeds feeds, TimeProvider clock, CancellationToken stopping) : IDisposable
{
    /// <summary>A reader who takes longer over one frame has gone.</summary>
    public static readonly TimeSpan SendWithin = TimeSpan.FromSeconds(15);

    private const int FrameEntries = 100;
    private const int MostReceived = 64 * 1024;

    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(10); // a lost nudge costs this much
    private static readonly TimeSpan LookAgain = TimeSpan.FromSeconds(1); // after the store gave no answer
    private static readonly TimeSpan ProbeEvery = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan CloseWithin = TimeSpan.FromSeconds(3);

    private readonly CancellationTokenSource ending = CancellationTokenSource.CreateLinkedTokenSource(stopping);
    private (WebSocketCloseStatus Status, string Reason) why = (WebSocketCloseStatus.EndpointUnavailable, "restart");
    private long sentAt = clock.GetTimestamp();

    public void End(WebSocketCloseStatus status, string reason)
    {
        why = (status, reason);
        try
        {
            ending.Cancel();
        }
        catch (ObjectDisposedException)
        {
            // It ended by itself at this very moment.
        }
    }

    public async Task RunAsync()
    {
        var receiving = ReceiveAsync();
        try
        {
            await SendLogAsync();
        }
        catch (OperationCanceledException)
        {
            // Ended: by End, by the client, by the host's stop, or because the reader was too slow.
        }
        catch (WebSocketException)
        {
            // The network went.
        }
        finally
        {
            await CloseAsync(receiving);
        }
    }

    public void Dispose() => ending.Dispose();

    private async Task SendLogAsync()
    {
        // Subscribed before the first look: what is committed in between is nudged.
        using var feed = feeds.Subscribe(id);
        while (true)
        {
            var wait = LookEvery;
            try
            {
                while (await SendNextAsync()) { }
            }
            catch (StoreUnavailableException)
            {
                wait = LookAgain;
            }

            foreach (var note in await feed.WaitAsync(wait, ending.Token)) await SendAsync(ActivitySet.Write(note, after));
            if (clock.GetElapsedTime(sentAt) >= ProbeEvery) await SendAsync(default);
        }
    }

    /// <returns>Whether there may be more.</returns>
    private async Task<bool> SendNextAsync()
    {
        var slice = await store.ReadLogAsync(id, after, Audience.Client, FrameEntries, ending.Token);
        if (!slice.Entries.IsEmpty) await SendAsync(ActivitySet.Write(slice.Entries, slice.ReadTo));
        var more = slice.ReadTo - after >= FrameEntries;
        after = slice.ReadTo;
        return more;
    }

    // Not cancelled by the end of the stream: a frame cut in the middle would end the socket without a word.
    private async Task SendAsync(ReadOnlyMemory<byte> frame)
    {
        var sending = socket.SendAsync(frame, WebSocketMessageType.Text, endOfMessage: true, CancellationToken.None);
        try
        {
            if (sending.IsCompletedSuccessfully) await sending;
            else await sending.AsTask().WaitAsync(SendWithin, clock);
        }
        catch (TimeoutException)
        {
            socket.Abort();
            throw new OperationCanceledException("The reader is too slow.");
        }

        sentAt = clock.GetTimestamp();
    }

    private async Task ReceiveAsync()
    {
        try
        {
            while (true)
            {
                // Waits without a buffer: ten thousand quiet sockets hold none.
                var received = await socket.ReceiveAsync(Memory<byte>.Empty, CancellationToken.None);
                if (received.MessageType == WebSocketMessageType.Close)
                {
                    if (!ending.IsCancellationRequested) why = (WebSocketCloseStatus.NormalClosure, "");
                    break;
                }

                if (!received.EndOfMessage && !await DropMessageAsync()) break;
            }
        }
        catch (Exception e) when (e is WebSocketException or OperationCanceledException)
        {
            // The network went.
        }
        finally
        {
            End(why.Status, why.Reason);
        }
    }

    private async Task<bool> DropMessageAsync()
    {
        var buffer = ArrayPool<byte>.Shared.Rent(4_096);
        try
        {
            for (var length = 0; length <= MostReceived;)
            {
                var received = await socket.ReceiveAsync(buffer.AsMemory(), CancellationToken.None);
                if (received.MessageType == WebSocketMessageType.Close) return false;
                if (received.EndOfMessage) return true;
                length += received.Count;
            }

            why = (WebSocketCloseStatus.MessageTooBig, "Send activities by POST");
            return false;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private async Task CloseAsync(Task receiving)
    {
        try
        {
            if (socket.State is WebSocketState.Open or WebSocketState.CloseReceived)
                await socket.CloseOutputAsync(why.Status, why.Reason, CancellationToken.None).WaitAsync(CloseWithin, clock);
            await receiving.WaitAsync(CloseWithin, clock);
        }
        catch (Exception e) when (e is WebSocketException or TimeoutException or OperationCanceledException)
        {
            // Without a goodbye, then.
        }

        socket.Abort();
    }
}
