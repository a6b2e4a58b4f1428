using Microsoft.Extensions.Logging;

namespace Handoff.Service.Stores.Redis.Link;

/// <summary>
/// Keeps the link connected: finds the master, looks at it, connects, watches, and begins again. Once a
/// second it sends its own beat over the channel of nudges. The answer is Redis's sign of life, and the number
/// of listeners; the beat itself, coming back, proves that nudges are heard.
/// </summary>
internal sealed class LinkKeeper(RedisAddress address, RedisKeys keys, Nudges nudges, Action<byte[]> heard, ILogger log) : IAsyncDisposable
{
    private static readonly TimeSpan AfterRefusal = TimeSpan.FromSeconds(5);
    private readonly MasterFinder finder = new(address);
    private readonly CancellationTokenSource ending = new();
    private readonly TaskCompletionSource first = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Task keeping = Task.CompletedTask;
    private volatile bool beatHeard;
    private volatile bool othersMayListen = true;

    /// <summary>False only while it is sure that no other node would hear a nudge.</summary>
    public bool OthersMayListen => othersMayListen;

    /// <summary>Starts keeping, and waits a little for the first connection.</summary>
    /// <returns>False if Redis does not answer yet; it goes on trying.</returns>
    /// <exception cref="StoreStartException">It answers, and this can't work: wrong password, other data.</exception>
    public async Task<bool> StartAsync(RedisLink link, TimeSpan atMost, CancellationToken cancellationToken)
    {
        keeping = Task.Run(() => KeepAsync(link), CancellationToken.None);
        try
        {
            await first.Task.WaitAsync(atMost, cancellationToken);
            return true;
        }
        catch (TimeoutException)
        {
            return false;
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (ending.IsCancellationRequested) return;
        await ending.CancelAsync();
        await keeping.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        ending.Dispose();
    }

    private async Task KeepAsync(RedisLink link)
    {
        var told = "";
        while (!ending.IsCancellationRequested)
        {
            var pause = RedisLimits.TryAgainAfter;
            string why;
            try
            {
                var host = await finder.FindAsync(ending.Token);
                using var open = await OpenAsync(host);
                othersMayListen = true;
                link.Connected(open);
                log.LogInformation("Redis at {Host} is connected", host);
                first.TrySetResult();
                why = await WatchAsync(open, host);
                (pause, told) = (TimeSpan.Zero, ""); // the next try at once
            }
            catch (StoreStartException error)
            {
                first.TrySetException(error);
                (why, pause) = (error.Message, AfterRefusal);
            }
            catch (Exception error)
            {
                // Whatever it is, a store that gave up trying would never come back.
                why = error is RedisAwayException ? error.Message : $"{error.GetType().Name}: {error.Message}";
            }

            link.Disconnected(why);
            if (ending.IsCancellationRequested) return;
            if (why != told) log.LogWarning("Redis ({Address}) is away: {Why}", address, why);
            told = why;
            await Task.Delay(pause, ending.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task<RedisConnection> OpenAsync(RedisHost host)
    {
        using (var probe = await ServerCheck.EnterAsync(host, address, ending.Token))
        {
            if (!first.Task.IsCompleted)
            {
                foreach (var warning in await ServerCheck.InspectAsync(probe, host, ending.Token)) log.LogWarning("{Warning}", warning);
                await ServerCheck.RequireTypesAsync(probe, keys.Types, ending.Token);
            }
        }

        var open = await RedisConnection.OpenAsync(host, address, nudges.Node);
        await HearAsync(open, host);
        return open;
    }

    private async Task HearAsync(RedisConnection open, RedisHost host)
    {
        try
        {
            await open.SubscribeAsync(host, address, nudges.Node, keys.Nudges, Hear);
        }
        catch (Exception error) when (error is RedisAwayException or TimeoutException)
        {
            // Turns work without nudges: readers look for themselves. Beats will not be heard, so it is tried again.
        }
    }

    /// <returns>Why the connection is over.</returns>
    private async Task<string> WatchAsync(RedisConnection open, RedisHost host)
    {
        var (missed, unheard) = (0, 0);
        var mayMiss = finder.HasSentinels ? RedisLimits.MissedBeatsWithSentinel : RedisLimits.MissedBeats;
        while (true)
        {
            beatHeard = false;
            var listeners = await BeatAsync(open);
            missed = listeners is null ? missed + 1 : 0;
            if (missed >= mayMiss) return $"{host} gives no sign of life";
            if (await Task.WhenAny(open.Lost, Task.Delay(RedisLimits.BeatEvery, ending.Token)) == open.Lost) return await open.Lost;
            ending.Token.ThrowIfCancellationRequested();

            // Alone only if the one listener is proven to be us.
            othersMayListen = !beatHeard || listeners != 1;
            unheard = beatHeard || listeners is null ? 0 : unheard + 1;
            if (unheard >= RedisLimits.UnheardBeats)
            {
                unheard = 0;
                await HearAsync(open, host);
            }

            if (finder.HasSentinels && await finder.FindAsync(ending.Token) is var master && master != host) return $"the sentinels name {master} now";
        }
    }

    private async Task<long?> BeatAsync(RedisConnection open)
    {
        try
        {
            return await open.Commands.PublishAsync(keys.Nudges, nudges.Beat).WaitAsync(RedisLimits.BeatEvery, ending.Token);
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            return null;
        }
    }

    private void Hear(byte[] message)
    {
        if (message.AsSpan().SequenceEqual(nudges.Beat)) beatHeard = true;
        else heard(message);
    }
}
