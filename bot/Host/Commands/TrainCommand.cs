using System.CommandLine;

namespace Bot.Host.Commands;

/// <summary><c>train [dialogs]</c>: learns the models from the examples.</summary>
internal static class TrainCommand
{
    public static Command Create()
    {
        var folder = new Argument<string?>("dialogs") { Description = "The dialogs folder (default: dialogs).", Arity = ArgumentArity.ZeroOrOne };
        var command = new Command("train", "Learn from the examples and write the models beside them.") { folder };
        command.SetAction((result, cancellationToken) => Task.FromResult(Run(DialogsFolder.Find(result.GetValue(folder)), result.InvocationConfiguration.Output, result.InvocationConfiguration.Error, cancellationToken)));
        return command;
    }

    private static int Run(string folder, TextWriter output, TextWriter errors, CancellationToken cancellationToken) =>
        BookLoader.Load(folder, errors) is { } book ? SignalTraining.Run(folder, book.Lexicon, output, cancellationToken) : 1;
}
