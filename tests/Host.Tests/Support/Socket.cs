using System.Net.WebSockets;
using System.Text;
using System.Text.Json;

namespace Host.Tests.Support;

/// <summary>A client's end of the WebSocket.</summary>
internal sealed class Socket : IDisposable
{
    private readonly ClientWebSocket socket = new();

    public WebSocketCloseStatus? CloseStatus => socket.CloseStatus;

    public string? CloseReason => socket.CloseStatusDescription;

    public static async Task<Socket> OpenAsync(Uri url, string? origin = null)
    {
        var stream = new Socket();
        if (origin is not null) stream.socket.Options.SetRequestHeader("Origin", origin);
        stream.socket.Options.CollectHttpResponseDetails = true;
        await stream.socket.ConnectAsync(url, TestContext.Current.CancellationToken);
        return stream;
    }

    /// <returns>The HTTP status with which the upgrade was refused.</returns>
    public static async Task<int> RefusedAsync(Uri url, string? origin = null)
    {
        using var stream = new Socket();
        if (origin is not null) stream.socket.Options.SetRequestHeader("Origin", origin);
        stream.socket.Options.CollectHttpResponseDetails = true;
        await Assert.ThrowsAsync<WebSocketException>(() => stream.socket.ConnectAsync(url, TestContext.Current.CancellationToken));
        return (int)stream.socket.HttpStatusCode;
    }

    /// <returns>The next frame's text; null when the server closes.</returns>
    public async Task<string?> FrameAsync()
    {
        using var text = new MemoryStream();
        var buffer = new byte[16 * 1024];
        while (true)
        {
            var part = await socket.ReceiveAsync(buffer, TestContext.Current.CancellationToken);
            if (part.MessageType == WebSocketMessageType.Close) return null;
            text.Write(buffer, 0, part.Count);
            if (part.EndOfMessage) return Encoding.UTF8.GetString(text.ToArray());
        }
    }

    /// <summary>Waits until the server hangs up, with or without a goodbye.</summary>
    public async Task EndAsync()
    {
        try
        {
            while (await FrameAsync() is not null) { }
        }
        catch (WebSocketException)
        {
            // It did not wait for us to read its goodbye.
        }
    }

    /// <returns>Activities until one is as wanted, that one last; empty frames are skipped.</returns>
    public async Task<IReadOnlyList<JsonElement>> UntilAsync(Func<JsonElement, bool> wanted)
    {
        var seen = new List<JsonElement>();
        while (true)
        {
            var frame = await FrameAsync();
            Assert.NotNull(frame);
            if (frame.Length == 0) continue;
            foreach (var activity in JsonDocument.Parse(frame).RootElement.GetProperty("activities").EnumerateArray())
            {
                seen.Add(activity);
                if (wanted(activity)) return seen;
            }
        }
    }

    public Task SendAsync(string text) =>
        socket.SendAsync(Encoding.UTF8.GetBytes(text), WebSocketMessageType.Text, endOfMessage: true, TestContext.Current.CancellationToken);

    public Task CloseAsync() => socket.CloseAsync(WebSocketCloseStatus.NormalClosure, "", TestContext.Current.CancellationToken);

    /// <summary>As when the network goes: no goodbye.</summary>
    public void Drop() => socket.Abort();

    public void Dispose() => socket.Dispose();
}
