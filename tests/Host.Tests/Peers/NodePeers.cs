using System.Diagnostics;

namespace Host.Tests.Peers;

/// <summary>The real third-party programs of <c>tests/Peers</c>, run with Node.</summary>
internal static class NodePeers
{
    private static readonly string Folder = Path.Combine(Repository.Root, "tests", "Peers");
    private static readonly SemaphoreSlim Installing = new(1);

    // Not skipped where Node is missing: a peer that nobody ran proves nothing.
    public static async Task InstallAsync(string package, CancellationToken cancellationToken)
    {
        await Installing.WaitAsync(cancellationToken);
        try
        {
            if (Directory.Exists(Path.Combine(Folder, "node_modules", package))) return;
            using var npm = Start("npm", ["ci", "--ignore-scripts", "--no-progress"]);
            var (said, errors) = (npm.StandardOutput.ReadToEndAsync(cancellationToken), npm.StandardError.ReadToEndAsync(cancellationToken));
            await npm.WaitForExitAsync(cancellationToken);
            Assert.True(npm.ExitCode == 0, await said + await errors);
        }
        finally
        {
            Installing.Release();
        }
    }

    public static Process Start(string program, string[] arguments, params (string Name, string Value)[] environment)
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
