using System.CommandLine;
using Bot.Host.Serving;

namespace Bot.Host.Commands;

/// <summary>What can be asked of the program: <c>serve</c> (default), <c>check</c>, <c>train</c>, <c>talk</c>, <c>classify</c>, <c>export</c>, <c>import</c>.</summary>
internal static class CommandLine
{
    private const string Serve = "serve";

    /// <returns>The exit code: 0 for done, 1 for faults found or a command that is not understood.</returns>
    public static Task<int> RunAsync(string[] args) => args switch
    {
        [Serve, .. var settings] when !AsksForHelp(settings) => ServeCommand.RunAsync(settings, CancellationToken.None),
        _ when IsForHost(args) => ServeCommand.RunAsync(args, CancellationToken.None),
        _ => Root().Parse(args).InvokeAsync(),
    };

    // No command, or settings in ASP.NET's own style: --urls, --Store:Path=... The command line's parser must not see those.
    private static bool IsForHost(string[] args) => args is [] || (args[0].StartsWith("--", StringComparison.Ordinal) && !AsksForHelp(args) && args[0] != "--version");

    private static bool AsksForHelp(string[] args) => args.Any(arg => arg is "--help" or "-h" or "-?");

    private static RootCommand Root() => new("BenefitsBot: answers questions about benefits and brings a person.")
    {
        ServeHelp(),
        CheckCommand.Create(),
        TrainCommand.Create(),
        TalkCommand.Create(),
        ClassifyCommand.Create(),
        ExportCommand.Create(),
        ImportCommand.Create(),
    };

    // Never run from here: it is known to the parser so that --help shows it.
    private static Command ServeHelp()
    {
        var command = new Command(Serve, "Serve the chat, the SMS webhook and the desk (this is done where no command is given). Settings follow as --name value: --urls http://127.0.0.1:5080, --Roles bot,desk, --Store:Path data/benefitsbot.db, --Dialogs:Path dialogs.")
        {
            TreatUnmatchedTokensAsErrors = false,
        };
        command.SetAction((result, cancellationToken) => ServeCommand.RunAsync([.. result.UnmatchedTokens], cancellationToken));
        return command;
    }

    public static Option<string?> DialogsOption() => new("--dialogs") { Description = "The dialogs folder (default: dialogs)." };
}
