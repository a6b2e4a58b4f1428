using System.Net.WebSockets;
using System.Threading.Channels;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using StackExchange.Redis;

namespace Benchmarks.Load;

/// <summary>The least that a relay between nodes can be: what comes on a socket is published, what is published goes to a socket. Nothing is kept.</summary>
internal static class BareRelay
{
    public static Task<int> RunAsync(string redis) => BareServer.RunAsync(redis, (app, link) =>
    {
        var subscriber = link.GetSubscriber();
        app.UseWebSockets();
        app.Run(http => http.Request.Path.StartsWithSegments("/client", out var number) ? PublishAsync(http, subscriber, number!) : ListenAsync(http, subscriber));
    });

    private static async Task PublishAsync(HttpContext http, ISubscriber subscriber, string number)
    {
        using var socket = await http.WebSockets.AcceptWebSocketAsync();
        var buffer = new byte[1_024];
        while (await socket.ReceiveAsync(buffer, CancellationToken.None) is { MessageType: not WebSocketMessageType.Close } got)
            await subscriber.PublishAsync("relay" + number, buffer[..got.Count], CommandFlags.FireAndForget);
    }

    private static async Task ListenAsync(HttpContext http, ISubscriber subscriber)
    {
        var number = http.Request.Path.Value!["/advocate".Length..];
        using var socket = await http.WebSockets.AcceptWebSocketAsync();
        var waiting = Channel.CreateUnbounded<byte[]>();
        await subscriber.SubscribeAsync("relay" + number, (_, value) => waiting.Writer.TryWrite(value!));
        await foreach (var message in waiting.Reader.ReadAllAsync())
            await socket.SendAsync(message, WebSocketMessageType.Text, true, CancellationToken.None);
    }
}
