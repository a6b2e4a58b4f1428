using System.CommandLine;
using System.Globalization;
using Handoff.Service.Archives;
using Handoff.Service.Stores;

namespace Bot.Host.Commands;

/// <summary><c>import</c>: a file that <c>export</c> wrote, into an empty store of either kind.</summary>
internal static class ImportCommand
{
    public static Command Create()
    {
        var file = new Argument<string>("file") { Description = "What export wrote; - for standard input, which is kept in a temporary file until its end is read." };
        var command = new Command("import", "Fill an empty store with what export wrote. The whole file is checked before anything is written: all of it is kept, or nothing. Stop every node of the agency first. Settings of the store follow: --Store:Kind redis --Redis:Configuration redis:6379, --Store:Path data/benefitsbot.db.")
        {
            file,
        };
        command.TreatUnmatchedTokensAsErrors = false;
        command.SetAction((result, cancellationToken) =>
        {
            var (output, errors) = (result.InvocationConfiguration.Output, result.InvocationConfiguration.Error);
            return ArchiveFaults.TellAsync(() => RunAsync(result.GetValue(file)!, ArchiveStore.Read([.. result.UnmatchedTokens]), output, cancellationToken), errors);
        });
        return command;
    }

    private static async Task<int> RunAsync(string file, ArchiveStore store, TextWriter output, CancellationToken cancellationToken)
    {
        await using var stream = file == ExportCommand.Standard ? await SpoolAsync(cancellationToken) : File.OpenRead(file);
        var reader = new ArchiveReader(stream);
        var summary = await reader.VerifyAsync(cancellationToken);
        await using var services = store.Open();
        await services.GetRequiredService<IArchive>().WriteAsync(reader.ReadAsync(cancellationToken), cancellationToken);

        var from = string.Create(CultureInfo.InvariantCulture, $"agency {summary.Agency}, exported {summary.At:yyyy-MM-dd HH:mm:ss} UTC");
        await output.WriteLineAsync($"Imported {(file == ExportCommand.Standard ? "standard input" : file)} ({from}) into {store.Name}");
        await ArchiveAccess.TellAsync(summary, output);
        return 0;
    }

    // It must be read to its end before it is believed, and then once more.
    private static async Task<FileStream> SpoolAsync(CancellationToken cancellationToken)
    {
        var path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        var options = ArchiveAccess.OwnerOnly(FileMode.CreateNew);
        options.Options |= FileOptions.DeleteOnClose;
        var spool = new FileStream(path, options);
        try
        {
            if (!OperatingSystem.IsWindows()) File.Delete(path); // nobody else can open it, and a kill leaves nothing
            await using var input = Console.OpenStandardInput();
            await input.CopyToAsync(spool, cancellationToken);
            return spool;
        }
        catch
        {
            await spool.DisposeAsync();
            throw;
        }
    }
}
