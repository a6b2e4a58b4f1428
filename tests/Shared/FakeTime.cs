namespace Shared;

/// <summary>A clock that stands still until a test moves it; then what is due happens at once.</summary>
internal sealed class FakeTime(DateTimeOffset start) : TimeProvider
{
    private readonly Lock sync = new();
    private readonly List<FakeTimer> timers = [];
    private readonly List<(TimeSpan Due, TaskCompletionSource Made)> expected = [];
    private DateTimeOffset now = start;

    public override DateTimeOffset GetUtcNow() => now;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new FakeTimer(this, () => callback(state));
        timer.Change(dueTime, period);
        lock (sync)
        {
            timers.Add(timer);
            foreach (var (due, made) in expected)
                if (due == dueTime) made.TrySetResult();
        }

        return timer;
    }

    /// <summary>Completes when somebody begins to wait that long, so that a test knows when to move the clock.</summary>
    public Task NextTimerAsync(TimeSpan due)
    {
        var made = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (sync) expected.Add((due, made));
        return made.Task;
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
