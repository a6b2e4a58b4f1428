using System.Diagnostics;
using Host.Tests.Support;

namespace Host.Tests.Peers;

/// <summary>botframework-directlinejs 0.15.8 from npm, over WebSocket and polling, with the program killed in the middle.</summary>
public sealed class The_real_directlinejs
{
    private static readonly string Folder = Path.Combine(Repository.Root, "tests", "Peers");

    [Fact]
    public async Task Starts_talks_drops_resumes_and_loses_and_doubles_nothing()
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        await InstallAsync(cancellationToken);
        var host = await HostProcess.StartAsync(cancellationToken: cancellationToken);
        var folder = host.Folder;
        try
        {
            using var node = Start("node", ["peer.mjs"], ("BENEFITSBOT_URL", host.Address.ToString().TrimEnd('/')), ("BENEFITSBOT_SECRET", HostProcess.Secret));
            var errors = node.StandardError.ReadToEndAsync(cancellationToken);
            var output = new List<string>();
            while (await node.StandardOutput.ReadLineAsync(cancellationToken) is { } line)
            {
                output.Add(line);
                if (line != "@restart") continue;

                var port = host.Address.Port;
                host.KillHard();
                await host.DisposeAsync();
                host = await HostProcess.StartAsync(folder, port, cancellationToken: cancellationToken);
                await node.StandardInput.WriteLineAsync("restarted".AsMemory(), cancellationToken);
            }

            await node.WaitForExitAsync(cancellationToken);
            Assert.True(node.ExitCode == 0 && output.Contains("@restart"), string.Join('\n', output) + await errors + host.Output);
        }
        finally
        {
            host.KillHard();
            await host.DisposeAsync();
            Directory.Delete(folder, recursive: true);
        }
    }

    // Not skipped where Node is missing: a peer that nobody ran proves nothing.
    private static async Task InstallAsync(CancellationToken cancellationToken)
    {
        if (Directory.Exists(Path.Combine(Folder, "node_modules", "botframework-directlinejs"))) return;
        using var npm = Start("npm", ["ci", "--ignore-scripts", "--no-progress"]);
        var (said, errors) = (npm.StandardOutput.ReadToEndAsync(cancellationToken), npm.StandardError.ReadToEndAsync(cancellationToken));
        await npm.WaitForExitAsync(cancellationToken);
        Assert.True(npm.ExitCode == 0, await said + await errors);
    }

    private static Process Start(string program, string[] arguments, params (string Name, string Value)[] environment)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = Folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in environment) start.Environment[name] = value;
        return Process.Start(start)!;
    }
}
