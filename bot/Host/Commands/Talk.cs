using System.Globalization;
using Bot.Core;
using Bot.Core.Dialogs;
using Bot.Host.Content;
using Handoff.Core.Activities;
using Handoff.Core.Conversations;
using Handoff.Core.Turns;

namespace Bot.Host.Commands;

/// <summary>The terminal's side of a conversation: reads lines until they end, writes what the client would see.</summary>
internal sealed class Talk
{
    private readonly BenefitsBot bot;
    private readonly TalkSettings settings;
    private readonly TextReader input;
    private readonly TalkPrinter printer;
    private readonly TimeProvider clock;
    private readonly Rehearsal rehearsal;
    private readonly TalkAdvocate advocate;
    private IReadOnlyList<CardAction> choices = [];
    private string? botSaid;

    public Talk(DialogBook book, TalkSettings settings, TextReader input, TextWriter output, TimeProvider clock)
    {
        bot = new BenefitsBot(book, TopicModels.For(book, settings.Dialogs, CancellationToken.None));
        this.settings = settings;
        this.input = input;
        this.clock = clock;
        printer = new TalkPrinter(output, settings.Channel.Brief);
        rehearsal = new Rehearsal(bot, new ClientOrigin("you", settings.Channel, settings.Language, settings.Locality), clock.GetUtcNow());
        advocate = new TalkAdvocate(rehearsal, clock);
    }

    public void Run()
    {
        printer.Note("You are the client. /help lists what else you can type, /quit ends.");
        // A phone's first message opens the conversation; elsewhere the bot speaks first.
        if (!settings.Channel.Brief) Show(rehearsal.Join(clock.GetUtcNow()));

        while (printer.Ask(input) is { } line && line.Trim() != "/quit")
            if (line.Trim() is { Length: > 0 } typed) Take(typed);
    }

    private void Take(string typed)
    {
        switch (typed.Split(' ', 2))
        {
            case ["/help", ..]: printer.Help(bot.Book.Rules); break;
            case ["/lang", var code]: Show(rehearsal.Choose(Language.Of(code), clock.GetUtcNow())); break;
            case [var command, .. var rest] when command.StartsWith('/'): Advocate(command, rest is [var words] ? words.Trim() : ""); break;
            default: Hear(Chosen(typed)); break;
        }
    }

    private void Advocate(string command, string words)
    {
        if (advocate.Act(command, words, bot.Book.Rules, Show) is { } refusal) printer.Note(refusal);
    }

    private void Hear(string text)
    {
        if (text.Length > TurnLimits.MaxTextLength)
        {
            printer.Note($"That is longer than {TurnLimits.MaxTextLength} characters: every channel refuses it.");
            return;
        }

        var understanding = settings.Explain ? bot.Understand(text, rehearsal.Now.Language, botSaid, rehearsal.Now.BotState) : null;
        Show(rehearsal.Say(text, clock.GetUtcNow()));
        if (understanding is not null) printer.Explain(understanding);
    }

    // On a phone the bot itself numbers the choices and reads the numbers.
    private string Chosen(string typed) =>
        !settings.Channel.Brief && int.TryParse(typed, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= 1 && number <= choices.Count
            ? choices[number - 1].Value
            : typed;

    private void Show(TurnDecision decision)
    {
        foreach (var entry in decision.Entries)
            if (printer.Entry(entry) is { } offered) (choices, botSaid) = (offered, entry.Activity.Text);

        if (decision.Before.Stage.GetType() != decision.After.Stage.GetType()) printer.Floor(decision.After.Stage);
        if (decision.ChangesNothing) printer.Note("That changes nothing now.");
    }
}
