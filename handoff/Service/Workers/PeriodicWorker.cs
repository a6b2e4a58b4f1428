using Handoff.Core.Conversations;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Handoff.Service.Workers;

/// <summary>Does something again and again for as long as the host runs; no single failure ends it.</summary>
internal abstract class PeriodicWorker(TimeSpan every, TimeProvider clock, ILogger log) : BackgroundService
{
    /// <summary>One round, as if the time were <paramref name="now"/>.</summary>
    public abstract Task RunOnceAsync(DateTimeOffset now, CancellationToken cancellationToken);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(every, clock);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken)) await TryRoundAsync(stoppingToken);
        }
        catch (Exception) when (stoppingToken.IsCancellationRequested)
        {
            // Over, whatever the last round met: its store may have been disposed under it. A host that is disposed without being stopped would report it as the worker's failure.
        }
    }

    /// <summary>Runs one turn of a round; its failure is logged and leaves the others alone.</summary>
    protected async Task TryAsync(ConversationId conversation, Func<Task> turn)
    {
        try
        {
            await turn();
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            log.LogError("{Worker} failed at {Conversation} and goes on: {Error}", GetType().Name, conversation, error.GetType().Name);
        }
    }

    private async Task TryRoundAsync(CancellationToken stoppingToken)
    {
        try
        {
            await RunOnceAsync(clock.GetUtcNow(), stoppingToken);
        }
        catch (Exception error) when (!stoppingToken.IsCancellationRequested)
        {
            log.LogError("{Worker} failed and goes on: {Error}", GetType().Name, error.GetType().Name);
        }
    }
}
