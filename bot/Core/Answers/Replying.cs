using System.Collections.Immutable;
using Bot.Core.Dialogs;
using Bot.Core.Texting;
using Bot.Core.Wordings;
using Handoff.Core.Conversations;
using Handoff.Core.Turns;

namespace Bot.Core.Answers;

/// <summary>Puts replies together: words, buttons, memory and, where it changed, the language.</summary>
internal sealed class Replying(BotParts parts, BotTurn turn, Language language)
{
    /// <summary>The turn's conversation in the language of the reply.</summary>
    public Conversation Conversation { get; } = turn.Conversation with { Language = language };

    public BotReply Done(DialogState state, params ImmutableArray<Utterance> says)
    {
        says = says.RemoveAll(words => words.Text.Length == 0);
        if (Conversation.Channel.Brief)
        {
            says = [.. says.Select(words => Fit(words, ref state))];
            if (state.Step > 0 || !state.Offers.IsEmpty || !state.More.IsEmpty) state = state with { PromptedAt = turn.Now };
        }

        return new(says, state.Write(), Language: language == turn.Conversation.Language ? null : language, Facts: []);
    }

    /// <summary>The next part of a long answer; how to get the one after it stands below.</summary>
    public BotReply Continue(DialogState state)
    {
        var (part, rest) = (state.More[0], state.More.RemoveAt(0));
        return Done(state with { More = rest }, new Utterance(rest.IsEmpty ? part : WithHint(part)));
    }

    /// <summary>
    /// Words with buttons, which are remembered: tapping one is understood whatever its words. A phone gets as
    /// many in a numbered list as there is room for, and only a number that was shown means anything.
    /// </summary>
    public BotReply Offer(DialogState state, Utterance words, ImmutableArray<Offer> offers)
    {
        if (!Conversation.Channel.Brief) return Done(state with { Offers = offers }, words with { Actions = parts.Suggestions.Buttons(offers, Conversation) });

        var (text, shown) = PhoneChoices.Below(words.Text, parts.Wording.Reply(BotReplyKeys.SmsChoices, Conversation).Text, offers);
        return Done(state with { Offers = shown }, words with { Text = text });
    }

    /// <summary>Words that ask for a choice, which a phone gets as a numbered list.</summary>
    public BotReply Choose(DialogState state, Utterance words, ImmutableArray<Offer> offers) => Conversation.Channel.Brief
        ? Done(state with { Offers = offers }, words with { Text = PhoneChoices.Listed(words.Text, offers) })
        : Offer(state, words, offers);

    public BotReply Bring(DialogState state, HandoffWish wish, params ImmutableArray<Utterance> says) =>
        Done(state.Settled() with { Misses = 0 }, says) with { Handoff = wish };

    private Utterance Fit(Utterance words, ref DialogState state)
    {
        if (words.Text.Length <= TextBudget.Ceiling) return words;

        var divided = Parts.Of(words.Text, TextBudget.Aim - Hint.Length - 1);
        state = state with { More = divided.RemoveAt(0) };
        return words with { Text = WithHint(divided[0]) };
    }

    private string Hint => parts.Wording.Reply(BotReplyKeys.MoreHint, Conversation).Text;

    private string WithHint(string part) => $"{part}\n{Hint}";

    /// <returns>The same, with the person button after the last words' own.</returns>
    public ImmutableArray<Utterance> WithPerson(ImmutableArray<Utterance> says) =>
        says.SetItem(says.Length - 1, says[^1] with { Actions = [.. says[^1].Actions, .. parts.Suggestions.Buttons([], Conversation)] });
}
