using System.Diagnostics;
using Microsoft.Data.Sqlite;

namespace Handoff.Service.Stores.Sqlite;

/// <summary>
/// The one thread that writes. Everything that waits is written in one transaction and synced to disk
/// once: the sync takes far longer than the rows, so at 64 callers it costs each of them a sixty-fourth.
/// </summary>
internal sealed class GroupWriter : IDisposable
{
    private readonly SqliteLink link;
    private readonly int capacity;
    private readonly Queue<Write> waiting = new();
    private readonly List<Write> group = new(SqliteLimits.GroupedWrites);
    private readonly Thread thread;
    private int wakeAt = 1;
    private TimeSpan lastCommit;
    private int uncopied;
    private volatile bool checkpoint;
    private bool closing;

    public GroupWriter(SqliteLink link, int capacity = SqliteLimits.QueuedWrites)
    {
        (this.link, this.capacity) = (link, capacity);
        thread = new Thread(WriteAll) { IsBackground = true, Name = "store writer" };
        thread.Start();
    }

    /// <summary>Raised on the writer's thread after every <see cref="SqliteLimits.WritesPerCheckpoint"/> writes.</summary>
    public event Action? Wrote;

    /// <returns>The write's answer once it is on disk.</returns>
    /// <exception cref="StoreUnavailableException">Too many wait, the store is closed, or the disk refused.</exception>
    public Task<T> RunAsync<T>(Write<T> write)
    {
        lock (waiting)
        {
            if (closing) throw new StoreUnavailableException("the store is closed");
            if (waiting.Count >= capacity) throw new StoreUnavailableException($"{capacity} writes wait already");
            waiting.Enqueue(write);
            if (waiting.Count == wakeAt) Monitor.Pulse(waiting);
        }

        return write.Task;
    }

    /// <summary>Empties the write-ahead log after the group that is being written.</summary>
    public void CheckpointSoon() => checkpoint = true;

    /// <summary>Writes what still waits, then stops.</summary>
    public void Dispose()
    {
        lock (waiting)
        {
            closing = true;
            Monitor.Pulse(waiting);
        }

        thread.Join();
        link.Dispose();
    }

    private void WriteAll()
    {
        while (TakeGroup())
        {
            WriteGroup(group);
            Checkpoint(group.Count);
        }
    }

    private bool TakeGroup()
    {
        lock (waiting)
        {
            while (waiting.Count == 0 && !closing) Monitor.Wait(waiting);
            AwaitTheOthers(group.Count);
            group.Clear();
            while (group.Count < SqliteLimits.GroupedWrites && waiting.TryDequeue(out var write)) group.Add(write);
            return group.Count > 0;
        }
    }

    // The callers of the last group come back one by one: the first must not be written alone while the
    // rest wait for a whole sync more. Half a sync at most, so that waiting in vain costs little.
    private void AwaitTheOthers(int lastGroup)
    {
        var wait = (int)Math.Min(lastCommit.TotalMilliseconds / 2, SqliteLimits.LingerMilliseconds);
        wakeAt = lastGroup * 3 / 4;
        if (wait > 0 && waiting.Count < wakeAt && !closing) Monitor.Wait(waiting, wait);
        wakeAt = 1;
    }

    private void WriteGroup(List<Write> writes)
    {
        var began = Stopwatch.GetTimestamp();
        try
        {
            link.Begin();
            foreach (var write in writes) write.Apply(link);
            link.Commit();
        }
        catch (Exception error)
        {
            Undo(writes, error);
            return;
        }

        lastCommit = Stopwatch.GetElapsedTime(began);
        foreach (var write in writes) write.Complete();
    }

    private void Undo(List<Write> writes, Exception error)
    {
        try
        {
            link.RollBack();
        }
        catch (SqliteException)
        {
            // The next transaction begins with the same attempt.
        }

        // A write that is wrong in itself must not take its neighbours with it.
        if (writes.Count > 1 && !SqliteErrors.IsStorage(error))
            foreach (var write in writes) WriteGroup([write]);
        else
            foreach (var write in writes) write.Fail(SqliteErrors.ForCaller(error));
    }

    private void Checkpoint(int writes)
    {
        uncopied += writes;
        if (uncopied >= SqliteLimits.WritesPerCheckpoint)
        {
            uncopied = 0;
            Wrote?.Invoke();
        }

        if (!checkpoint) return;
        checkpoint = false;
        link.TryCheckpoint();
    }
}
