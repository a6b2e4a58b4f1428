using System.Net;
using System.Net.Sockets;
using System.Text;
using Benchmarks.Load;

namespace Benchmarks;

/// <summary>Many open web chats on one node that say nothing: what each costs, and what turns take meanwhile.</summary>
internal static class Sockets
{
    private const int Connections = 64;
    private const int PerAddress = 5_000;

    public static async Task<int> RunAsync(string[] args)
    {
        var options = new BenchOptions(args);
        var count = options.Number(0, 10_000);
        await using var rig = await Rig.StartAsync(options);
        var talking = await Chats.StartAsync(rig.Hosts, Connections);
        (await Chats.TalkAsync(Connections, HttpTurns.WarmUp, (number, _) => talking[number])).Print($"warm-up, {options.Store}");

        var before = rig.Host.WorkingSetBytes;
        var open = new List<Socket>(count);
        while (open.Count < count)
        {
            // A stream's address is good for a minute, so they are opened as they are made.
            var chats = await Chats.StartAsync(rig.Hosts, Math.Min(500, count - open.Count));
            foreach (var chat in chats) open.Add(await OpenAsync(chat, open.Count / PerAddress));
        }

        Console.WriteLine($"{open.Count:N0} sockets open: {(rig.Host.WorkingSetBytes - before) / (double)open.Count / 1024:N1} KiB resident each (before {before / 1e6:N0} MB, now {rig.Host.WorkingSetBytes / 1e6:N0} MB)");
        (await Chats.TalkAsync(Connections, TimeSpan.FromSeconds(options.Number(1, 10)), (number, _) => talking[number])).Print($"turns meanwhile, {Connections} connections");
        var cpu = rig.CpuSeconds;
        await Task.Delay(TimeSpan.FromSeconds(10));
        Console.WriteLine($"idle: {(rig.CpuSeconds - cpu) * 10:N1} % of a core, resident {rig.Host.WorkingSetBytes / 1e6:N0} MB");
        var dead = open.Count(socket => socket.Poll(0, SelectMode.SelectRead) && socket.Available == 0);
        Console.WriteLine($"{dead} of them were closed by the server");
        open.ForEach(socket => socket.Dispose());
        return dead == 0 ? 0 : 1;
    }

    private static async Task<Socket> OpenAsync(Chat chat, int address)
    {
        var url = new Uri(chat.StreamUrl);
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { ReceiveBufferSize = 4_096 };
        socket.Bind(new IPEndPoint(new IPAddress([127, 0, 0, (byte)(2 + address)]), 0));
        await socket.ConnectAsync(IPAddress.Parse(chat.Address.Host), chat.Address.Port);
        await socket.SendAsync(Encoding.ASCII.GetBytes(
            $"GET {url.PathAndQuery} HTTP/1.1\r\nHost: {chat.Address.Authority}\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: {Convert.ToBase64String(Guid.NewGuid().ToByteArray())}\r\n\r\n"));
        var buffer = new byte[1_024];
        var read = await socket.ReceiveAsync(buffer);
        if (!Encoding.ASCII.GetString(buffer, 0, read).StartsWith("HTTP/1.1 101", StringComparison.Ordinal)) throw new InvalidOperationException(Encoding.ASCII.GetString(buffer, 0, read));
        return socket;
    }
}
