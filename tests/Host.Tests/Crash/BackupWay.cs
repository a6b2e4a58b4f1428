using System.Diagnostics;
using Host.Tests.Commands;

namespace Host.Tests.Crash;

/// <summary>A way to back up and restore, as deploy/OPERATIONS.md tells it.</summary>
/// <param name="TakeAsync">While it serves.</param>
/// <param name="RestoreAsync">After it was killed. Gives the settings of a host on what was restored.</param>
internal sealed record BackupWay(
    Dictionary<string, string> Settings, Func<string, Task> TakeAsync, Func<string, Task<Dictionary<string, string>>> RestoreAsync, Action Kill, Action End)
{
    public static BackupWay Of(string name) => name switch
    {
        "sqlite3 .backup" => Sqlite(
            (from, to) => RunAsync("sqlite3", from, $".backup {to}"),
            (copy, to) => Task.Run(() => File.Copy(copy, to))),
        "export from SQLite" => Sqlite(
            (from, to) => HostAsync("export", to, "--Store:Path", from),
            (copy, to) => HostAsync("import", copy, "--Store:Path", to)),
        "copy of Redis's RDB file" => Redis(SaveRdbAsync, LoadRdbAsync),
        "copy of Redis's append-only files" => Redis(CopyAofAsync, (copy, _) => Task.FromResult(RedisServer.Start("--dir", copy))),
        "export from Redis" => Redis(
            (server, folder) => HostAsync(["export", Path.Combine(folder, "a.jsonl"), .. On(server)]),
            async (copy, _) =>
            {
                var server = RedisServer.Start();
                await HostAsync(["import", Path.Combine(copy, "a.jsonl"), .. On(server)]);
                return server;
            }),
        _ => throw new ArgumentOutOfRangeException(nameof(name)),
    };

    private static BackupWay Sqlite(Func<string, string, Task> take, Func<string, string, Task> restore)
    {
        var folder = Directory.CreateTempSubdirectory("benefitsbot-").FullName;
        var (store, restored) = (Path.Combine(folder, "live.db"), Path.Combine(folder, "restored.db"));
        return new BackupWay(
            new() { ["Store__Path"] = store },
            copies => take(store, Path.Combine(copies, "copy")),
            async copies =>
            {
                await restore(Path.Combine(copies, "copy"), restored);
                return new() { ["Store__Path"] = restored };
            },
            () => { },
            () => Directory.Delete(folder, recursive: true));
    }

    private static BackupWay Redis(Func<RedisServer, string, Task> take, Func<string, RedisServer, Task<RedisServer>> restore)
    {
        var live = RedisServer.Start();
        RedisServer? restored = null;
        return new BackupWay(
            SettingsOf(live),
            copies => take(live, copies),
            async copies => SettingsOf(restored = await restore(copies, live)),
            live.Kill,
            () =>
            {
                live.Dispose();
                restored?.Dispose();
            });
    }

    private static async Task SaveRdbAsync(RedisServer server, string folder)
    {
        server.Ask("BGSAVE");
        while (!server.Ask("INFO", "persistence").Contains("rdb_bgsave_in_progress:0", StringComparison.Ordinal)) await Task.Yield();
        File.Copy(Path.Combine(FolderOf(server), "dump.rdb"), Path.Combine(folder, "dump.rdb"));
    }

    // With appendonly yes it would look for append-only files, find none, and begin empty.
    private static async Task<RedisServer> LoadRdbAsync(string copy, RedisServer _)
    {
        var server = RedisServer.Start("--dir", copy, "--appendonly", "no");
        server.Ask("CONFIG", "SET", "appendonly", "yes");
        while (!server.Ask("INFO", "persistence").Contains("aof_rewrite_in_progress:0", StringComparison.Ordinal)) await Task.Yield();
        return server;
    }

    private static async Task CopyAofAsync(RedisServer server, string folder)
    {
        server.Ask("CONFIG", "SET", "auto-aof-rewrite-percentage", "0");
        while (!server.Ask("INFO", "persistence").Contains("aof_rewrite_in_progress:0", StringComparison.Ordinal)) await Task.Yield();
        await RunAsync("cp", "-r", Path.Combine(FolderOf(server), "appendonlydir"), folder);
        server.Ask("CONFIG", "SET", "auto-aof-rewrite-percentage", "100");
    }

    private static string FolderOf(RedisServer server) => server.Ask("CONFIG", "GET", "dir").Split('\n')[1];

    private static Dictionary<string, string> SettingsOf(RedisServer server) => new() { ["Store__Kind"] = "redis", ["Redis__Configuration"] = server.Configuration };

    private static string[] On(RedisServer server) => ["--Store:Kind", "redis", "--Redis:Configuration", server.Configuration];

    private static async Task HostAsync(params string[] args)
    {
        var run = await Commands.HostProcess.RunAsync("", Path.GetTempPath(), args);
        Assert.True(run.ExitCode == 0, run.Errors);
    }

    private static async Task RunAsync(string program, params string[] args)
    {
        using var process = Process.Start(program, args);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Equal(0, process.ExitCode);
    }
}
