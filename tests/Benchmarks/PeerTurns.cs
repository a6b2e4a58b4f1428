using Benchmarks.Load;
using Harness;

namespace Benchmarks;

/// <summary>
/// Our full turn on Redis beside an echo on the Bot Framework's SDK and a bare ASP.NET turn with as many round
/// trips, in turns in one run: only the ratios count, since machines differ and have moods.
/// </summary>
internal static class PeerTurns
{
    public static async Task<int> RunAsync(string[] args)
    {
        var options = new BenchOptions([.. args, "--store", "redis"]);
        var (connections, each, rounds) = (options.Number(0, 64), TimeSpan.FromSeconds(options.Number(1, 5)), options.Number(2, 3));
        await using var rig = await Rig.StartAsync(options);
        using var bare = await Peer.StartAsync("dotnet", typeof(PeerTurns).Assembly.Location, "bare-turn", rig.Redis!.Configuration);
        using var echo = await Peer.StartAsync("node", Path.Combine(Repository.Root, "tests", "Benchmarks", "Peers", "echo.mjs"));
        var chats = await Chats.StartAsync(rig.Hosts, connections);

        var runs = new (string Name, Func<TimeSpan, Task<Latencies>> Run)[]
        {
            ("full turn", time => Chats.TalkAsync(connections, time, (number, _) => chats[number])),
            ("bare ASP.NET turn, 2 round trips", time => PostAsync(bare.Address, connections, time, number => $"/turn/{number}")),
            ("botbuilder 4.23.3 echo, no state", time => PostAsync(echo.Address, connections, time, _ => "/api/messages")),
        };
        foreach (var (_, run) in runs) await run(HttpTurns.WarmUp);

        var rates = runs.Select(_ => new List<double>()).ToArray();
        for (var round = 0; round < rounds; round++)
        {
            for (var i = 0; i < runs.Length; i++)
            {
                var latencies = await runs[i].Run(each);
                rates[i].Add(latencies.PerSecond);
                latencies.Print($"round {round + 1}, {runs[i].Name}, {connections} connections");
            }
        }

        for (var i = 1; i < runs.Length; i++)
            Console.WriteLine($"full turn / {runs[i].Name}: median {Median(rates[0].Zip(rates[i], (ours, theirs) => ours / theirs)):N2}");
        return 0;
    }

    private static double Median(IEnumerable<double> values) => values.Order().ToArray() is var sorted ? sorted[sorted.Length / 2] : 0;

    private static Task<Latencies> PostAsync(Uri address, int connections, TimeSpan time, Func<int, string> path)
    {
        return ClosedLoop.RunAsync(connections, time, _ => address, Requests);

        IEnumerable<byte[]> Requests(int number)
        {
            for (var sent = 0; ; sent++)
                yield return RawHttp.Post(path(number), null,
                    $$"""{"type":"message","id":"{{number}}-{{sent}}","text":"{{Chats.Texts[(number + sent) % Chats.Texts.Length]}}","textFormat":"plain","locale":"en-US","channelId":"test","serviceUrl":"http://127.0.0.1:1/","from":{"id":"u"},"recipient":{"id":"b"},"conversation":{"id":"c{{number}}"},"deliveryMode":"expectReplies"}""");
        }
    }
}
