namespace Handoff.Service.Feeds;

/// <summary>
/// One reader's nudges. However many come between two waits, they are one; of typing notes the last few
/// are kept. So a reader that has stopped reading costs no more than one that reads.
/// </summary>
internal sealed class FeedSubscription(TimeProvider clock, Action<FeedSubscription> gone) : IFeedSubscription
{
    private const int KeptNotes = 4;
    private readonly Lock sync = new();
    private bool nudged;
    private List<TypingNote>? notes;
    private TaskCompletionSource? waiting;

    public void Nudge()
    {
        lock (sync)
        {
            nudged = true;
            waiting?.TrySetResult();
        }
    }

    public void Note(TypingNote note)
    {
        lock (sync)
        {
            notes ??= new List<TypingNote>(1);
            if (notes.Count == KeptNotes) notes.RemoveAt(0);
            notes.Add(note);
            waiting?.TrySetResult();
        }
    }

    public async Task<IReadOnlyList<TypingNote>> WaitAsync(TimeSpan atMost, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var mine = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (sync)
        {
            if (nudged || notes is not null) return Take();
            waiting = mine;
        }

        // The timer wakes rather than throws: ten thousand idle sockets time out all the time.
        await using var timer = clock.CreateTimer(static mine => ((TaskCompletionSource)mine!).TrySetResult(), mine, atMost, Timeout.InfiniteTimeSpan);
        using var given = cancellationToken.UnsafeRegister(
            static (mine, token) => ((TaskCompletionSource)mine!).TrySetCanceled(token), mine);
        await mine.Task;
        lock (sync)
        {
            waiting = null;
            return Take();
        }
    }

    public void Dispose()
    {
        gone(this);
        Nudge(); // whoever still waits has nothing more to wait for
    }

    private IReadOnlyList<TypingNote> Take()
    {
        IReadOnlyList<TypingNote> taken = notes ?? (IReadOnlyList<TypingNote>)[];
        (nudged, notes) = (false, null);
        return taken;
    }
}
