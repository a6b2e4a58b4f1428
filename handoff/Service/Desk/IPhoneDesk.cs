using System.Collections.Immutable;
using Handoff.Core.Conversations;
using Handoff.Core.Deliveries;
using Handoff.Core.Handoffs;

namespace Handoff.Service.Desk;

/// <summary>What an advocate can see and do where a client reads on a phone.</summary>
public interface IPhoneDesk
{
    /// <returns>Null for a client who does not text.</returns>
    Task<PhoneView?> LookAsync(Conversation conversation, CancellationToken cancellationToken);

    /// <returns>What became of the messages after a position; a message that is not among them is still in the outbox.</returns>
    Task<ImmutableArray<DeliveryView>> DeliveriesAsync(ConversationId id, long after, CancellationToken cancellationToken);

    /// <summary>Says again, as a message of the advocate, what did not arrive. A second press sends nothing more.</summary>
    Task<DeskResult> SendAgainAsync(Advocate advocate, ConversationId id, long position, CancellationToken cancellationToken);

    /// <summary>For a client who asked by phone or in person to get no more texts: from now on nothing is sent to them.</summary>
    /// <param name="key">Made once for the form.</param>
    Task<DeskResult> OptOutAsync(Advocate advocate, ConversationId id, InputId key, CancellationToken cancellationToken);
}

/// <param name="Number">The last two digits.</param>
/// <param name="OptedOutAt">Nothing may be sent since then; null if texts may be sent.</param>
/// <param name="ByDesk">An advocate wrote it down; otherwise the client texted it.</param>
public sealed record PhoneView(string Number, DateTimeOffset? OptedOutAt, bool ByDesk);

/// <param name="Words">Why it did not arrive, and what to do instead; null where there is nothing to say.</param>
/// <param name="MayRepeat">A press may send it again.</param>
public sealed record DeliveryView(long Position, DeliveryState State, string? Words, bool MayRepeat, int Version);
