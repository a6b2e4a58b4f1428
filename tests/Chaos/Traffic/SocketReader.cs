using System.Buffers;
using System.Globalization;
using System.Net.WebSockets;
using System.Text.Json;

namespace Chaos.Traffic;

/// <summary>Listens on a WebSocket, which is cut at random moments, and comes back with the watermark that it has.</summary>
internal sealed class SocketReader(string who, string conversation, Func<string> token, Line line, Dice dice) : Reader(who, conversation)
{
    private static readonly TimeSpan OpenWithin = TimeSpan.FromSeconds(3);

    // The service sends an empty frame every 20 s; without one a paused node would be listened to for ever.
    private static readonly TimeSpan LongestSilence = TimeSpan.FromSeconds(30);
    private Action drop = () => { };

    public override void Drop()
    {
        try
        {
            drop();
        }
        catch (ObjectDisposedException)
        {
            // That connection was over already.
        }
    }

    protected override async Task ReadAsync(CancellationToken cancellationToken)
    {
        var path = string.Create(CultureInfo.InvariantCulture, $"/v3/directline/conversations/{Conversation}?watermark={Watermark}");
        if (await line.TryAsync(new Call(HttpMethod.Get, path, token()), cancellationToken) is { Succeeded: true } answer)
            await ListenAsync(new Uri(answer.Body.GetProperty("streamUrl").GetString()!), cancellationToken);

        line.MoveOn();
        await Task.Delay(dice.Between(0.05, 0.5), cancellationToken);
    }

    private async Task ListenAsync(Uri stream, CancellationToken cancellationToken)
    {
        using var cut = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        drop = cut.Cancel;
        if (dice.Chance(0.5)) cut.CancelAfter(dice.Between(1, 10));
        using var socket = new ClientWebSocket();
        try
        {
            using (var open = CancellationTokenSource.CreateLinkedTokenSource(cut.Token))
            {
                open.CancelAfter(OpenWithin);
                await socket.ConnectAsync(stream, open.Token);
            }

            while (await FrameAsync(socket, cut.Token) is { } frame)
                if (frame.Length > 0) Take(JsonDocument.Parse(frame).RootElement);
        }
        catch (Exception e) when (e is WebSocketException or IOException or TimeoutException)
        {
            // The network went, or the node.
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            // Dropped: no goodbye.
        }
    }

    /// <returns>One whole frame; null when the server closes.</returns>
    private static async Task<ReadOnlyMemory<byte>?> FrameAsync(ClientWebSocket socket, CancellationToken cancellationToken)
    {
        var frame = new ArrayBufferWriter<byte>(4_096);
        while (true)
        {
            var part = await socket.ReceiveAsync(frame.GetMemory(4_096), cancellationToken).AsTask().WaitAsync(LongestSilence, cancellationToken);
            if (part.MessageType == WebSocketMessageType.Close) return null;
            frame.Advance(part.Count);
            if (part.EndOfMessage) return frame.WrittenMemory;
        }
    }
}
