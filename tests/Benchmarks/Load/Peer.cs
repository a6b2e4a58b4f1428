using System.Diagnostics;
using System.Globalization;

namespace Benchmarks.Load;

/// <summary>A server to compare with: says "listening" and its port, and is killed at the end.</summary>
internal sealed class Peer : IDisposable
{
    private readonly Process process;

    private Peer(Process process, Uri address) => (this.process, Address) = (process, address);

    public Uri Address { get; }

    public double CpuSeconds
    {
        get
        {
            process.Refresh();
            return process.TotalProcessorTime.TotalSeconds;
        }
    }

    public static async Task<Peer> StartAsync(string program, params string[] arguments)
    {
        var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true })!;
        while (await process.StandardOutput.ReadLineAsync() is { } line)
        {
            if (!line.StartsWith("listening ", StringComparison.Ordinal)) continue;
            _ = process.StandardOutput.ReadToEndAsync();
            return new Peer(process, new Uri($"http://127.0.0.1:{int.Parse(line[10..], CultureInfo.InvariantCulture)}"));
        }

        throw new InvalidOperationException($"{program} {string.Join(' ', arguments)} did not start.");
    }

    public void Dispose()
    {
        process.Kill(entireProcessTree: true);
        process.WaitForExit();
        process.Dispose();
    }
}
