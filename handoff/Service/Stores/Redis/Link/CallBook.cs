namespace Handoff.Service.Stores.Redis.Link;

/// <summary>
/// The calls on their way: how many there may be, and until when each may take. All calls of one line have
/// the same time, so the oldest is the first to be over and nothing is sorted.
/// </summary>
internal sealed class CallBook : IDisposable
{
    private readonly Lock sync = new();
    private readonly Line reads = new(RedisLimits.ReadWithin);
    private readonly Line writes = new(RedisLimits.WriteWithin);
    private readonly ITimer timer;
    private readonly TimeProvider clock;
    private int count;

    public CallBook(TimeProvider clock)
    {
        this.clock = clock;
        timer = clock.CreateTimer(static book => ((CallBook)book!).EndOverdue(), this, RedisLimits.LookAtDeadlinesEvery, RedisLimits.LookAtDeadlinesEvery);
    }

    /// <returns>False if there are too many already.</returns>
    public bool TryEnter(BookedCall call, bool write)
    {
        call.EnteredAt = clock.GetTimestamp();
        lock (sync)
        {
            if (count >= RedisLimits.CallsInFlight) return false;
            count++;
            (write ? writes : reads).Add(call);
            return true;
        }
    }

    public void Leave(BookedCall call)
    {
        lock (sync)
        {
            if (call.Line is null) return;
            count--;
            call.Line.Remove(call);
        }
    }

    public void Dispose() => timer.Dispose();

    private void EndOverdue()
    {
        EndOverdue(reads);
        EndOverdue(writes);
    }

    private void EndOverdue(Line line)
    {
        while (true)
        {
            BookedCall? overdue;
            lock (sync)
            {
                overdue = line.Oldest;
                if (overdue is null || clock.GetElapsedTime(overdue.EnteredAt) < line.Within) return;
                count--;
                line.Remove(overdue);
            }

            overdue.TimeOut();
        }
    }

    internal sealed class Line(TimeSpan within)
    {
        private BookedCall? newest;

        public TimeSpan Within => within;
        public BookedCall? Oldest { get; private set; }

        public void Add(BookedCall call)
        {
            (call.Line, call.Older) = (this, newest);
            if (newest is null) Oldest = call;
            else newest.Newer = call;
            newest = call;
        }

        public void Remove(BookedCall call)
        {
            if (call.Older is null) Oldest = call.Newer;
            else call.Older.Newer = call.Newer;
            if (call.Newer is null) newest = call.Older;
            else call.Newer.Older = call.Older;
            (call.Line, call.Older, call.Newer) = (null, null, null);
        }
    }
}

/// <summary>A call's place in the book.</summary>
internal abstract class BookedCall
{
    public long EnteredAt { get; set; }
    public CallBook.Line? Line { get; set; }
    public BookedCall? Older { get; set; }
    public BookedCall? Newer { get; set; }

    public abstract void TimeOut();
}
