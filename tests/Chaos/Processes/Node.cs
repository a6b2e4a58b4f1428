using Chaos.Histories;
using Harness;

namespace Chaos.Processes;

/// <summary>
/// The real program, kept running as a service manager would. A store that is away is no reason to end, neither
/// at the start nor later: an end that nobody asked for is remembered.
/// </summary>
internal sealed class Node(int number, ChaosOptions options, IReadOnlyDictionary<string, string> settings, Timeline timeline, Action<string> died) : ITarget, IAsyncDisposable
{
    private static readonly TimeSpan StopsWithin = TimeSpan.FromSeconds(35);
    private static readonly TimeSpan StartAgainAfter = TimeSpan.FromMilliseconds(500);
    private readonly string folder = Directory.CreateTempSubdirectory("chaos-node-").FullName;
    private readonly int port = FreePorts.Take();
    private HostProcess? process;
    private bool mayEnd;

    public Uri Address => new($"http://127.0.0.1:{port}");

    public string DatabasePath => Path.Combine(folder, "data", "benefitsbot.db");

    /// <summary>The last lines that the running process wrote.</summary>
    public string Output => process?.Output ?? "";

    public int Refusals { get; private set; }

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            cancellationToken.ThrowIfCancellationRequested();
            mayEnd = true;
            process = HostProcess.Launch(folder, port, settings);
            try
            {
                await process.ReadyAsync(cancellationToken);
                mayEnd = false;
                _ = WatchAsync(process);
                return;
            }
            catch (InvalidOperationException)
            {
                Refusals++;
                died($"node {number + 1} ended while it started (exit {process.ExitCode}); it is started again:\n{Tail()}");
            }
            catch (TimeoutException)
            {
                timeline.Add($"node {number + 1} is not ready after a minute; it is started again");
            }

            await LeaveAsync();
            await Task.Delay(StartAgainAfter, cancellationToken);
        }
    }

    public async Task KillAsync()
    {
        mayEnd = true;
        process!.KillHard();
        await LeaveAsync();
    }

    public async Task TerminateAsync(CancellationToken cancellationToken)
    {
        mayEnd = true;
        Signals.Terminate(process!.Id);
        try
        {
            await process.WaitForExitAsync(cancellationToken).WaitAsync(StopsWithin, cancellationToken);
        }
        catch (TimeoutException)
        {
            died($"node {number + 1} did not stop within {StopsWithin.TotalSeconds} s of SIGTERM:\n{Tail()}");
        }

        await LeaveAsync();
    }

    public void Pause() => Signals.Pause(process!.Id);

    public void Resume() => Signals.Resume(process!.Id);

    public async ValueTask DisposeAsync()
    {
        mayEnd = true;
        await LeaveAsync();
        Directory.Delete(folder, recursive: true);
    }

    private async Task LeaveAsync()
    {
        if (process is not { } left) return;
        if (options.Logs is { } logs) await File.AppendAllTextAsync(Path.Combine(logs, $"node-{number + 1}.log"), $"{left.Output}\n--- ended\n");
        await left.DisposeAsync();
        process = null;
    }

    private async Task WatchAsync(HostProcess watched)
    {
        try
        {
            await watched.WaitForExitAsync(CancellationToken.None);
            if (!mayEnd && process == watched) died($"node {number + 1} ended by itself (exit {watched.ExitCode}):\n{Tail()}");
        }
        catch (InvalidOperationException)
        {
            // Killed and disposed while we watched.
        }
    }

    private string Tail() => string.Join('\n', Output.Split('\n').TakeLast(20));
}
