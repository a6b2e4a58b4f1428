using Handoff.Service.Workers;
using Microsoft.Extensions.Logging;

namespace Handoff.Service.Stores.Redis;

/// <summary>Looks for nudges that were lost on their way between nodes. With no other node there are none.</summary>
internal sealed class LostNudges(RedisStore store, RedisFeeds feeds, TimeProvider clock, ILogger<LostNudges> log)
    : PeriodicWorker(RedisLimits.LookForLostNudgesEvery, clock, log)
{
    public override async Task RunOnceAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        // Away, every reader asks for itself and hears so; the link says it in the log, once.
        if (store.Link.IsConnected && store.Link.Keeper.OthersMayListen) await feeds.LookAsync(cancellationToken);
    }
}
