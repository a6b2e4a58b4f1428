using Handoff.Service.Stores;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Handoff.Service.Outbox;

/// <summary>
/// Empties the outbox, one conversation's delivery at a time and no faster than a sender may; no single failure ends it.
/// Any number of nodes may run it: a lease gives each delivery to one of them.
/// </summary>
internal sealed class OutboxWorker(IOutbox outbox, Dispatcher dispatcher, UnknownCheck check, OutboxBell bell, TimeProvider clock, ILogger<OutboxWorker> log) : BackgroundService
{
    private readonly HashSet<Task> inFlight = [];
    private readonly Dictionary<string, DateTimeOffset> senders = new(StringComparer.Ordinal);
    private DateTimeOffset checkAt;

    /// <summary>Sends what may go now, and waits for none of the answers.</summary>
    /// <returns>How long until there may be more to do.</returns>
    public async Task<TimeSpan> RunOnceAsync(CancellationToken cancellationToken)
    {
        inFlight.RemoveWhere(sending => sending.IsCompleted);
        if (clock.GetUtcNow() is var now && now >= checkAt)
        {
            checkAt = now + OutboxLimits.CheckEvery;
            await check.RunAsync(cancellationToken);
        }

        // One lease at a time, so that whatever comes up meanwhile in a better lane is next.
        for (var looks = 0; looks < OutboxLimits.LooksAtOnce && inFlight.Count < OutboxLimits.InFlight; looks++)
        {
            if (AllBusyFor() is { } busy) return busy;
            if (await outbox.LeaseAsync(clock.GetUtcNow(), OutboxLimits.Lease, 1, cancellationToken) is not [var leased]) break;
            var begun = await dispatcher.BeginAsync(leased, cancellationToken);
            if (begun.Sender is { } sender) senders[sender] = begun.FreeAt;
            if (begun.Send is { } send) inFlight.Add(SendAsync(leased, send));
        }

        return OutboxLimits.LookEvery;
    }

    // While every number we know of is busy, taking a delivery out would only mean putting it back.
    private TimeSpan? AllBusyFor()
    {
        if (senders.Count == 0) return null;
        var wait = senders.Values.Min() - clock.GetUtcNow();
        return wait > TimeSpan.Zero ? wait < OutboxLimits.LookEvery ? wait : OutboxLimits.LookEvery : null;
    }

    /// <summary>Completes when nothing is on its way.</summary>
    public Task SettledAsync() => Task.WhenAll(inFlight);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            while (!stoppingToken.IsCancellationRequested)
            {
                await bell.WaitAsync(await TryRoundAsync(stoppingToken), stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // Over.
        }

        await SettledAsync();
    }

    private async Task<TimeSpan> TryRoundAsync(CancellationToken stoppingToken)
    {
        try
        {
            return await RunOnceAsync(stoppingToken);
        }
        catch (Exception error) when (!stoppingToken.IsCancellationRequested)
        {
            log.LogError("The outbox failed and goes on: {Error}", error.GetType().Name);
            return OutboxLimits.LookEvery;
        }
    }

    private async Task SendAsync(LeasedDelivery leased, Func<Task> send)
    {
        try
        {
            await send();
        }
        catch (Exception error)
        {
            // Its lease runs out, and whoever takes it up finds that it was being sent.
            log.LogError("Delivery at {Position} of {Conversation} failed: {Error}", leased.Delivery.Position, leased.Delivery.Conversation, error.GetType().Name);
        }
        finally
        {
            bell.Ring();
        }
    }
}
