namespace Handoff.Service.Outbox;

/// <summary>Wakes the outbox of this process: something was put in, or an answer has come.</summary>
internal sealed class OutboxBell(TimeProvider clock)
{
    private readonly Lock sync = new();
    private TaskCompletionSource next = New();

    public void Ring()
    {
        lock (sync) next.TrySetResult();
    }

    /// <summary>Waits for a ring, or as long as said. A ring since the last wait counts.</summary>
    public async Task WaitAsync(TimeSpan atMost, CancellationToken cancellationToken)
    {
        Task rung;
        lock (sync) rung = next.Task;
        await using var timer = clock.CreateTimer(static bell => ((OutboxBell)bell!).Ring(), this, atMost, Timeout.InfiniteTimeSpan);
        await rung.WaitAsync(cancellationToken);
        lock (sync) next = New();
    }

    private static TaskCompletionSource New() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
