using System.Collections.Immutable;
using Handoff.Core.Conversations;
using Handoff.Core.Deliveries;

namespace Handoff.Service.Stores;

/// <summary>The numbers behind conversations that are held by text message. The one place where a client's number is kept.</summary>
public interface IPhoneBook
{
    Task<PhoneLine?> FindAsync(ConversationId id, CancellationToken cancellationToken);

    /// <summary>Keeps the line by which the client was last heard; the same again costs nothing.</summary>
    Task SetAsync(ConversationId id, PhoneLine line, CancellationToken cancellationToken);
}

/// <param name="Ours">What we answer from: a number, or the id of a messaging service.</param>
/// <param name="Client">The client's number. Never in a log, a key or a page, but for <see cref="Masked"/>.</param>
public sealed record PhoneLine(string Ours, string Client)
{
    private const int Shown = 2;

    /// <summary>For example <c>•••-23</c>: enough to tell two clients apart who read it out.</summary>
    public string Masked => Client.Length > Shown ? $"•••-{Client[^Shown..]}" : "•••";

    /// <summary>A record would print its members, and what is printed is logged one day.</summary>
    public override string ToString() => "phone line";
}

/// <summary>Clients who asked for no more texts: one list for an agency, whichever of its numbers they wrote to.</summary>
public interface ISuppressionList
{
    /// <returns>The last word on this client; null if they never asked.</returns>
    Task<Suppression?> FindAsync(string client, CancellationToken cancellationToken);

    /// <summary>From now on nothing is sent. Who is on the list already stays there since the first time.</summary>
    /// <param name="client">The keyed hash of their number, which is their <see cref="Conversation.ClientId"/>.</param>
    /// <param name="by">What they did or who did it, as an id: <c>word</c>, <c>sentence</c>, <c>desk:adv-7</c>, <c>provider:21610</c>.</param>
    /// <returns>False if they were on the list.</returns>
    Task<bool> SuppressAsync(string client, string by, DateTimeOffset now, CancellationToken cancellationToken);

    /// <summary>Texts may be sent again; that there was a suppression stays known.</summary>
    /// <returns>False if they were not on the list.</returns>
    Task<bool> ClearAsync(string client, string by, DateTimeOffset now, CancellationToken cancellationToken);
}

/// <param name="ClearedAt">Since when texts may be sent again; null while none may.</param>
public sealed record Suppression(string Client, DateTimeOffset Since, string By, DateTimeOffset? ClearedAt = null, string? ClearedBy = null)
{
    public bool Holds => ClearedAt is null;
}

/// <summary>What became of the pushes that <see cref="IOutbox"/> handed out.</summary>
public interface IDeliveryStates
{
    Task<DeliveryStatus?> FindAsync(DeliveryId id, CancellationToken cancellationToken);

    Task<DeliveryStatus?> FindByProviderIdAsync(string providerId, CancellationToken cancellationToken);

    /// <returns>Those of a conversation after a position, in the log's order.</returns>
    Task<ImmutableArray<DeliveryStatus>> OfAsync(ConversationId id, long after, CancellationToken cancellationToken);

    /// <summary>Saves it if nobody has since it was read. When it returns true it survives a power cut.</summary>
    /// <param name="status">With the version it was read with; 0 for a new one.</param>
    /// <returns>False if another was quicker.</returns>
    Task<bool> TrySaveAsync(DeliveryStatus status, CancellationToken cancellationToken);

    /// <summary>Those whose <see cref="DeliveryStatus.CheckAt"/> has come. Each is held for <paramref name="lease"/>; a save ends that.</summary>
    Task<ImmutableArray<DeliveryStatus>> LeaseChecksAsync(DateTimeOffset now, TimeSpan lease, int limit, CancellationToken cancellationToken);
}

/// <summary>How fast each of our numbers may send, shared by every node: a network takes so many segments a second and no more.</summary>
public interface ISenderPace
{
    /// <summary>Takes the sender's next turn if it has come.</summary>
    /// <param name="sender">Our own number or service.</param>
    /// <param name="cost">How long the message keeps the sender busy.</param>
    /// <returns>Zero if it may go now; otherwise how long until the sender is free, with nothing taken.</returns>
    Task<TimeSpan> TakeAsync(string sender, TimeSpan cost, DateTimeOffset now, CancellationToken cancellationToken);
}
