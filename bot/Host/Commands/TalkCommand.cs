using System.CommandLine;
using Bot.Core.Dialogs;
using Bot.Host.Content;
using Handoff.Core.Conversations;

namespace Bot.Host.Commands;

/// <summary><c>talk</c>: a conversation in the terminal, decided by the same code as every other and kept nowhere.</summary>
internal static class TalkCommand
{
    public static Command Create()
    {
        var language = new Option<string>("--lang") { Description = "The client's language at the start: en or es.", DefaultValueFactory = _ => "en" };
        language.AcceptOnlyFromAmong("en", "es");
        var channel = new Option<string>("--channel") { Description = "The channel to talk as: terminal, webchat or sms (short plain texts).", DefaultValueFactory = _ => "terminal" };
        channel.AcceptOnlyFromAmong("terminal", "webchat", "sms");
        var dialogs = CommandLine.DialogsOption();
        var locality = new Option<string>("--locality") { Description = "The client's place: a file of the folder localities.", DefaultValueFactory = _ => "default" };
        var explain = new Option<bool>("--explain") { Description = "After each message, say what the bot took it to mean and why." };
        var command = new Command("talk", "Chat with the bot in the terminal, as the client and as the advocate. Nothing is kept.") { language, channel, dialogs, locality, explain };
        command.SetAction(result => Run(
            new TalkSettings(
                DialogsFolder.Find(result.GetValue(dialogs)),
                Language.Of(result.GetValue(language)),
                ChannelNamed(result.GetValue(channel)!),
                result.GetValue(locality)!,
                result.GetValue(explain)),
            Console.In, result.InvocationConfiguration.Output, result.InvocationConfiguration.Error));
        return command;
    }

    public static int Run(TalkSettings settings, TextReader input, TextWriter output, TextWriter errors)
    {
        if (BookLoader.Load(settings.Dialogs, errors) is not { } book) return 1;
        if (!book.Localities.ContainsKey(settings.Locality))
        {
            errors.WriteLine($"There is no place {settings.Locality}. {Spelling.DidYouMean(settings.Locality, book.Localities.Keys)}Places: {string.Join(", ", book.Localities.Keys.Order(StringComparer.Ordinal))}.");
            return 1;
        }

        new Talk(book, settings, input, output, TimeProvider.System).Run();
        return 0;
    }

    private static Channel ChannelNamed(string name) => name switch
    {
        "sms" => Channel.Sms,
        "webchat" => Channel.WebChat,
        _ => Channel.Terminal,
    };
}

/// <param name="Explain">Say after each message what it was taken to mean.</param>
internal sealed record TalkSettings(string Dialogs, Language Language, Channel Channel, string Locality, bool Explain);

/// <summary>Loads a book for a command, or says what is wrong with it.</summary>
internal static class BookLoader
{
    /// <returns>Null, after every fault was written to <paramref name="errors"/>.</returns>
    public static DialogBook? Load(string folder, TextWriter errors)
    {
        var load = ContentLoader.Load(folder, DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime));
        if (load.Book is null) errors.WriteLine(new ContentFaultsException(folder, load.Faults).Message);
        return load.Book;
    }
}
