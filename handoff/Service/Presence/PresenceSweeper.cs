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
    private static readonly TimeSpan Blind = TimeSpan.FromSeconds(15);

    // While we or the store were down nobody could be seen: everybody gets the full time from then on.
    private DateTimeOffset seeingSince = clock.GetUtcNow();
    private DateTimeOffset lookedAt = clock.GetUtcNow();

    public override async Task RunOnceAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        var there = (await presence.AllAsync(cancellationToken)).Where(one => one.IsThere(now)).Select(one => one.Advocate).ToHashSet();
        if (now - lookedAt > Blind) seeingSince = now;
        lookedAt = now;
        if (now - seeingSince < Attendance.GoneAfter) return;

        foreach (var advocate in await index.HoldersAsync(cancellationToken))
            if (!there.Contains(advocate)) await ReleaseAsync(advocate, cancellationToken);
    }

    private async Task ReleaseAsync(AdvocateId advocate, CancellationToken cancellationToken)
    {
        foreach (var conversation in await index.HeldByAsync(advocate, cancellationToken))
            await TryAsync(conversation, () => turns.RunAsync(conversation, new TurnInput.AdvocateLost(advocate), cancellationToken));
    }
}
