using System.Diagnostics;

namespace Benchmarks.Load;

/// <summary>Load from a number of connections, each of which sends when its last request was answered.</summary>
internal static class ClosedLoop
{
    /// <param name="time">After which nothing more is sent; infinite to send all there is.</param>
    /// <param name="address">Whom a connection calls.</param>
    /// <param name="requests">What it sends; made one by one as they are sent.</param>
    /// <exception cref="InvalidOperationException">An answer was not 200; its text.</exception>
    public static async Task<Latencies> RunAsync(int connections, TimeSpan time, Func<int, Uri> address, Func<int, IEnumerable<byte[]>> requests)
    {
        var (latencies, clock) = (new Latencies(), Stopwatch.StartNew());
        await Task.WhenAll(Enumerable.Range(0, connections).Select(number => Task.Run(async () =>
        {
            using var http = await RawHttp.ConnectAsync(address(number));
            var mine = new List<long>();
            foreach (var request in requests(number))
            {
                if (time != Timeout.InfiniteTimeSpan && clock.Elapsed >= time) break;
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
