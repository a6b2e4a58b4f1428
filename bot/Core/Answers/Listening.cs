using System.Collections.Frozen;
using Bot.Core.Dialogs;
using Bot.Core.Routing;
using Bot.Core.Signals;
using Bot.Core.Texting;
using Handoff.Core.Turns;

namespace Bot.Core.Answers;

/// <summary>What is heard while a person has the floor, or a survey runs.</summary>
internal static class Listening
{
    // A comment such as "she explained how my food stamps work" names topics too: only a short text is a question by its topic alone.
    private const int ShortText = 12;

    private static readonly FrozenSet<string> QuestionWords = new[]
    {
        "how", "what", "when", "where", "which", "who", "why", "can", "could", "do", "does", "is", "are", "will", "should", "would",
        "como", "que", "cuando", "donde", "cual", "quien", "cuanto", "cuanta", "cuantos", "puedo", "puede", "pueden", "tengo", "hay",
    }.ToFrozenSet();

    public static Heard Hear(BotParts parts, BotTurn turn, MessageReading heard)
    {
        var state = DialogState.Read(turn.Conversation.BotState);
        var wish = parts.Wishes.Danger(heard, state, turn.Conversation);
        var said = heard.Text.Count <= ShortText ? heard.Text.Joined() : "";
        var phone = turn.Conversation.Channel.Brief;
        return new Heard(
            wish is { Danger: true } ? wish : null, parts.Labels.Waiting(said, said.Length > 0 ? heard.Text.SpelledOut() : ""), IsQuestion(turn.Text, heard) || (phone && PhoneWords.AsksPerson(heard.Text)),
            phone ? PhoneWords.LanguageOf(heard.Text) : null, phone && PhoneWords.AsksHelp(heard.Text))
        {
            Rating = parts.Ratings.Read(said),
        };
    }

    // An angry comment is a comment; a wish for a person or for a caseworker is a new matter.
    private static bool IsQuestion(string text, MessageReading heard) =>
        heard.Heard is { Name: not SignalNames.Frustration }
        || text.AsSpan().ContainsAny('?', '¿')
        || (heard.Text.Count > 1 && QuestionWords.Contains(heard.Text.Word(0).ToString()))
        || (heard.Match is { Decision: RoutingDecision.Answer, Topic: { } topic } && !TopicKinds.IsSmall(topic) && heard.Text.Count <= ShortText);
}
