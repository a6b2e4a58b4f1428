namespace Handoff.Service.Stores.Sqlite;

/// <summary>
/// Copies the write-ahead log into the database beside the writer, on a thread and connection of its own:
/// done by the writer, as SQLite does by default, it held up every turn for 30 to 60 ms several times a second.
/// </summary>
internal sealed class Checkpointer : IDisposable
{
    private const int Rounds = 2;
    private readonly SqliteLink link;
    private readonly GroupWriter writer;
    private readonly AutoResetEvent due = new(false);
    private readonly Thread thread;
    private volatile bool closing;

    public Checkpointer(SqliteLink link, GroupWriter writer)
    {
        (this.link, this.writer) = (link, writer);
        thread = new Thread(CopyAll) { IsBackground = true, Name = "store checkpoint" };
        thread.Start();
        writer.Wrote += Nudge;
    }

    public void Dispose()
    {
        writer.Wrote -= Nudge;
        closing = true;
        due.Set();
        thread.Join();
        due.Dispose();
        link.Dispose();
    }

    private void Nudge() => due.Set();

    private void CopyAll()
    {
        // A connection learns that there is a write-ahead log when it first reads; until then it copies nothing.
        link.Scalar<long>("SELECT COUNT(*) FROM sqlite_schema");
        while (due.WaitOne() && !closing)
        {
            var (pages, fresh) = CopyNearlyAll();
            if (pages >= SqliteLimits.ManyPages || (pages >= SqliteLimits.CheckpointPages && fresh <= SqliteLimits.FewPages)) writer.CheckpointSoon();
        }
    }

    // Under load the writer is always a little ahead, and the log begins anew only when nothing is left to
    // copy. So each round here copies what came during the last, until so little is left that the writer
    // itself copies it between two groups.
    private (int Pages, int Fresh) CopyNearlyAll()
    {
        var (pages, fresh) = (link.TryCheckpoint(), int.MaxValue);
        for (var round = 0; round < Rounds && pages >= SqliteLimits.CheckpointPages && fresh > SqliteLimits.FewPages; round++)
        {
            var before = pages;
            pages = link.TryCheckpoint();
            fresh = pages - before;
        }

        return (pages, fresh);
    }
}
