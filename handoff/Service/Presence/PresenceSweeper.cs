using System.Collections.Immutable;
using Handoff.Core.Conversations;
using Handoff.Core.Turns;
using Handoff.Service.Stores;
using Handoff.Service.Turns;
using Handoff.Service.Workers;
using Microsoft.Extensions.Logging;

namespace Handoff.Service.Presence;

/// <summary>Puts the clients of an advocate who is no longer there back in line, in their old place.</summary>
internal sealed class PresenceSweeper(
    IConversationIndex index, IPresenceStore presence, ITurnRunner turns, TimeProvider clock, ILogger<PresenceSweeper> log)
    : PeriodicWorker(TimeSpan.FromSeconds(5), clock, log)
{
    // While we or the store were down nobody could be seen: everybody gets the full time from then on.
    private DateTimeOffset seeingSince = clock.GetUtcNow();
    private bool storeWasAway;

    public override async Task RunOnceAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        var everyone = await LookAsync(cancellationToken);
        if (storeWasAway) (storeWasAway, seeingSince) = (false, now);
        if (now - seeingSince < Attendance.GoneAfter) return;

        var there = everyone.Where(one => one.IsThere(now)).Select(one => one.Advocate).ToHashSet();
        foreach (var advocate in await index.HoldersAsync(cancellationToken))
            if (!there.Contains(advocate)) await ReleaseAsync(advocate, cancellationToken);
    }

    private async Task<ImmutableArray<AdvocatePresence>> LookAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await presence.AllAsync(cancellationToken);
        }
        catch (StoreUnavailableException)
        {
            storeWasAway = true;
            throw;
        }
    }

    private async Task ReleaseAsync(AdvocateId advocate, CancellationToken cancellationToken)
    {
        foreach (var conversation in await index.HeldByAsync(advocate, cancellationToken))
            await TryAsync(conversation, () => turns.RunAsync(conversation, new TurnInput.AdvocateLost(advocate), cancellationToken));
    }
}
