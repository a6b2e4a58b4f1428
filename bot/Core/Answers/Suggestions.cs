using System.Collections.Immutable;
using Bot.Core.Dialogs;
using Bot.Core.Routing;
using Bot.Core.Wordings;
using Handoff.Core.Activities;
using Handoff.Core.Conversations;

namespace Bot.Core.Answers;

/// <summary>What is offered under the bot's words: topics, and always a person.</summary>
internal sealed class Suggestions(DialogBook book, Wording wording)
{
    private const int MostTopics = 4; // with the person, five

    public ImmutableArray<Offer> Topics(IEnumerable<string> ids, Language language) =>
        [.. ids.Where(book.Topics.ContainsKey).Distinct().Take(MostTopics).Select(id => new Offer(book.Topics[id].Button.For(language), id))];

    /// <summary>The commonest subjects, as the help topic lists them.</summary>
    public ImmutableArray<Offer> Common(Language language) =>
        book.Topics.TryGetValue(TopicKinds.Help, out var help) ? Topics(help.Next, language) : [];

    /// <summary>The likeliest topics of an unsure match, then "none of these".</summary>
    public ImmutableArray<Offer> Likely(Match match, Conversation conversation)
    {
        var likely = match.Candidates.Select(candidate => candidate.Topic).Where(topic => !TopicKinds.IsSmall(topic)).Take(book.Thresholds.Choices);
        var offers = Topics(likely, conversation.Language);
        var none = wording.Reply(BotReplyKeys.NoneOfThese, conversation).Text;
        return offers.IsEmpty || none.Length == 0 ? offers : offers.Add(new Offer(none, ""));
    }

    /// <returns>Buttons for the offers and a person; nothing on a channel that has no buttons.</returns>
    public ImmutableArray<CardAction> Buttons(ImmutableArray<Offer> offers, Conversation conversation)
    {
        if (conversation.Channel.Brief) return [];

        var person = wording.Reply(BotReplyKeys.PersonButton, conversation).Text;
        var buttons = offers.Take(MostTopics).Select(offer => Wording.Button(offer.Label));
        return person.Length == 0 ? [.. buttons] : [.. buttons, Wording.Button(person)];
    }
}
