namespace Handoff.Service.Tests;

/// <summary>A clock that stands still until a test moves it; then what is due happens at once.</summary>
internal sealed class FakeTime(DateTimeOffset start) : TimeProvider
{
    private readonly Lock sync = new();
    private readonly List<FakeTimer> timers = [];
    private DateTimeOffset now = start;

    public override DateTimeOffset GetUtcNow() => now;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new FakeTimer(this, () => callback(state));
        timer.Change(dueTime, period);
        lock (sync) timers.Add(timer);
        return timer;
    }

    public void Advance(TimeSpan by)
    {
        now += by;
        FakeTimer[] all;
        lock (sync) all = [.. timers];
        foreach (var timer in all) timer.RunIfDue(now);
    }

    private sealed class FakeTimer(FakeTime time, Action callback) : ITimer
    {
        private DateTimeOffset? due;
        private TimeSpan every;

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            (due, every) = (dueTime == Timeout.InfiniteTimeSpan ? null : time.now + dueTime, period);
            return true;
        }

        public void RunIfDue(DateTimeOffset at)
        {
            if (due is null || due > at) return;
            due = every > TimeSpan.Zero ? at + every : null;
            callback();
        }

        public void Dispose()
        {
            lock (time.sync) time.timers.Remove(this);
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
