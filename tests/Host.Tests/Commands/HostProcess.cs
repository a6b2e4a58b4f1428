using System.Diagnostics;
using System.Text;

namespace Host.Tests.Commands;

/// <summary>The built program, run as anybody runs it.</summary>
internal sealed record HostProcess(int ExitCode, string Output, string Errors)
{
    public string[] Lines => Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);

    public static Task<HostProcess> RunAsync(string input, string workingFolder, params string[] args) =>
        RunAsync(input, workingFolder, new Dictionary<string, string>(), args);

    public static async Task<HostProcess> RunAsync(string input, string workingFolder, IReadOnlyDictionary<string, string> environment, params string[] args)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "Bot.Host.dll"), .. args])
        {
            WorkingDirectory = workingFolder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardInputEncoding = new UTF8Encoding(false),
            StandardOutputEncoding = Encoding.UTF8,
        };
        foreach (var (name, value) in environment) start.Environment[name] = value;
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var errors = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        try
        {
            await process.StandardInput.WriteAsync(input);
            process.StandardInput.Close();
        }
        catch (IOException)
        {
            // It had read enough and is gone.
        }

        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return new HostProcess(process.ExitCode, await output, await errors);
    }
}
