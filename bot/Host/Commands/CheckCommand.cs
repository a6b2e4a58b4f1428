using System.CommandLine;
using Bot.Host.Content;

namespace Bot.Host.Commands;

/// <summary><c>check [dialogs]</c>: every fault with file, line and advice.</summary>
internal static class CheckCommand
{
    public static Command Create()
    {
        var folder = new Argument<string?>("dialogs") { Description = "The dialogs folder (default: dialogs).", Arity = ArgumentArity.ZeroOrOne };
        var texts = new Option<bool>("--texts") { Description = "Also list every text message that can be sent, in both languages, with what it costs." };
        var command = new Command("check", "Read the dialogs and list everything that is wrong with them. Exit code 1 if anything is.") { folder, texts };
        command.SetAction(result => Run(DialogsFolder.Find(result.GetValue(folder)), result.InvocationConfiguration.Output, TimeProvider.System, result.GetValue(texts)));
        return command;
    }

    /// <returns>1 if there is any fault, else 0: warnings keep nothing from starting.</returns>
    public static int Run(string folder, TextWriter output, TimeProvider clock, bool texts = false)
    {
        var load = ContentLoader.Load(folder, DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime));
        foreach (var fault in load.Faults) output.WriteLine(fault);
        if (!load.Warnings.IsEmpty)
        {
            if (!load.Faults.IsEmpty) output.WriteLine();
            output.WriteLine("Warnings:");
            foreach (var warning in load.Warnings) output.WriteLine(warning);
        }

        if (!load.Faults.IsEmpty || !load.Warnings.IsEmpty) output.WriteLine();
        if (load.Book is { } book)
        {
            if (texts) TextReport.Write(book, output);
            output.WriteLine(ContentReport.Of(book));
            output.WriteLine(TextReport.Sum(book));
        }

        output.WriteLine($"{ContentReport.Count(load.Faults.Length, "fault")}, {ContentReport.Count(load.Warnings.Length, "warning")} in {folder}");
        return load.Faults.IsEmpty ? 0 : 1;
    }
}
