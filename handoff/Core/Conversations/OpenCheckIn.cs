using Handoff.Core.Handoffs;

namespace Handoff.Core.Conversations;

/// <summary>The bot has asked whether somebody is in danger. Whoever does not answer is not left alone with it: a person looks.</summary>
/// <param name="AnswerBy">When a person is brought if the client has written nothing by then.</param>
/// <param name="Signal">What it may be, for example <c>violence-to-self</c>.</param>
/// <param name="Discreet">Somebody else may read the phone: see <see cref="Conversation.Discreet"/>.</param>
public sealed record OpenCheckIn(DateTimeOffset AnswerBy, string Signal, QueueName Queue, Priority Priority, bool Danger, bool Discreet, HandoffBrief Brief)
{
    /// <summary>Long enough to type an answer, and within the five minutes in which a person answers an emergency.</summary>
    public static readonly TimeSpan AnsweredWithin = TimeSpan.FromMinutes(3);
}
