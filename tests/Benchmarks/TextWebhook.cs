using System.Diagnostics;
using Benchmarks.Load;
using Harness;

namespace Benchmarks;

/// <summary>Our webhook (signature, full turn, stored on disk, answered) beside the npm SDK's validating webhook without state, in turns in one run.</summary>
internal static class TextWebhook
{
    private const int Numbers = 50_000;

    public static async Task<int> RunAsync(string[] args)
    {
        var options = new BenchOptions(args);
        var (connections, each, rounds) = (options.Number(0, 64), TimeSpan.FromSeconds(options.Number(1, 5)), options.Number(2, 3));
        await using var twilio = await FakeTwilio.StartAsync();
        await using var host = await HostProcess.StartAsync(settings: TwilioAccount.Settings(twilio.Address, segmentsPerSecond: 1));
        using var peer = await Peer.StartAsync(
            "node", Path.Combine(Repository.Root, "tests", "Benchmarks", "Peers", "twilio.mjs"), TwilioAccount.Token, $"{TwilioAccount.Public}/sms/twilio");

        var sid = 0;
        foreach (var address in new[] { host.Address, peer.Address }) await PostAsync(address, connections, HttpTurns.WarmUp, () => Interlocked.Increment(ref sid));
        var ratios = new List<double>();
        for (var round = 0; round < rounds; round++)
        {
            var ours = await PostAsync(host.Address, connections, each, () => Interlocked.Increment(ref sid));
            ours.Print($"round {round + 1}, our webhook, {connections} connections");
            var theirs = await PostAsync(peer.Address, connections, each, () => Interlocked.Increment(ref sid));
            theirs.Print($"round {round + 1}, twilio 6.2.0 on express, no state");
            ratios.Add(ours.PerSecond / theirs.PerSecond);
        }

        Console.WriteLine($"our webhook / npm SDK's: median {ratios.Order().ElementAt(ratios.Count / 2):N2}");
        return 0;
    }

    private static async Task<Latencies> PostAsync(Uri address, int connections, TimeSpan time, Func<int> next)
    {
        var (latencies, clock) = (new Latencies(), Stopwatch.StartNew());
        await Task.WhenAll(Enumerable.Range(0, connections).Select(_ => Task.Run(async () =>
        {
            using var http = await RawHttp.ConnectAsync(address);
            var mine = new List<long>();
            while (clock.Elapsed < time)
            {
                var sid = next();
                var request = Texts.Post(sid % Numbers, sid, Chats.Texts[sid % Chats.Texts.Length]);
                var started = clock.Elapsed;
                if (await http.SendAsync(request) != 200) throw new InvalidOperationException(http.Text);
                mine.Add((long)(clock.Elapsed - started).TotalMicroseconds);
            }

            latencies.Add(mine);
        })));
        latencies.Seconds = clock.Elapsed.TotalSeconds;
        return latencies;
    }
}
