using Bot.Core.Dialogs;
using Bot.Core.Routing;
using Bot.Core.Texting;
using Handoff.Core.Conversations;

namespace Bot.Core.Answers;

/// <summary>Which language the bot answers in.</summary>
internal static class Languages
{
    private static readonly PhraseMatcher Spanish = new(["spanish", "espanol"]);

    // Not the bare word: "no hablo inglés" asks for the other one.
    private static readonly PhraseMatcher English = new(["in english", "to english", "en ingles", "a ingles"]);

    /// <summary>
    /// The client's own, as they write it, unless they chose one by hand. "Can I get this in Spanish?" is
    /// answered in Spanish. A short or mixed message changes nothing.
    /// </summary>
    public static Language Follow(Conversation conversation, MessageReading heard)
    {
        if (conversation.Channel.Brief && PhoneWords.LanguageOf(heard.Text) is { } named) return named;
        if (heard.Match is { Topic: TopicKinds.LanguageRequest, Decision: RoutingDecision.Answer } && Wanted(heard.Text) is { } wanted) return wanted;
        return conversation.LanguageChosen ? conversation.Language : heard.Spoken.Language ?? conversation.Language;
    }

    /// <summary>The same for a phone's first words, by their language alone: what they are about is not looked at yet.</summary>
    public static Language OfFirst(Conversation conversation, FoldedText text) =>
        PhoneWords.LanguageOf(text) ?? LanguageDetector.Detect(text).Language ?? conversation.Language;

    private static Language? Wanted(FoldedText text) => (Spanish.Match(text).Count > 0, English.Match(text).Count > 0) switch
    {
        (true, false) => Language.Spanish,
        (false, true) => Language.English,
        _ => null,
    };
}
