using Host.Tests.Support;

namespace Host.Tests.Peers;

/// <summary>botframework-directlinejs 0.15.8 from npm, over WebSocket and polling, with the program killed in the middle.</summary>
public sealed class The_real_directlinejs
{
    [Fact]
    public async Task Starts_talks_drops_resumes_and_loses_and_doubles_nothing()
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        await NodePeers.InstallAsync("botframework-directlinejs", cancellationToken);
        var host = await HostProcess.StartAsync(cancellationToken: cancellationToken);
        var folder = host.Folder;
        try
        {
            using var node = NodePeers.Start("node", ["peer.mjs"], ("BENEFITSBOT_URL", host.Address.ToString().TrimEnd('/')), ("BENEFITSBOT_SECRET", HostProcess.Secret));
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
}
