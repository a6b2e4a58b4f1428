using System.Collections.Immutable;
using Bot.Core.Dialogs;
using Bot.Core.Wordings;
using Handoff.Core.Conversations;
using Handoff.Core.Turns;

namespace Bot.Core.Answers;

/// <summary>Puts replies together: words, buttons, memory and, where it changed, the language.</summary>
internal sealed class Replying(BotParts parts, BotTurn turn, Language language)
{
    /// <summary>The turn's conversation in the language of the reply.</summary>
    public Conversation Conversation { get; } = turn.Conversation with { Language = language };

    public BotReply Done(DialogState state, params ImmutableArray<Utterance> says) => new(
        says.RemoveAll(words => words.Text.Length == 0), state.Write(),
        Language: language == turn.Conversation.Language ? null : language, Facts: []);

    /// <summary>
    /// Words with buttons, which are remembered: tapping one is understood whatever its words. A phone shows
    /// none, so there "2" must not mean one.
    /// </summary>
    public BotReply Offer(DialogState state, Utterance words, ImmutableArray<Offer> offers) => Conversation.Channel.Brief
        ? Done(state, words)
        : Done(state with { Offers = offers }, words with { Actions = parts.Suggestions.Buttons(offers, Conversation) });

    /// <summary>Words that ask for a choice, which a phone gets as a numbered list.</summary>
    public BotReply Choose(DialogState state, Utterance words, ImmutableArray<Offer> offers) => Conversation.Channel.Brief
        ? Done(state with { Offers = offers }, words with { Text = Lists.Numbered(words.Text, [.. offers.Select(offer => offer.Label)]) })
        : Offer(state, words, offers);

    public BotReply Bring(DialogState state, HandoffWish wish, params ImmutableArray<Utterance> says) =>
        Done(state.Settled() with { Misses = 0 }, says) with { Handoff = wish };

    /// <returns>The same, with the person button after the last words' own.</returns>
    public ImmutableArray<Utterance> WithPerson(ImmutableArray<Utterance> says) =>
        says.SetItem(says.Length - 1, says[^1] with { Actions = [.. says[^1].Actions, .. parts.Suggestions.Buttons([], Conversation)] });
}
