using System.Text.Json.Serialization;
using Handoff.Core.Handoffs;
using Handoff.Core.Surveys;

namespace Handoff.Core.Conversations;

/// <summary>Who has the floor in a conversation. A conversation is in exactly one stage.</summary>
[JsonDerivedType(typeof(WithBot), "bot")]
[JsonDerivedType(typeof(Waiting), "waiting")]
[JsonDerivedType(typeof(WithAdvocate), "advocate")]
[JsonDerivedType(typeof(Surveying), "survey")]
[JsonDerivedType(typeof(Ended), "ended")]
public abstract record Stage
{
    private Stage() { }

    /// <param name="Gathered">What the client wrote and the bot has not answered yet; null where it owes no answer.</param>
    /// <param name="Question">The bot's question behind which a person stands, until the client writes again; else null.</param>
    public sealed record WithBot(Gathered? Gathered = null, OpenQuestion? Question = null) : Stage;

    /// <param name="AcknowledgedAt">When we last told the waiting client that we heard them, so that each message is not answered with the same line.</param>
    /// <param name="OfferedAt">When other ways than waiting were last offered by number; null if they never were.</param>
    public sealed record Waiting(HandoffRequest Request, DateTimeOffset? AcknowledgedAt = null, DateTimeOffset? OfferedAt = null) : Stage;

    /// <param name="SafetyGiven">Signals for which the safety words were already said while this person has the floor.</param>
    public sealed record WithAdvocate(HandoffRequest Request, Advocate Advocate, DateTimeOffset ClaimedAt, string SafetyGiven = "") : Stage;

    public sealed record Surveying(SurveyProgress Survey) : Stage;

    public sealed record Ended(DateTimeOffset At) : Stage;
}
