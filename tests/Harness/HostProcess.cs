using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.RegularExpressions;

namespace Harness;

/// <summary>The real program as a process of its own, on a free port, with a database in a folder of its own. Killed when disposed.</summary>
internal sealed partial class HostProcess : IAsyncDisposable
{
    public const string Secret = "test-secret-of-at-least-thirty-two-characters";
    private const int KeptLines = 2_000;
    private static readonly TimeSpan ReadyWithin = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan AnswersWithin = TimeSpan.FromSeconds(5);
    private readonly Process process;
    private readonly ConcurrentQueue<string> output = new();

    private HostProcess(Process process, string folder, Uri address) => (this.process, Folder, Address) = (process, folder, address);

    /// <summary>The working folder: the database is in <c>data/</c> below it.</summary>
    public string Folder { get; }

    public Uri Address { get; }

    /// <summary>The last lines that it wrote.</summary>
    public string Output => string.Join('\n', output);

    public int Id => process.Id;

    public bool HasExited => process.HasExited;

    public int ExitCode => process.ExitCode;

    public long WorkingSetBytes
    {
        get
        {
            process.Refresh();
            return process.WorkingSet64;
        }
    }

    public TimeSpan CpuTime
    {
        get
        {
            process.Refresh();
            return process.TotalProcessorTime;
        }
    }

    /// <param name="folder">Of an earlier process, to go on with its data; null for a new one.</param>
    /// <param name="port">Of an earlier process, so that clients find it again; 0 for a free one.</param>
    /// <param name="settings">Configuration as environment variables, for example <c>Desk__Bootstrap__User</c>.</param>
    public static async Task<HostProcess> StartAsync(
        string? folder = null, int port = 0, IReadOnlyDictionary<string, string>? settings = null, CancellationToken cancellationToken = default)
    {
        var host = Launch(folder, port, settings);
        try
        {
            await host.ReadyAsync(cancellationToken);
            return host;
        }
        catch
        {
            await host.DisposeAsync();
            throw;
        }
    }

    /// <summary>Starts it as <see cref="StartAsync"/> does, and does not wait until it serves.</summary>
    public static HostProcess Launch(string? folder = null, int port = 0, IReadOnlyDictionary<string, string>? settings = null)
    {
        folder ??= Directory.CreateTempSubdirectory("benefitsbot-").FullName;
        if (port == 0) port = FreePorts.Take();

        var start = new ProcessStartInfo("dotnet") { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true };
        start.ArgumentList.Add(BuiltHost());
        start.ArgumentList.Add("--urls");
        start.ArgumentList.Add($"http://127.0.0.1:{port}");
        start.Environment["DirectLine__Secret"] = Secret;
        start.Environment["Dialogs__Path"] = Path.Combine(Repository.Root, "dialogs");
        foreach (var (key, value) in settings ?? new Dictionary<string, string>()) start.Environment[key] = value;

        var host = new HostProcess(Process.Start(start)!, folder, new Uri($"http://127.0.0.1:{port}"));
        host.process.OutputDataReceived += (_, line) => host.Keep(line.Data);
        host.process.ErrorDataReceived += (_, line) => host.Keep(line.Data);
        host.process.BeginOutputReadLine();
        host.process.BeginErrorReadLine();
        return host;
    }

    /// <summary>kill -9: no handler runs, no buffer is flushed.</summary>
    public void KillHard()
    {
        process.Kill();
        process.WaitForExit();
    }

    public Task WaitForExitAsync(CancellationToken cancellationToken) => process.WaitForExitAsync(cancellationToken);

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited)
        {
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync();
        }

        process.Dispose();
    }

    /// <summary>As a service manager stops it: it may finish what it began.</summary>
    /// <returns>Its exit code.</returns>
    public async Task<int> StopAsync(CancellationToken cancellationToken)
    {
        using var kill = Process.Start("kill", ["-TERM", process.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]);
        await process.WaitForExitAsync(cancellationToken);
        return process.ExitCode;
    }

    private static string BuiltHost() =>
        Path.Combine(Repository.Root, "bot", "Host", "bin", BuildFolder().Match(AppContext.BaseDirectory).Groups[1].Value, "net10.0", "Bot.Host.dll");

    /// <exception cref="InvalidOperationException">It stopped; the message has what it wrote.</exception>
    /// <exception cref="TimeoutException">It runs, but is not ready within a minute.</exception>
    public Task ReadyAsync(CancellationToken cancellationToken) => AnswersAsync("/health/ready", cancellationToken);

    /// <summary>It runs, ready or not: it may still wait for its store. Throws as <see cref="ReadyAsync"/> does.</summary>
    public Task LiveAsync(CancellationToken cancellationToken) => AnswersAsync("/health/live", cancellationToken);

    private async Task AnswersAsync(string path, CancellationToken cancellationToken)
    {
        using var http = new HttpClient { BaseAddress = Address, Timeout = AnswersWithin };
        using var tries = new PeriodicTimer(TimeSpan.FromMilliseconds(25));
        var since = Stopwatch.StartNew();
        while (since.Elapsed < ReadyWithin && await tries.WaitForNextTickAsync(cancellationToken))
        {
            if (process.HasExited) throw new InvalidOperationException($"The host stopped at start:\n{Output}");
            try
            {
                using var answer = await http.GetAsync(new Uri(path, UriKind.Relative), cancellationToken);
                if (answer.IsSuccessStatusCode) return;
            }
            catch (HttpRequestException)
            {
                // Not listening yet.
            }
            catch (TaskCanceledException) when (!cancellationToken.IsCancellationRequested)
            {
                // Listening, but stopped in the middle of the answer.
            }
        }

        throw new TimeoutException($"{path} did not answer within {ReadyWithin}:\n{Output}");
    }

    private void Keep(string? line)
    {
        if (line is null) return;
        output.Enqueue(line);
        if (output.Count > KeptLines) output.TryDequeue(out _);
    }

    [GeneratedRegex("[\\\\/]bin[\\\\/]([^\\\\/]+)[\\\\/]")]
    private static partial Regex BuildFolder();
}
