using Handoff.Core.Handoffs;

namespace Handoff.Core.Conversations;

/// <summary>A question of the bot behind which a person stands. Whoever does not answer it is not left alone: the person comes anyway.</summary>
/// <param name="AnswerBy">When the person is brought if the client has written nothing by then.</param>
/// <param name="Signal">What it may be, for example <c>violence-to-self</c>.</param>
/// <param name="Discreet">Somebody else may read the phone: see <see cref="Conversation.Discreet"/>.</param>
/// <param name="Requested">The client asked for something to be done, so the transfer has begun, whatever the answer; else the answer may show that nobody is needed.</param>
public sealed record OpenQuestion(
    DateTimeOffset AnswerBy, string Signal, QueueName Queue, Priority Priority, bool Danger, bool Discreet, HandoffBrief Brief, bool Requested = false)
{
    /// <summary>For "are you safe?": long enough to type an answer, and within the five minutes in which a person answers an emergency.</summary>
    public static readonly TimeSpan SafetyWithin = TimeSpan.FromMinutes(3);

    /// <summary>For "what is the date on the letter?", which one may have to fetch.</summary>
    public static readonly TimeSpan IntakeWithin = TimeSpan.FromMinutes(10);
}
