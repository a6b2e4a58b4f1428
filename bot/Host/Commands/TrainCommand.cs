using System.CommandLine;
using System.Globalization;
using Bot.Core.Routing;
using Bot.Host.Content;

namespace Bot.Host.Commands;

/// <summary><c>train [dialogs]</c>: writes <c>models/topics.model</c> and <c>models/signals.model</c> anew.</summary>
internal static class TrainCommand
{
    public static Command Create()
    {
        var folder = new Argument<string?>("dialogs") { Description = "The dialogs folder (default: dialogs).", Arity = ArgumentArity.ZeroOrOne };
        var command = new Command("train", "Learn from the examples, and keep what was learned in models/topics.model and models/signals.model of the dialogs folder. The same examples give the same file on every machine.") { folder };
        command.SetAction((result, cancellationToken) => Task.FromResult(
            Run(DialogsFolder.Find(result.GetValue(folder)), result.InvocationConfiguration.Output, result.InvocationConfiguration.Error, TimeProvider.System, cancellationToken)));
        return command;
    }

    public static int Run(string folder, TextWriter output, TextWriter errors, TimeProvider clock, CancellationToken cancellationToken)
    {
        if (BookLoader.Load(folder, errors) is not { } book) return 1;

        var began = clock.GetTimestamp();
        var trained = TrainedTopics.Train(book, cancellationToken);
        try
        {
            TopicModels.Write(folder, trained);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            errors.WriteLine($"{TopicModels.PathIn(folder)} can't be written: {e.Message}");
            return 1;
        }

        var bytes = new FileInfo(TopicModels.PathIn(folder)).Length;
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{TopicModels.PathIn(folder)}: {bytes:N0} bytes, learned in {clock.GetElapsedTime(began).TotalSeconds:0.0} s."));
        return SignalTraining.Run(folder, book.Lexicon, output, errors, cancellationToken);
    }
}
