using System.Collections.Concurrent;

namespace Handoff.Service.Stores;

/// <summary>The pace of one process, for a store that only one process has open.</summary>
internal sealed class SenderPace : ISenderPace
{
    /// <summary>A message may go this much early, so that a fast sender need not be asked for each one alone.</summary>
    public static readonly TimeSpan Tolerance = TimeSpan.FromMilliseconds(250);

    private readonly ConcurrentDictionary<string, Turns> senders = new(StringComparer.Ordinal);

    public Task<TimeSpan> TakeAsync(string sender, TimeSpan cost, DateTimeOffset now, CancellationToken cancellationToken) =>
        Task.FromResult(senders.GetOrAdd(sender, static _ => new Turns()).Take(cost, now));

    private sealed class Turns
    {
        private readonly Lock sync = new();
        private DateTimeOffset free;

        public TimeSpan Take(TimeSpan cost, DateTimeOffset now)
        {
            lock (sync)
            {
                if (free - now > Tolerance) return free - now;
                free = (free > now ? free : now) + cost;
                return TimeSpan.Zero;
            }
        }
    }
}
