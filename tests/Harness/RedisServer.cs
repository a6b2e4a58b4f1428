using System.Diagnostics;
using System.Globalization;
using System.Net.Sockets;

namespace Harness;

/// <summary>A real redis-server of its own, on a free port and a temporary folder, gone at the end.</summary>
internal sealed class RedisServer : IDisposable
{
    private static readonly Lazy<RedisServer> One = new(() =>
    {
        var server = Start();
        AppDomain.CurrentDomain.ProcessExit += (_, _) => server.Dispose();
        return server;
    });

    private static readonly TimeSpan AnswersWithin = TimeSpan.FromSeconds(20);
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("benefitsbot-redis-");
    private readonly string[] settings;
    private readonly string program;
    private readonly string? file;
    private Process process;

    private RedisServer(string program, int port, string[] settings, string? file = null)
    {
        (this.program, Port, this.settings, this.file) = (program, port, settings, file);
        process = Run();
    }

    /// <summary>The one that all tests share which do it no harm: each has an agency of its own.</summary>
    public static RedisServer Shared => One.Value;

    public int Port { get; }

    public string Configuration => $"127.0.0.1:{Port}";

    /// <param name="settings">More arguments, such as <c>--requirepass</c> and a password.</param>
    public static RedisServer Start(params string[] settings)
    {
        var server = new RedisServer("redis-server", FreePorts.Take(), ["--save", "", "--appendonly", "yes", .. settings]);
        server.WaitUntilItAnswers();
        return server;
    }

    /// <param name="configuration">A configuration file, read before the settings.</param>
    /// <param name="settings">More arguments.</param>
    public static RedisServer StartWith(string configuration, params string[] settings)
    {
        var copy = Path.Combine(Directory.CreateTempSubdirectory("benefitsbot-redis-conf-").FullName, "redis.conf");
        File.Copy(configuration, copy);
        var server = new RedisServer("redis-server", FreePorts.Take(), settings, copy);
        server.WaitUntilItAnswers();
        return server;
    }

    /// <summary>A sentinel that watches a server under the name of <c>benefits</c>; two must agree that it is gone.</summary>
    public static RedisServer StartSentinel(int master)
    {
        var port = FreePorts.Take();
        var file = Path.Combine(Directory.CreateTempSubdirectory("benefitsbot-sentinel-").FullName, "sentinel.conf");
        File.WriteAllLines(file,
        [
            $"sentinel monitor benefits 127.0.0.1 {master} 2",
            "sentinel down-after-milliseconds benefits 1000",
            "sentinel failover-timeout benefits 3000",
        ]);
        var sentinel = new RedisServer("redis-sentinel", port, [], file);
        sentinel.WaitUntilItAnswers();
        return sentinel;
    }

    /// <summary>Asks by a connection of its own.</summary>
    public string Ask(params string[] command) => RedisTalk.Ask(Port, command);

    public void Kill()
    {
        process.Kill();
        process.WaitForExit();
    }

    public void Restart()
    {
        process.Dispose();
        process = Run();
        WaitUntilItAnswers();
    }

    /// <summary>Stops it as it stands, as a machine that hangs.</summary>
    public void Pause() => Signal("STOP");

    public void Resume() => Signal("CONT");

    public void Dispose()
    {
        if (!process.HasExited) process.Kill(entireProcessTree: true);
        process.WaitForExit();
        process.Dispose();
        SpinWait.SpinUntil(Delete, AnswersWithin);
        if (file is not null) Directory.GetParent(file)!.Delete(recursive: true);
    }

    // A child that was rewriting the log may write its last when its parent is gone already.
    private bool Delete()
    {
        try
        {
            folder.Refresh();
            if (folder.Exists) folder.Delete(recursive: true);
            return true;
        }
        catch (IOException)
        {
            return false;
        }
    }

    private Process Run()
    {
        var start = new ProcessStartInfo(program) { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = folder.FullName };
        string[] all = ["--port", Port.ToString(CultureInfo.InvariantCulture), "--bind", "127.0.0.1", "--dir", folder.FullName, "--logfile", Path.Combine(folder.FullName, "redis.log"), .. settings];
        if (file is not null) start.ArgumentList.Add(file); // sentinels keep in it what they learn
        foreach (var argument in all) start.ArgumentList.Add(argument);
        try
        {
            return Process.Start(start)!;
        }
        catch (System.ComponentModel.Win32Exception e)
        {
            throw new InvalidOperationException($"{program} is needed for these tests and is not installed: apt-get install -y {program}", e);
        }
    }

    private void WaitUntilItAnswers()
    {
        if (!SpinWait.SpinUntil(Answers, AnswersWithin)) throw new TimeoutException("redis-server did not answer.");
    }

    private bool Answers()
    {
        if (process.HasExited) throw new InvalidOperationException($"redis-server ended: {File.ReadAllText(Path.Combine(folder.FullName, "redis.log"))}");
        try
        {
            // Even "no password" is an answer.
            var answer = Ask("PING");
            return answer == "PONG" || answer.StartsWith("NOAUTH", StringComparison.Ordinal);
        }
        catch (Exception e) when (e is SocketException or IOException)
        {
            return false;
        }
    }

    private void Signal(string name)
    {
        using var kill = Process.Start("kill", ["-" + name, process.Id.ToString(CultureInfo.InvariantCulture)]);
        kill.WaitForExit();
        if (kill.ExitCode != 0) throw new InvalidOperationException($"kill -{name} failed");
    }
}
