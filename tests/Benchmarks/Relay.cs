using System.Diagnostics;
using System.Globalization;
using System.Net.WebSockets;
using System.Text;
using System.Text.RegularExpressions;
using Benchmarks.Load;

namespace Benchmarks;

/// <summary>
/// From a client's message on one node to the open page of the advocate on another, beside a bare WebSocket and
/// pub/sub relay between two processes. Open loop: the time runs from when the message was due.
/// </summary>
internal static partial class Relay
{
    private const int HeldEach = 8;
    private const int Senders = 32;

    public static async Task<int> RunAsync(string[] args)
    {
        var options = new BenchOptions([.. args, "--store", "redis", "--nodes", "2"]);
        var (conversations, rate, seconds) = (options.Number(0, 100), options.Number(1, 100), options.Number(2, 15));
        await using var rig = await Rig.StartAsync(options, DeskSession.Supervisor);
        var (front, back) = (rig.Hosts[0], rig.Hosts[1]);

        var chats = (await Chats.StartAsync([front], conversations)).ToDictionary(chat => chat.Conversation);
        await SendAllAsync(chats.Values, "talk to a person");
        var advocates = await DeskSession.HireAsync(back.Address, (conversations + HeldEach - 1) / HeldEach);
        var seen = new Sightings();
        var (shown, held) = (new List<string>(), 0);
        foreach (var advocate in advocates) // one after another: who clicks at the same moment races for the same client
        {
            string? open = null;
            for (var i = 0; i < HeldEach && await advocate.TakeNextAsync() is { } taken; i++, held++) open ??= taken;
            if (open is null) break;
            shown.Add(open);
            _ = Task.Run(async () => await seen.ReadAsync(await advocate.ListenAsync(open)));
        }

        while (Idle.TryTake(out var idle)) idle.Dispose(); // the server closes what was idle while advocates were hired
        Console.WriteLine($"{conversations} open conversations, {held} of them held by {advocates.Count} advocates with a page open, {rate} messages a second");

        var others = chats.Keys.Except(shown).ToArray();
        foreach (var (what, time) in new[] { ("warm-up", 8), ("client to advocate, two nodes", seconds) })
        {
            await PaceAsync(rate, time, async (n, due) =>
            {
                // Every eighth message is for a page that shows it; the rest only change lists.
                var isShown = n % HeldEach == 0 || others.Length == 0;
                var chat = chats[isShown ? shown[n / HeldEach % shown.Count] : others[n % others.Length]];
                if (isShown) seen.Expect(n, due);
                await SayAsync(chat, $"message number {n} of many");
            });
            (await seen.TakeAsync(time)).Print(what);
        }

        foreach (var advocate in advocates) advocate.Dispose();
        await BareAsync(rig.Redis!.Configuration, conversations, rate, seconds);
        return 0;
    }

    private static async Task BareAsync(string redis, int conversations, int rate, int seconds)
    {
        string self = typeof(Relay).Assembly.Location;
        using var front = await Peer.StartAsync("dotnet", self, "bare-relay", redis);
        using var back = await Peer.StartAsync("dotnet", self, "bare-relay", redis);
        var (clients, seen) = (new List<ClientWebSocket>(), new Sightings());
        for (var i = 0; i < conversations; i++)
        {
            clients.Add(await ConnectAsync(front.Address, $"client/{i}"));
            var advocate = await ConnectAsync(back.Address, $"advocate/{i}");
            _ = Task.Run(() => seen.ReadAsync(advocate));
        }

        foreach (var (what, time) in new[] { ("warm-up", 5), ("bare relay, two processes", seconds) })
        {
            await PaceAsync(rate, time, async (n, due) =>
            {
                seen.Expect(n, due);
                await clients[n % clients.Count].SendAsync(Encoding.UTF8.GetBytes($"message number {n} of many"), WebSocketMessageType.Text, true, CancellationToken.None);
            });
            (await seen.TakeAsync(time)).Print(what);
        }
    }

