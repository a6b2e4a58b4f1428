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
    // While we were down nobody could be seen: everybody gets the full time from our start.
    private readonly DateTimeOffset startedAt = clock.GetUtcNow();

    public override async Task RunOnceAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (now - startedAt < Attendance.GoneAfter) return;

        var there = (await presence.AllAsync(cancellationToken)).Where(one => one.IsThere(now)).Select(one => one.Advocate).ToHashSet();
        foreach (var advocate in await index.HoldersAsync(cancellationToken))
            if (!there.Contains(advocate)) await ReleaseAsync(advocate, cancellationToken);
    }

    private async Task ReleaseAsync(AdvocateId advocate, CancellationToken cancellationToken)
    {
        foreach (var conversation in await index.HeldByAsync(advocate, cancellationToken))
            await TryAsync(conversation, () => turns.RunAsync(conversation, new TurnInput.AdvocateLost(advocate), cancellationToken));
    }
}
