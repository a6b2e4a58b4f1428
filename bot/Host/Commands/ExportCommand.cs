using System.CommandLine;
using Handoff.Service.Archives;
using Handoff.Service.Stores;

namespace Bot.Host.Commands;

/// <summary><c>export</c>: everything an agency has in its store, into one file.</summary>
internal static class ExportCommand
{
    public const string Standard = "-";

    public static Command Create()
    {
        var file = new Argument<string>("file") { Description = "A file that does not exist yet; - for standard output." };
        var command = new Command("export", "Write everything an agency has (conversations, accounts, keys) into a file, to keep or to move it. Settings of the store follow: --Store:Kind redis, --Store:Path data/benefitsbot.db. The file holds what clients said and every secret: it is made readable to you alone.")
        {
            file,
        };
        command.TreatUnmatchedTokensAsErrors = false;
        command.SetAction((result, cancellationToken) =>
        {
            var (output, errors) = (result.InvocationConfiguration.Output, result.InvocationConfiguration.Error);
            return ArchiveFaults.TellAsync(() => RunAsync(result.GetValue(file)!, ArchiveStore.Read([.. result.UnmatchedTokens]), output, errors, cancellationToken), errors);
        });
        return command;
    }

    private static async Task<int> RunAsync(string file, ArchiveStore store, TextWriter output, TextWriter errors, CancellationToken cancellationToken)
    {
        await using var services = store.Open();
        var archive = services.GetRequiredService<IArchive>();
        if (file == Standard)
        {
            await using var stream = Console.OpenStandardOutput();
            await TellAsync(await ArchiveWriter.WriteAsync(archive.ReadAsync(cancellationToken), store.Agency, TimeProvider.System, stream, cancellationToken), store, file, errors);
            return 0;
        }

        // Not over another file: that may be the only backup.
        if (File.Exists(file)) throw new ArchiveRefusedException($"There is a file {file} already.", "Name another.");
        await TellAsync(await WriteFileAsync(archive, store.Agency, file, cancellationToken), store, file, output);
        return 0;
    }

    private static async Task<ArchiveSummary> WriteFileAsync(IArchive archive, string agency, string file, CancellationToken cancellationToken)
    {
        await using var stream = new FileStream(file, ArchiveAccess.OwnerOnly(FileMode.CreateNew));
        try
        {
            var summary = await ArchiveWriter.WriteAsync(archive.ReadAsync(cancellationToken), agency, TimeProvider.System, stream, cancellationToken);
            stream.Flush(flushToDisk: true);
            return summary;
        }
        catch
        {
            File.Delete(file); // half of it is nothing to keep
            throw;
        }
    }

    private static async Task TellAsync(ArchiveSummary summary, ArchiveStore store, string file, TextWriter output)
    {
        await output.WriteLineAsync($"Exported {store.Name} to {(file == Standard ? "standard output" : file)}");
        await ArchiveAccess.TellAsync(summary, output);
        await output.WriteLineAsync("It holds what clients said, password hashes and keys: whoever reads it can sign in as anybody. Keep it as safe as the store.");
    }
}
