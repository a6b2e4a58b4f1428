using Handoff.Core.Handoffs;
using Handoff.Service.Presence;
using Handoff.Service.Stores;

namespace Handoff.Service.Turns;

/// <summary>Reads the queue as a decision may see it.</summary>
internal sealed class QueueLook(IConversationIndex index, IPresenceStore presence)
{
    /// <summary>Clients counted; whoever is further back is told this number.</summary>
    private const int Longest = 5_000;

    public async Task<QueueState> ReadAsync(DateTimeOffset now, CancellationToken cancellationToken) => new(
        await index.WaitingAsync(Longest, cancellationToken),
        await index.TypicalWaitAsync(now, cancellationToken),
        Attendance.Available(await presence.AllAsync(cancellationToken), now));
}
