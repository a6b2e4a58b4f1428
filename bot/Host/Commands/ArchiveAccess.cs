using Handoff.Service.Archives;

namespace Bot.Host.Commands;

/// <summary>What <c>export</c> and <c>import</c> have in common.</summary>
internal static class ArchiveAccess
{
    /// <summary>A file that only its owner may read and write.</summary>
    public static FileStreamOptions OwnerOnly(FileMode mode)
    {
        var options = new FileStreamOptions { Mode = mode, Access = FileAccess.ReadWrite, Share = FileShare.Read, Options = FileOptions.Asynchronous };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        return options;
    }

    public static async Task TellAsync(ArchiveSummary summary, TextWriter output)
    {
        await output.WriteLineAsync($"  {summary.Counts}");
        await output.WriteLineAsync($"  SHA-256 of the content: {summary.Content}");
    }
}
