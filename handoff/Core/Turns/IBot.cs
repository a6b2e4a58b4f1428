using System.Collections.Immutable;
using Handoff.Core.Activities;
using Handoff.Core.Conversations;
using Handoff.Core.Handoffs;

namespace Handoff.Core.Turns;

/// <summary>
/// The bot as the handoff service knows it. Pure: the same turn gives the same answer. It says what
/// should be said and never says it.
/// </summary>
public interface IBot
{
    /// <summary>The first words of a conversation. On a phone, where the client writes first: nothing if they were said before.</summary>
    BotReply Greet(BotTurn turn);

    /// <summary>The bot has the floor: what it answers, and whether it wants a person. Danger is heard before anything else.</summary>
    BotReply Answer(BotTurn turn);

    /// <summary>Somebody else has the floor, or a survey runs: what the bot heard, without answering.</summary>
    Heard Listen(BotTurn turn);

    /// <summary>Whether the whole of a text is a wish to be sent no texts, or to be sent them again. It outranks everything else.</summary>
    ConsentWord Consent(string text);

    /// <summary>What the client tells about themselves in this message, whoever has the floor: said once, and whoever helps next sees it.</summary>
    /// <returns>In the client's own words; a fact of the same name replaces the older one.</returns>
    ImmutableArray<Fact> Told(BotTurn turn) => [];
}

/// <param name="Text">What the client wrote, cleaned and masked; empty for an activity without text.</param>
public sealed record BotTurn(Conversation Conversation, Activity Activity, string Text, DateTimeOffset Now);

/// <param name="State">What the bot wants to remember: the next turn's <see cref="Conversation.BotState"/>.</param>
/// <param name="Language">The language from now on; null to leave it.</param>
/// <param name="LanguageChosen">They asked for it by name, so it stays.</param>
/// <param name="Facts">What was told in this turn; a fact of the same name replaces the older one.</param>
public sealed record BotReply(
    ImmutableArray<Utterance> Says,
    string State,
    HandoffWish? Handoff = null,
    Language? Language = null,
    ImmutableArray<Fact> Facts = default,
    bool LanguageChosen = false)
{
    /// <summary>The words ask what a person stands behind. Null where nothing like it was asked.</summary>
    public IfUnanswered? IfUnanswered { get; init; }
}

/// <summary>The person to bring if no answer comes.</summary>
/// <param name="After">So long after the question.</param>
/// <param name="Requested">See <see cref="OpenQuestion.Requested"/>.</param>
public sealed record IfUnanswered(HandoffWish Wish, TimeSpan After, bool Requested = false);

/// <summary>Words for the client, in their language, ready for their channel.</summary>
/// <param name="Markdown">Whether the text uses the Markdown subset (paragraphs, lists, bold, links).</param>
public sealed record Utterance(string Text, bool Markdown = false)
{
    /// <summary>Suggested replies, at most five.</summary>
    public ImmutableArray<CardAction> Actions { get; init; } = [];

    /// <summary>JSON object for <c>channelData</c>, or null.</summary>
    public string? ChannelData { get; init; }
}

/// <summary>A person is wanted or needed.</summary>
/// <param name="Signal">Name of what was heard, for example <c>human-request</c> or <c>suicide-self-harm</c>.</param>
/// <param name="Danger">Somebody may be in danger.</param>
/// <param name="First">What is said before anything else: for danger, the fixed safety words.</param>
/// <param name="Brief">Why, for the advocate.</param>
/// <param name="Discreet">Somebody else may read the phone: see <see cref="Conversation.Discreet"/>.</param>
public sealed record HandoffWish(
    string Signal,
    QueueName Queue,
    Priority Priority,
    bool Danger,
    ImmutableArray<Utterance> First,
    HandoffBrief Brief,
    bool Discreet = false);

/// <summary>What was heard while the bot does not have the floor.</summary>
/// <param name="Danger">A wish with <see cref="HandoffWish.Danger"/>, or null.</param>
/// <param name="Choice">What a waiting client chose.</param>
/// <param name="IsQuestion">It reads as a new question and not as an answer to a survey.</param>
/// <param name="Language">They asked for that language by its name alone, on a phone; else null.</param>
/// <param name="AsksHelp">A phone's word for "who are you": it is answered with <see cref="ReplyKeys.SmsHelp"/>.</param>
public sealed record Heard(HandoffWish? Danger, WaitingChoice Choice, bool IsQuestion, Language? Language = null, bool AsksHelp = false)
{
    public static readonly Heard Nothing = new(null, WaitingChoice.None, false);

    /// <summary>1 to 5 where the words are a rating, such as "it was great"; null for anything else.</summary>
    public int? Rating { get; init; }
}

public enum WaitingChoice
{
    None,
    KeepWaiting,
    AnswerLater,
    StopWaiting,
}