    private static async Task<ClientWebSocket> ConnectAsync(Uri address, string path)
    {
        var socket = new ClientWebSocket();
        await socket.ConnectAsync(new Uri($"ws://{address.Authority}/{path}"), CancellationToken.None);
        return socket;
    }

    // Each sender has its share of the numbers, so that a slow answer holds up few, and those count it.
    private static Task PaceAsync(int rate, int seconds, Func<int, long, Task> send)
    {
        var started = Stopwatch.GetTimestamp();
        return Task.WhenAll(Enumerable.Range(0, Senders).Select(sender => Task.Run(async () =>
        {
            for (var n = sender; n < rate * seconds; n += Senders)
            {
                var due = started + (long)((double)n / rate * Stopwatch.Frequency);
                var wait = Stopwatch.GetElapsedTime(Stopwatch.GetTimestamp(), due);
                if (wait > TimeSpan.FromMilliseconds(1)) await Task.Delay(wait);
                await send(n, Math.Min(due, Stopwatch.GetTimestamp())); // early by less than a tick of the timer: from then
            }
        })));
    }

    [ThreadStatic]
    private static Random? random;

    private static readonly System.Collections.Concurrent.ConcurrentBag<RawHttp> Idle = [];

    private static async Task SayAsync(Chat chat, string text)
    {
        var http = Idle.TryTake(out var idle) ? idle : await RawHttp.ConnectAsync(chat.Address);
        var key = (random ??= new Random()).NextInt64().ToString(CultureInfo.InvariantCulture);
        if (await http.SendAsync(Chats.Said(chat, key, text)) != 200) throw new InvalidOperationException(http.Text);
        Idle.Add(http);
    }

    private static Task SendAllAsync(IEnumerable<Chat> chats, string text) =>
        Parallel.ForEachAsync(chats, new ParallelOptions { MaxDegreeOfParallelism = Senders }, async (chat, _) => await SayAsync(chat, text));

    /// <summary>When numbered messages were due, and when they were seen.</summary>
    private sealed partial class Sightings
    {
        private readonly System.Collections.Concurrent.ConcurrentDictionary<int, long> due = [];
        private System.Collections.Concurrent.ConcurrentBag<long> seen = [];
        private int expected;

        public void Expect(int number, long at)
        {
            due[number] = at;
            Interlocked.Increment(ref expected);
        }

        public async Task ReadAsync(Stream stream)
        {
            using var reader = new StreamReader(stream);
            while (await reader.ReadLineAsync() is { } line) See(line);
        }

        public async Task ReadAsync(ClientWebSocket socket)
        {
            var buffer = new byte[1_024];
            while (await socket.ReceiveAsync(buffer, CancellationToken.None) is { MessageType: not WebSocketMessageType.Close } got) See(Encoding.UTF8.GetString(buffer, 0, got.Count));
        }

        /// <returns>What was seen of what was expected; waits two seconds for the last.</returns>
        public async Task<Latencies> TakeAsync(int seconds)
        {
            for (var tries = 0; seen.Count < expected && tries < 40; tries++) await Task.Delay(50);
            if (seen.Count < expected) Console.WriteLine($"{expected - seen.Count} of {expected} messages were not seen within two seconds");
            var latencies = new Latencies { Seconds = seconds };
            latencies.Add([.. seen]);
            (seen, expected) = ([], 0);
            due.Clear();
            return latencies;
        }

        private void See(string line)
        {
            foreach (Match match in Number().Matches(line))
                if (due.TryRemove(int.Parse(match.Groups[1].ValueSpan, CultureInfo.InvariantCulture), out var at)) seen.Add((long)Stopwatch.GetElapsedTime(at).TotalMicroseconds);
        }

        [GeneratedRegex(@"message number (\d+) of many")]
        private static partial Regex Number();
    }
}
