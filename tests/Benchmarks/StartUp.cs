using System.Diagnostics;
using Harness;

namespace Benchmarks;

/// <summary>From process start to ready, and to the first reply in a client's log. Five runs, each with a new database.</summary>
internal static class StartUp
{
    public static async Task<int> RunAsync()
    {
        for (var run = 0; run < 5; run++)
        {
            var clock = Stopwatch.StartNew();
            await using var host = await HostProcess.StartAsync();
            var ready = clock.Elapsed;
            using var http = new HttpClient { BaseAddress = host.Address };
            var client = await DirectLineClient.StartAsync(http, CancellationToken.None);
            await client.SayAsync("how do i apply for food stamps", "first", CancellationToken.None);
            var log = await client.ReadAllAsync(CancellationToken.None);
            Console.WriteLine($"ready {ready.TotalSeconds:N2} s, first reply {clock.Elapsed.TotalSeconds:N2} s ({log.Count} activities), resident {host.WorkingSetBytes / 1048576.0:N0} MiB");
        }

        return 0;
    }
}
