using Benchmarks.Load;

namespace Benchmarks;

/// <summary>Whether a turn costs the same in a store of 1,000 conversations and of 100,000, and in a log of 10 entries and of 1,000.</summary>
internal static class Growth
{
    private const int Connections = 64;
    private static readonly TimeSpan Each = TimeSpan.FromSeconds(6);

    public static async Task<int> RunAsync(string[] args)
    {
        var options = new BenchOptions(args);
        await using var rig = await Rig.StartAsync(options);
        var few = await Chats.StartAsync(rig.Hosts, Connections);
        (await Chats.TalkAsync(Connections, HttpTurns.WarmUp, (number, _) => few[number])).Print($"warm-up, {options.Store}");

        await LongLogsAsync(rig);
        await ManyConversationsAsync(rig, options.Number(0, 100_000));
        return 0;
    }

    private static async Task LongLogsAsync(Rig rig)
    {
        var chats = await Chats.StartAsync(rig.Hosts, Connections);
        var entries = 1;
        foreach (var length in (int[])[10, 30, 100, 300, 1_000])
        {
            // Each turn adds two entries: what was said, and the answer.
            var latencies = new Latencies();
            while (entries < length) entries += await RoundAsync(chats, entries < length - 8 ? null : latencies);
            Console.WriteLine($"log of {length,5} entries: p50 {latencies.At(0.5):N2} ms, p99 {latencies.At(0.99):N2} ms a turn, {latencies.Count} turns");
        }
    }

    private static async Task<int> RoundAsync(Chat[] chats, Latencies? latencies)
    {
        await Task.WhenAll(chats.Select((chat, number) => Task.Run(async () =>
        {
            using var http = await RawHttp.ConnectAsync(chat.Address);
            var mine = new List<long>();
            for (var turn = 0; turn < 4; turn++)
            {
                var started = System.Diagnostics.Stopwatch.GetTimestamp();
                if (await http.SendAsync(Chats.Said(chat, Guid.NewGuid().ToString("N"), Chats.Texts[(number + turn) % Chats.Texts.Length])) != 200) throw new InvalidOperationException(http.Text);
                mine.Add((long)System.Diagnostics.Stopwatch.GetElapsedTime(started).TotalMicroseconds);
            }

            latencies?.Add(mine);
        })));
        return 8;
    }

    private static async Task ManyConversationsAsync(Rig rig, int most)
    {
        var chats = new List<Chat>();
        var empty = rig.Told("used_memory");
        foreach (var count in (int[])[1_000, 3_000, 10_000, 30_000, 100_000])
        {
            if (count > most) break;
            chats.AddRange(await Chats.StartAsync(rig.Hosts, count - chats.Count));
            var idle = (rig.Told("used_memory") - empty) / count;
            // Any of them, so that most are in no cache.
            var pick = new Func<int, int, Chat>((number, sent) => chats[(int)((number * 7_919L + sent * 104_729L) % count)]);
            var turns = await Chats.TalkAsync(Connections, Each, pick);
            turns.Print($"{count,7} conversations{(rig.Redis is null ? "" : $", {idle:N0} bytes of Redis each before")}");
            empty += rig.Told("used_memory") - (empty + idle * count); // what the turns added is theirs, not the idle ones'
        }
    }
}
