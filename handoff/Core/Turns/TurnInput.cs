using Handoff.Core.Activities;
using Handoff.Core.Conversations;
using Handoff.Core.Handoffs;

namespace Handoff.Core.Turns;

/// <summary>What a turn is about: something said, clicked, or a moment passed.</summary>
public abstract record TurnInput
{
    private TurnInput() { }

    /// <summary>A client opened the conversation: they are greeted, once.</summary>
    public sealed record ClientJoined(ClientOrigin Origin) : TurnInput;

    /// <summary>A client sent an activity: a message, or an event such as choosing a language.</summary>
    /// <param name="Activity">As received; what a client may not set is dropped by the decision.</param>
    /// <param name="Origin">Where they come from, for a channel on which the first message opens the conversation; else null.</param>
    /// <param name="KeepsFiles">The channel holds the files itself and the attachments are its own addresses; otherwise they are dropped.</param>
    /// <param name="Carrier">What the carrier did with it before we got it; null where it does nothing.</param>
    public sealed record ClientSaid(
        Activity Activity, InputId Id, ClientOrigin? Origin = null, bool KeepsFiles = false, Carrier? Carrier = null) : TurnInput;

    /// <summary>The carrier refused a text to them because they had opted out there, which we did not know.</summary>
    public sealed record ClientOptedOut : TurnInput;

    /// <param name="Id">Of the form that took whoever was next, so that the same form again is known; else null.</param>
    public sealed record AdvocateClaimed(Advocate Advocate, InputId? Id = null) : TurnInput;

    /// <param name="Text">1 to 4,000 UTF-16 code units.</param>
    /// <param name="Again">Position of the message that these are the words of, which did not arrive; else null.</param>
    public sealed record AdvocateSaid(Advocate Advocate, string Text, InputId Id, long? Again = null) : TurnInput;

    /// <summary>A private note, for advocates only.</summary>
    public sealed record AdvocateNoted(Advocate Advocate, string Text, InputId Id) : TurnInput;

    /// <param name="Category">Id of one of <see cref="HandoffRules.ResolveCategories"/>.</param>
    public sealed record AdvocateResolved(Advocate Advocate, string Category, string? Note) : TurnInput;

    public sealed record AdvocateReturnedToBot(Advocate Advocate) : TurnInput;

    public sealed record AdvocateTransferred(Advocate Advocate, QueueName Queue, string? Note) : TurnInput;

    /// <summary>The advocate who has the floor is no longer there.</summary>
    public sealed record AdvocateLost(AdvocateId Advocate) : TurnInput;

    /// <summary>A message to a phone did not arrive, or nobody knows. Told to whoever waits with the client or has them.</summary>
    /// <param name="Position">Of the message.</param>
    /// <param name="Words">Why, and what to do instead, for an advocate.</param>
    public sealed record DeliveryMissed(long Position, string Words, InputId Id) : TurnInput;

    /// <param name="Deadline">As indexed. Ignored when the conversation has a different one by now.</param>
    public sealed record DeadlinePassed(Deadline Deadline) : TurnInput;
}

/// <summary>What a text can say about texts themselves.</summary>
public enum ConsentWord
{
    None,

    /// <summary>Send me nothing more.</summary>
    Stop,

    /// <summary>Send me texts again.</summary>
    Start,

    /// <summary>Who are you, and how do I stop this.</summary>
    Help,
}

/// <summary>A phone company's part in opting out.</summary>
/// <param name="Took">What it took this text to mean; it has acted on it and answered it. None where it left the text to us.</param>
/// <param name="ConfirmsStop">Whether it answers a stop. Where it does not, we send the one confirmation that is allowed.</param>
public sealed record Carrier(ConsentWord Took, bool ConfirmsStop);

/// <summary>Who begins a conversation, and from where.</summary>
/// <param name="ClientId">User id on the channel; empty while the channel does not know it.</param>
public sealed record ClientOrigin(string ClientId, Channel Channel, Language Language, string Locality);
