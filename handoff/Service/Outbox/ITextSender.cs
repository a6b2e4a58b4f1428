using System.Collections.Immutable;
using Handoff.Core.Activities;
using Handoff.Core.Deliveries;
using Handoff.Service.Stores;

namespace Handoff.Service.Outbox;

/// <summary>A provider of text messages. It tries again by itself only where nothing left this machine.</summary>
public interface ITextSender
{
    /// <summary>Segments a second that one of our numbers may send.</summary>
    double SegmentsPerSecond { get; }

    /// <returns>What a client reads on a phone of an entry of the log, and how many segments that is.</returns>
    (string Body, int Segments) Prepare(Activity said);

    /// <summary>Asks once. Never throws for what a network or the provider does.</summary>
    Task<SendAnswer> SendAsync(OutgoingText text, CancellationToken cancellationToken);

    /// <summary>Looks for a message of which nobody knows whether it was taken.</summary>
    /// <param name="since">When it was asked for; the provider's clock may differ.</param>
    /// <returns>Messages to that number with that text, the oldest first; null where the provider gave no answer.</returns>
    Task<ImmutableArray<DeliveryReport>?> FindAsync(OutgoingText text, DateTimeOffset since, CancellationToken cancellationToken);

    /// <returns>What became of a message that the provider took; null where it gave no answer.</returns>
    Task<DeliveryReport?> AskAsync(string providerId, CancellationToken cancellationToken);
}

/// <param name="Body">1 to 1,600 characters.</param>
/// <param name="ValidFor">After this the provider gives up.</param>
public sealed record OutgoingText(DeliveryId Id, PhoneLine Line, string Body, TimeSpan ValidFor)
{
    /// <summary>More is refused by every provider.</summary>
    public const int MostCharacters = 1_600;

    public override string ToString() => $"text {Id}"; // not its members: they are a number and words
}

/// <summary>What asking a provider came to.</summary>
/// <param name="What">For the history of the delivery, in the provider's words and numbers.</param>
public abstract record SendAnswer(string What)
{
    public sealed record Accepted(string ProviderId, string What) : SendAnswer(What);

    /// <summary>Nothing left this machine, or it was turned away unread.</summary>
    /// <param name="After">At least; null where the provider did not say.</param>
    public sealed record TryLater(string What, TimeSpan? After = null) : SendAnswer(What);

    /// <param name="Code">Why, as in <see cref="IDeliveryCodes"/>.</param>
    public sealed record Refused(string What, string Code) : SendAnswer(What);

    /// <summary>It was asked for, and whether it was taken nobody knows.</summary>
    public sealed record NoAnswer(string What) : SendAnswer(What);
}

/// <summary>What a provider's codes mean, in words, and what is to be done.</summary>
public interface IDeliveryCodes
{
    /// <returns>Never null: for a code that is not known, words that say so.</returns>
    DeliveryCode Of(string? code);
}

/// <param name="Words">For an advocate, a sentence: why it did not arrive and what to do instead.</param>
public sealed record DeliveryCode(string Words, DeliveryAction Action, DeliveryActor Who);

public enum DeliveryAction
{
    /// <summary>Nothing mends it: reach the client in another way.</summary>
    OtherChannel,

    /// <summary>Once more later, by hand: it may go then.</summary>
    SendAgain,

    /// <summary>The client asked for no more texts: kept in the suppression list.</summary>
    Suppress,

    /// <summary>Other words may pass.</summary>
    Reword,

    /// <summary>Our settings or our account are wrong; sending again would fail again.</summary>
    Mend,
}

/// <summary>Who must act.</summary>
public enum DeliveryActor
{
    Advocate,
    Operator,
    Client,
}
