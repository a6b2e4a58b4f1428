using System.Collections.Immutable;
using Handoff.Core.Conversations;
using Handoff.Core.Turns;

namespace Bot.Core.Tests;

/// <summary>A conversation with the bot alone, one message after another; what the bot remembers is carried on.</summary>
internal sealed class Talk(BenefitsBot bot, Conversation conversation)
{
    public Conversation Now { get; private set; } = conversation;

    public BotReply Last { get; private set; } = new([], conversation.BotState);

    public string Text => string.Join("\n", Last.Says.Select(words => words.Text));

    public ImmutableArray<string> Buttons => Last.Says is [] ? [] : [.. Last.Says[^1].Actions.Select(action => action.Value)];

    public Talk Greets() => Take(bot.Greet(Now.Turn("")));

    public Talk Says(params ReadOnlySpan<string> texts)
    {
        foreach (var text in texts) Take(bot.Answer(Now.Turn(text)));
        return this;
    }

    public Talk SaysAt(DateTimeOffset at, string text) => Take(bot.Answer(Now.Turn(text, at)));

    private Talk Take(BotReply reply)
    {
        Last = reply;
        Now = Now with
        {
            BotState = reply.State,
            Language = reply.Language ?? Now.Language,
            LanguageChosen = Now.LanguageChosen || reply.LanguageChosen,
            Facts = reply.Facts.IsDefault ? Now.Facts : Now.Facts.AddRange(reply.Facts),
        };
        return this;
    }
}
