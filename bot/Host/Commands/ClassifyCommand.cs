using System.CommandLine;
using System.Text;
using Bot.Core;
using Bot.Host.Content;

namespace Bot.Host.Commands;

/// <summary><c>classify</c>: what the bot would do with each line, one JSON object a line in and out.</summary>
internal static class ClassifyCommand
{
    private const string Standard = "-";

    public static Command Create()
    {
        var input = new Option<string>("--input") { Description = "JSON lines {id, text, lang?} or {id, messages: [{from: client|bot, text}]}; - for standard input.", DefaultValueFactory = _ => Standard };
        var output = new Option<string>("--output") { Description = "Where the results go, one a line in the same order; - for standard output.", DefaultValueFactory = _ => Standard };
        var dialogs = CommandLine.DialogsOption();
        var command = new Command("classify", "Say what the bot would do with each message. A line that can't be read gives a line with an error, and exit code 1 at the end.") { input, output, dialogs };
        command.SetAction((result, cancellationToken) => RunAsync(
            result.GetValue(input)!, result.GetValue(output)!, DialogsFolder.Find(result.GetValue(dialogs)), result.InvocationConfiguration.Error, cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(string input, string output, string folder, TextWriter errors, CancellationToken cancellationToken)
    {
        if (input != Standard && !File.Exists(input))
        {
            errors.WriteLine($"There is no file {input}.");
            return 1;
        }

        if (input != Standard && Path.GetFullPath(input) == Path.GetFullPath(output))
        {
            errors.WriteLine("The results can't go into the file that is read: give another --output.");
            return 1;
        }

        if (BookLoader.Load(folder, errors) is not { } book) return 1;
        try
        {
            using var reader = new StreamReader(input == Standard ? Console.OpenStandardInput() : File.OpenRead(input), Encoding.UTF8);
            await using var writer = new StreamWriter(output == Standard ? Console.OpenStandardOutput() : File.Create(output), new UTF8Encoding(false));
            return await new ClassifyRun(new Classifier(new BenefitsBot(book, TopicModels.For(book, folder, cancellationToken))), errors).RunAsync(reader, writer, cancellationToken);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            errors.WriteLine($"A file can't be read or written: {e.Message}");
            return 1;
        }
    }
}
