using System.Net;
using System.Net.Sockets;
using System.Text;
using Bot.Host.Channels.DirectLine;
using Host.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace Host.Tests.DirectLine;

/// <summary>A phone that keeps its connection and takes nothing from it, as one does that went out of reach.</summary>
public sealed class A_reader_who_stops_reading
{
    // More than the kernel's buffers of both ends hold, at most 100 entries: one frame.
    private const int Events = 60;
    private const int EventLength = 250_000;

    [Fact(Timeout = 60_000)]
    public async Task Is_dropped_after_a_while_holds_nobody_up_and_misses_nothing()
    {
        var time = new FakeTime(DateTimeOffset.UtcNow);
        await using var host = await RunningHost.StartAsync(services => services.AddSingleton<TimeProvider>(time));
        var slow = await Chatter.StartAsync(host);
        for (var i = 0; i < Events; i++)
            Assert.Equal(HttpStatusCode.OK, (await slow.PostAsync($$"""{"type":"event","name":"n{{i}}","value":"{{new string('x', EventLength)}}"}""")).Status);

        var stuck = time.NextTimerAsync(ClientStream.SendWithin);
        using var socket = await OpenAsync(slow.StreamUrl);
        await stuck.WaitAsync(TestContext.Current.CancellationToken);

        var other = await Chatter.StartAsync(host);
        using var stream = await Support.Socket.OpenAsync(other.StreamUrl);
        await other.SayAsync("what is wic", "meanwhile");
        await stream.UntilAsync(a => a.ClientActivityId() == "meanwhile");
        await slow.SayAsync("still here", "posted");
        Assert.Equal(2, await OpenSocketsAsync(host));

        time.Advance(ClientStream.SendWithin);
        while (await OpenSocketsAsync(host) > 1) { } // it lets go though the reader takes nothing still

        Assert.InRange(await ReadToEndAsync(socket), 0, Events * EventLength - 1);
        await other.SayAsync("and snap?", "after");
        await stream.UntilAsync(a => a.ClientActivityId() == "after");
        using var again = await Support.Socket.OpenAsync(new Uri((await slow.ReconnectAsync("0"))["streamUrl"]));
        Assert.Equal(Events, (await again.UntilAsync(a => a.ClientActivityId() == "posted")).Count(a => a.Text("type") == "event"));
    }

    /// <summary>Asks for the upgrade and then reads nothing, not even the answer.</summary>
    private static async Task<TcpClient> OpenAsync(Uri url)
    {
        var socket = new TcpClient { ReceiveBufferSize = 4_096 }; // set before it connects, or the window is already larger
        await socket.ConnectAsync(url.Host, url.Port, TestContext.Current.CancellationToken);
        await socket.GetStream().WriteAsync(
            Encoding.ASCII.GetBytes(
                $"GET {url.PathAndQuery} HTTP/1.1\r\nHost: {url.Authority}\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n"
                + "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n"),
            TestContext.Current.CancellationToken);
        return socket;
    }

    /// <returns>The bytes that came before the server hung up.</returns>
    private static async Task<long> ReadToEndAsync(TcpClient socket)
    {
        var (buffer, total) = (new byte[64 * 1024], 0L);
        try
        {
            while (await socket.GetStream().ReadAsync(buffer, TestContext.Current.CancellationToken) is var count and > 0) total += count;
        }
        catch (IOException)
        {
            // It did not say goodbye: nobody was listening.
        }

        return total;
    }

    private static async Task<int> OpenSocketsAsync(RunningHost host)
    {
        var metrics = (await host.Http.SendAsync("GET", "/metrics")).Text;
        return int.Parse(metrics.Split('\n').Single(line => line.StartsWith("benefitsbot_client_sockets ", StringComparison.Ordinal)).Split(' ')[1], null);
    }
}
