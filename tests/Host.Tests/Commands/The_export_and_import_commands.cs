using System.Text.RegularExpressions;
using Host.Tests.Support;

namespace Host.Tests.Commands;

/// <summary>An agency in a file: out of one store, into another.</summary>
public sealed partial class The_export_and_import_commands : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("benefitsbot-").FullName;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task Out_of_SQLite_into_Redis_and_back_the_content_is_the_same()
    {
        await ServeAsync("a.db");
        string[] redis = ["--Store:Kind", "redis", "--Redis:Configuration", RedisServer.Shared.Configuration, "--Redis:Agency", Guid.NewGuid().ToString("N")];

        var left = await RunAsync("", "export", "a.jsonl", "--Store:Path", "a.db");
        var arrived = await RunAsync("", ["import", "a.jsonl", .. redis]);
        var leftAgain = await RunAsync("", ["export", "b.jsonl", .. redis]);
        var back = await RunAsync("", "import", "b.jsonl", "--Store:Path", "new/b.db");

        Assert.All([left, arrived, leftAgain, back], run => Assert.Equal((0, ""), (run.ExitCode, run.Errors)));
        Assert.Matches("conversations 1, log entries [3-9],", left.Output);
        Assert.Contains("password hashes and keys", left.Output, StringComparison.Ordinal);
        Assert.Single(((HostProcess[])[left, arrived, leftAgain, back]).Select(Said).Distinct());
        if (!OperatingSystem.IsWindows()) Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(InFolder("a.jsonl")));
    }

    [Fact]
    public async Task Through_a_pipe_beside_the_running_service()
    {
        await using var host = await Harness.HostProcess.StartAsync(folder, cancellationToken: Token);
        using var http = new HttpClient { BaseAddress = host.Address };
        await (await DirectLineClient.StartAsync(http, Token)).SayAsync("¿cómo pido estampillas? 🍎", "k1", Token);

        var left = await RunAsync("", "export", "-", "--Store:Path", "data/benefitsbot.db");
        var arrived = await RunAsync(left.Output, "import", "-", "--Store:Path", "b.db");
        var refused = await RunAsync(left.Output, "import", "-", "--Store:Path", "data/benefitsbot.db");

        Assert.Equal((0, 0, 1), (left.ExitCode, arrived.ExitCode, refused.ExitCode));
        Assert.Equal(ContentSum().Match(left.Errors).Value, Said(arrived).Sum);
        Assert.Contains("Another process has the store", refused.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_truncated_file_is_refused_before_anything_is_written()
    {
        await ServeAsync("a.db");
        await RunAsync("", "export", "a.jsonl", "--Store:Path", "a.db");
        await File.WriteAllTextAsync(InFolder("cut.jsonl"), (await File.ReadAllTextAsync(InFolder("a.jsonl"), Token))[..^200], Token);

        var refused = await RunAsync("", "import", "cut.jsonl", "--Store:Path", "b.db");

        Assert.Equal(1, refused.ExitCode);
        Assert.Contains("Nothing was kept", refused.Errors, StringComparison.Ordinal);
        Assert.False(File.Exists(InFolder("b.db")));
    }

    [Fact]
    public async Task A_store_that_serves_somebody_already_is_not_imported_into()
    {
        await ServeAsync("a.db");
        await RunAsync("", "export", "a.jsonl", "--Store:Path", "a.db");

        var refused = await RunAsync("", "import", "a.jsonl", "--Store:Path", "a.db");

        Assert.Equal(1, refused.ExitCode);
        Assert.Contains("Import into a new one", refused.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_wrong_is_said_and_no_file_is_left_or_written_over()
    {
        await File.WriteAllTextAsync(InFolder("there.jsonl"), "mine", Token);

        var missing = await RunAsync("", "export", "a.jsonl", "--Store:Path", "no.db");
        var there = await RunAsync("", "export", "there.jsonl", "--Store:Path", "no.db");
        var misspelt = await RunAsync("", "export", "b.jsonl", "--Store:Pth", "a.db");
        var other = await RunAsync("", "export", "b.jsonl", "--Stor:Path", "a.db");
        var away = await RunAsync("", "import", "no.jsonl", "--Store:Path", "b.db");

        Assert.All([missing, there, misspelt, other, away], run => Assert.Equal(1, run.ExitCode));
        Assert.Contains("There is no store", missing.Errors, StringComparison.Ordinal);
        Assert.Contains("already", there.Errors, StringComparison.Ordinal);
        Assert.Contains("Store:Pth: There is no such setting", misspelt.Errors, StringComparison.Ordinal);
        Assert.Contains("Stor:Path: This command takes only", other.Errors, StringComparison.Ordinal);
        Assert.Equal(["there.jsonl"], Directory.GetFiles(folder).Select(Path.GetFileName));
        Assert.Equal("mine", await File.ReadAllTextAsync(InFolder("there.jsonl"), Token));
    }

    private async Task ServeAsync(string store)
    {
        await using var host = await Harness.HostProcess.StartAsync(folder, settings: new Dictionary<string, string> { ["Store__Path"] = store }, cancellationToken: Token);
        using var http = new HttpClient { BaseAddress = host.Address };
        await (await DirectLineClient.StartAsync(http, Token)).SayAsync("talk to a person", "k1", Token);
    }

    private string InFolder(string name) => Path.Combine(folder, name);

    private Task<HostProcess> RunAsync(string input, params string[] args) => HostProcess.RunAsync(input, folder, args);

    private static (string Sum, string Counts) Said(HostProcess run) => (ContentSum().Match(run.Output).Value, run.Lines.First(line => line.Contains("conversations ", StringComparison.Ordinal)));

    [GeneratedRegex("[0-9a-f]{64}")]
    private static partial Regex ContentSum();
}
