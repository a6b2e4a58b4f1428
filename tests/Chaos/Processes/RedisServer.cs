using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Harness;

namespace Chaos.Processes;

/// <summary>A real redis-server with an append-only file in a folder of its own.</summary>
/// <param name="everySecond">fsync each second instead of before each answer. A kill -9 may then lose what the server had not yet written.</param>
internal sealed class RedisServer(bool everySecond) : ITarget, IAsyncDisposable
{
    private static readonly TimeSpan AnswersWithin = TimeSpan.FromSeconds(1);
    private readonly string folder = Directory.CreateTempSubdirectory("chaos-redis-").FullName;
    private Process? process;

    public int Port { get; } = FreePorts.Take();

    public string Configuration => string.Create(CultureInfo.InvariantCulture, $"127.0.0.1:{Port}");

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        process = Process.Start(StartInfo())!;
        using var tries = new PeriodicTimer(TimeSpan.FromMilliseconds(25));
        while (await tries.WaitForNextTickAsync(cancellationToken))
        {
            if (process.HasExited) throw new InvalidOperationException($"redis-server stopped at start:\n{await Log(cancellationToken)}");
            if (await AnswersAsync(cancellationToken)) return;
        }
    }

    public async Task KillAsync()
    {
        process!.Kill();
        await process.WaitForExitAsync();
        process.Dispose();
    }

    public async Task TerminateAsync(CancellationToken cancellationToken)
    {
        Signals.Terminate(process!.Id);
        await process.WaitForExitAsync(cancellationToken);
        process.Dispose();
    }

    public void Pause() => Signals.Pause(process!.Id);

    public void Resume() => Signals.Resume(process!.Id);

    public async ValueTask DisposeAsync()
    {
        try
        {
            if (process is { HasExited: false }) await KillAsync();
        }
        catch (InvalidOperationException)
        {
            // Ended already.
        }

        Directory.Delete(folder, recursive: true);
    }

    private ProcessStartInfo StartInfo()
    {
        string[] arguments =
        [
            "--port", Port.ToString(CultureInfo.InvariantCulture), "--bind", "127.0.0.1", "--dir", folder, "--logfile", "redis.log",
            "--appendonly", "yes", "--appendfsync", everySecond ? "everysec" : "always", "--save", "", "--maxmemory-policy", "noeviction",
        ];
        return new ProcessStartInfo("redis-server", arguments) { WorkingDirectory = folder };
    }

    // While it reads its file it answers -LOADING.
    private async Task<bool> AnswersAsync(CancellationToken cancellationToken)
    {
        using var within = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        within.CancelAfter(AnswersWithin);
        try
        {
            using var tcp = new TcpClient();
            await tcp.ConnectAsync(IPAddress.Loopback, Port, within.Token);
            await tcp.GetStream().WriteAsync("PING\r\n"u8.ToArray(), within.Token);
            var answer = new byte[5];
            await tcp.GetStream().ReadExactlyAsync(answer, within.Token);
            return Encoding.ASCII.GetString(answer) == "+PONG";
        }
        catch (Exception e) when (e is SocketException or IOException)
        {
            return false;
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return false;
        }
    }

    private async Task<string> Log(CancellationToken cancellationToken) =>
        Path.Combine(folder, "redis.log") is var log && File.Exists(log) ? await File.ReadAllTextAsync(log, cancellationToken) : "";
}
