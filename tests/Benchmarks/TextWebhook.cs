using System.Globalization;
using Benchmarks.Load;
using Harness;

namespace Benchmarks;

/// <summary>
/// Our webhook (signature, full turn, stored on disk, and the bot's answer a moment later) beside the npm SDK's validating
/// webhook that keeps nothing, in turns in one run: only the ratio counts, since machines differ and have moods.
/// </summary>
internal static class TextWebhook
{
    /// <summary>So many that none reaches the limit of automatic replies, and all have written before.</summary>
    private const int Numbers = 20_000;

    /// <summary>Requests are signed and written before the clock starts; a run that uses them up ends early.</summary>
    private const int MadePerSecond = 6_000;

    /// <summary>The answer to the last text is due: it must not be made while the other is measured.</summary>
    private static readonly TimeSpan LastAnswersWithin = TimeSpan.FromSeconds(4);

    private static int sids;

    public static async Task<int> RunAsync(string[] args)
    {
        var options = new BenchOptions(args);
        var (connections, seconds, rounds) = (options.Number(0, 64), options.Number(1, 5), options.Number(2, 3));
        await using var twilio = await FakeTwilio.StartAsync();
        await using var host = await HostProcess.StartAsync(settings: TwilioAccount.Settings(twilio.Address, segmentsPerSecond: 1));
        using var peer = await Peer.StartAsync(
            "node", Path.Combine(Repository.Root, "tests", "Benchmarks", "Peers", "twilio.mjs"), TwilioAccount.Token, $"{TwilioAccount.Public}/sms/twilio");

        (await PostAsync(host.Address, connections, Timeout.InfiniteTimeSpan, Requests(Numbers))).Print($"warm-up: {Numbers} numbers write for the first time");
        await Task.Delay(LastAnswersWithin);
        await PostAsync(peer.Address, connections, HttpTurns.WarmUp, Requests(Numbers));
        var ratios = new List<double>();
        for (var round = 1; round <= rounds; round++)
        {
            var (requests, cpu) = (Requests(MadePerSecond * seconds), host.CpuTime.TotalSeconds);
            var ours = await PostAsync(host.Address, connections, TimeSpan.FromSeconds(seconds), requests);
            await Task.Delay(LastAnswersWithin);
            ours.Print($"round {round}, our webhook, {connections} connections, {(host.CpuTime.TotalSeconds - cpu) * 1e6 / ours.Count:N0} us of CPU a text with its answer");
            (requests, cpu) = (Requests(MadePerSecond * seconds), peer.CpuSeconds);
            var theirs = await PostAsync(peer.Address, connections, TimeSpan.FromSeconds(seconds), requests);
            theirs.Print($"round {round}, twilio 6.2.0's on express, no state, {(peer.CpuSeconds - cpu) * 1e6 / theirs.Count:N0} us of CPU a text");
            ratios.Add(ours.PerSecond / theirs.PerSecond);
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"our webhook / npm SDK's: median {ratios.Order().ElementAt(ratios.Count / 2):N2}, of {string.Join(' ', ratios.Select(ratio => ratio.ToString("N2", CultureInfo.InvariantCulture)))}"));
        return 0;
    }

    private static byte[][] Requests(int count)
    {
        var requests = new byte[count][];
        for (var i = 0; i < count; i++) requests[i] = Texts.Post(++sids % Numbers, sids, Chats.Texts[sids % Chats.Texts.Length]);
        return requests;
    }

    private static Task<Latencies> PostAsync(Uri address, int connections, TimeSpan time, byte[][] requests)
    {
        var next = -1;
        return ClosedLoop.RunAsync(connections, time, _ => address, _ => Shared());

        IEnumerable<byte[]> Shared()
        {
            while (Interlocked.Increment(ref next) is var at && at < requests.Length) yield return requests[at];
        }
    }
}
