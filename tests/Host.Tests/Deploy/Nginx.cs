using System.Diagnostics;
using System.Net.Sockets;

namespace Host.Tests.Deploy;

/// <summary>The real nginx with deploy/nginx.conf, but for the addresses.</summary>
internal sealed class Nginx : IDisposable
{
    private static readonly TimeSpan ListensWithin = TimeSpan.FromSeconds(10);
    private readonly string folder = Directory.CreateTempSubdirectory("benefitsbot-nginx-").FullName;
    private readonly Process process;

    private Nginx(Uri node1, Uri node2)
    {
        var port = FreePorts.Take();
        Address = new Uri($"http://127.0.0.1:{port}");
        var shipped = File.ReadAllText(Path.Combine(Repository.Root, "deploy", "nginx.conf"));
        var here = shipped
            .Replace("node1:5080", node1.Authority, StringComparison.Ordinal)
            .Replace("node2:5080", node2.Authority, StringComparison.Ordinal)
            .Replace("listen 8080", $"listen 127.0.0.1:{port}", StringComparison.Ordinal)
            .Replace("/tmp/nginx", $"{folder}/nginx", StringComparison.Ordinal)
            .Replace("/dev/stdout", $"{folder}/access.log", StringComparison.Ordinal)
            .Replace("worker_processes auto", "worker_processes 2", StringComparison.Ordinal);
        File.WriteAllText(Configuration, here);
        process = Run("-g", "daemon off;");
    }

    public Uri Address { get; }

    /// <summary>What was asked, as far as it was answered.</summary>
    public string AccessLog => File.ReadAllText(Path.Combine(folder, "access.log"));

    private string Configuration => Path.Combine(folder, "nginx.conf");

    public static async Task<Nginx> StartAsync(Uri node1, Uri node2, CancellationToken cancellationToken)
    {
        var nginx = new Nginx(node1, node2);
        var since = Stopwatch.StartNew();
        while (!nginx.Listens())
        {
            if (nginx.process.HasExited || since.Elapsed > ListensWithin)
                throw new InvalidOperationException($"nginx did not start: {await nginx.process.StandardError.ReadToEndAsync(cancellationToken)}");
            await Task.Delay(TimeSpan.FromMilliseconds(20), cancellationToken);
        }

        return nginx;
    }

    /// <returns>What nginx says of the file: that it is right, and how.</returns>
    public async Task<string> CheckAsync(CancellationToken cancellationToken)
    {
        using var check = Run("-t");
        await check.WaitForExitAsync(cancellationToken);
        return await check.StandardError.ReadToEndAsync(cancellationToken);
    }

    public void Dispose()
    {
        process.Kill(entireProcessTree: true);
        process.WaitForExit();
        process.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    // Debian keeps it where only root looks.
    private Process Run(params string[] args)
    {
        var program = File.Exists("/usr/sbin/nginx") ? "/usr/sbin/nginx" : "nginx";
        return Process.Start(new ProcessStartInfo(program, ["-p", folder, "-e", "stderr", "-c", Configuration, .. args]) { RedirectStandardError = true })!;
    }

    private bool Listens()
    {
        try
        {
            using var client = new TcpClient();
            client.Connect(Address.Host, Address.Port);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
