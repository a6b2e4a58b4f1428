using System.Buffers.Text;
using System.Diagnostics;
using System.Globalization;
using System.Net.Sockets;
using System.Text;
using Harness;

namespace Benchmarks;

/// <summary>
/// Full turns over HTTP with durable commits: each connection has its own conversation and sends the next message
/// when the last is acknowledged. Prebuilt requests on raw sockets, because the client shares the cores with the server.
/// </summary>
internal static class HttpTurns
{
    public static readonly string[] Texts =
    [
        "how do i apply for food stamps", "perdi mi tarjeta ebt que hago", "what papers do i need to send in", "when is my medicaid renewal due",
        "donde hay comida gratis cerca", "do i qualify for snap if i work part time", "my ebt card was stolen", "how do i ask for a fair hearing",
    ];

    private const int WarmUpSeconds = 8;

    public static async Task<int> RunAsync(string[] args)
    {
        var connections = Number(args, 0, 64);
        var seconds = Number(args, 1, 10);
        await using var host = await HostProcess.StartAsync();
        using var http = new HttpClient { BaseAddress = host.Address };
        var clients = new List<(string Conversation, string Token)>();
        for (var i = 0; i < connections; i++) clients.Add(await TokenAsync(http));

        // As long as the compiler takes for what is used often: 3 s measured it rather than turns.
        await RunAsync(host, clients, WarmUpSeconds, "warm-up");
        var cpu = Cpu(host);
        await RunAsync(host, clients, seconds, $"http, {connections} connections");
        Console.WriteLine($"server CPU {(Cpu(host) - cpu) / seconds:P0} of one core, resident {host.WorkingSetBytes / 1048576.0:N0} MiB");
        return 0;
    }

    private static async Task RunAsync(HostProcess host, List<(string Conversation, string Token)> clients, int seconds, string what)
    {
        var latencies = new Latencies();
        var clock = Stopwatch.StartNew();
        var until = TimeSpan.FromSeconds(seconds);
        await Task.WhenAll(clients.Select((client, i) => Task.Run(() => TalkAsync(host.Address, client, i, clock, until, latencies))));
        latencies.Print(what, clock.Elapsed.TotalSeconds);
    }

    private static async Task TalkAsync(Uri address, (string Conversation, string Token) client, int number, Stopwatch clock, TimeSpan until, Latencies latencies)
    {
        using var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        await socket.ConnectAsync(address.Host, address.Port);
        var (buffer, mine, sent) = (new byte[16_384], new List<long>(), 0);
        while (clock.Elapsed < until)
        {
            var request = Request(client, $"{number}-{Stopwatch.GetTimestamp()}", Texts[(number + sent++) % Texts.Length]);
            var started = clock.Elapsed;
            await socket.SendAsync(request, SocketFlags.None);
            var status = await ReadAsync(socket, buffer);
            if (status != 200) throw new InvalidOperationException($"The server answered {status}.");
            mine.Add((long)(clock.Elapsed - started).TotalMicroseconds);
        }

        latencies.Add(mine);
    }

    private static byte[] Request((string Conversation, string Token) client, string key, string text)
    {
        var body = $$"""{"type":"message","from":{"id":"dl_bench"},"text":"{{text}}","textFormat":"plain","locale":"en-US","channelData":{"clientActivityID":"{{key}}"} }""";
        return Encoding.UTF8.GetBytes(
            $"POST /v3/directline/conversations/{client.Conversation}/activities HTTP/1.1\r\nHost: bench\r\nAuthorization: Bearer {client.Token}\r\n" +
            $"Content-Type: application/json\r\nContent-Length: {Encoding.UTF8.GetByteCount(body)}\r\n\r\n{body}");
    }

    /// <summary>Reads one answer whole.</summary>
    private static async Task<int> ReadAsync(Socket socket, byte[] buffer)
    {
        var (filled, end) = (0, -1);
        while (true)
        {
            var read = await socket.ReceiveAsync(buffer.AsMemory(filled), SocketFlags.None);
            if (read == 0) throw new IOException("The server closed the connection.");
            filled += read;
            end = end >= 0 ? end : buffer.AsSpan(0, filled).IndexOf("\r\n\r\n"u8);
            if (end < 0 || !Complete(buffer.AsSpan(0, filled), end)) continue;
            return Utf8Parser.TryParse(buffer.AsSpan(9, 3), out int status, out _) ? status : 0;
        }
    }

    private static bool Complete(ReadOnlySpan<byte> answer, int headersEnd)
    {
        var headers = answer[..headersEnd];
        var at = headers.IndexOf("Content-Length: "u8);
        if (at < 0) return answer.EndsWith("0\r\n\r\n"u8); // chunked
        return Utf8Parser.TryParse(headers[(at + 16)..], out int length, out _) && answer.Length >= headersEnd + 4 + length;
    }

    private static async Task<(string Conversation, string Token)> TokenAsync(HttpClient http)
    {
        var client = await DirectLineClient.StartAsync(http, CancellationToken.None);
        return (client.Conversation, client.Token);
    }

    private static double Cpu(HostProcess host) => host.CpuTime.TotalSeconds;

    public static int Number(string[] args, int index, int otherwise) =>
        args.Length > index ? int.Parse(args[index], CultureInfo.InvariantCulture) : otherwise;
}
