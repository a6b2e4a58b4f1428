using Bot.Core.Dialogs;
using Bot.Core.Texting;
using Handoff.Core.Activities;
using Handoff.Core.Conversations;
using Handoff.Core.Turns;

namespace Bot.Core.Wordings;

/// <summary>Puts content into words for one conversation: its language, form and locality.</summary>
internal sealed class Wording(DialogBook book)
{
    /// <returns>Empty words for a key that is not in the content; <see cref="Dialogs.DialogInspector"/> keeps such content from loading.</returns>
    public Utterance Reply(string key, Conversation conversation, params ReadOnlySpan<(string Name, string Value)> values) => key switch
    {
        ReplyKeys.SurveyThanks => Say(book.SurveyWords.Thanks, conversation, values),
        ReplyKeys.SurveyThanksLow => Say(book.SurveyWords.ThanksLow, conversation, values),
        _ => book.Replies.TryGetValue(key, out var text) ? Say(text, conversation, values) : new Utterance(""),
    };

    public bool Has(string key) => book.Replies.ContainsKey(key);

    public Utterance Say(Text text, Conversation conversation, params ReadOnlySpan<(string Name, string Value)> values) =>
        Shown(Substitution.Fill(text.For(conversation.Language, conversation.Channel.Brief), conversation.Language, LocalityOf(conversation), values).Trim(), conversation);

    /// <summary>Safety words are said as reviewed: nothing is filled in, nothing is added.</summary>
    public static Utterance Unaltered(Text text, Conversation conversation) =>
        Shown(text.For(conversation.Language, conversation.Channel.Brief), conversation);

    /// <returns>A suggested reply that says its own label.</returns>
    public static CardAction Button(string label) => new("imBack", label, label);

    private static Utterance Shown(string text, Conversation conversation) =>
        conversation.Channel.Brief ? new Utterance(PlainText.Cheapest(text)) : new Utterance(text, Markdown: true);

    private Locality LocalityOf(Conversation conversation) =>
        book.Localities.TryGetValue(conversation.Locality, out var locality) ? locality
        : book.Localities.TryGetValue("default", out var general) ? general
        : Nowhere;

    private static readonly Locality Nowhere = new("default", new Localized("", ""), System.Collections.Immutable.ImmutableDictionary<string, Localized>.Empty);
}
