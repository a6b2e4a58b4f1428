using Handoff.Core.Activities;
using Handoff.Core.Conversations;
using Handoff.Core.Surveys;
using Handoff.Core.Turns;

namespace Handoff.Service.Stores.Sqlite;

/// <summary>One turn's commit. What it writes is made on the caller's thread, so that the writer only writes.</summary>
internal sealed class TurnWrite(TurnDecision decision, SnapshotCache snapshots) : Write<bool>
{
    private const string Begin = "INSERT INTO conversations (id, log_length, snapshot) VALUES (?, ?, ?) ON CONFLICT (id) DO NOTHING RETURNING key";
    private const string Save = "UPDATE conversations SET log_length = ?, snapshot = ? WHERE id = ? AND log_length = ? RETURNING key";
    private const string Append = "INSERT INTO log (conversation, position, audience, activity) VALUES (?, ?, ?, ?)";
    private const string Push = "INSERT INTO outbox (conversation, position, lane, not_before, lease_until, attempts) VALUES (?, ?, ?, 0, 0, 0)";

    private readonly byte[] snapshot = SnapshotFormat.Write(decision.After);
    private readonly byte[][] activities = [.. decision.Entries.Select(entry => ActivityJson.Write(entry.Activity))];
    private readonly IndexChange indexes = IndexChange.Of(decision);
    private string Id => decision.Before.Id.Value;

    // The length is checked by the statement that saves, so the check costs nothing and can't be stale.
    // It comes first: the loser of a race has written nothing that would need undoing.
    protected override bool Change(SqliteLink link)
    {
        if (SaveSnapshot(link) is not { } key) return false;

        AppendEntries(link, key);
        indexes.Apply(link);
        foreach (var push in decision.Deliveries) link.Sql(Push).Bind(Id).Bind(push.Position).Bind((long)push.Lane).Run();
        if (decision.Survey is { } survey) SqliteSurveys.Save(link, survey);
        return true;
    }

    protected override void Committed(bool saved)
    {
        if (saved) snapshots.Put(decision.After);
        else snapshots.Forget(decision.Before);
    }

    /// <returns>The conversation's key; null if its log is no longer as long as it was.</returns>
    private long? SaveSnapshot(SqliteLink link) => decision.Before.IsNew
        ? link.Sql(Begin).Bind(Id).Bind(decision.After.LogLength).Bind(snapshot).First<long?>(row => row.Long(0))
        : link.Sql(Save).Bind(decision.After.LogLength).Bind(snapshot).Bind(Id).Bind(decision.Before.LogLength).First<long?>(row => row.Long(0));

    private void AppendEntries(SqliteLink link, long key)
    {
        for (var i = 0; i < activities.Length; i++)
        {
            var entry = decision.Entries[i];
            link.Sql(Append).Bind(key).Bind(entry.Position).Bind((long)entry.Audience).Bind(activities[i]).Run();
        }
    }
}
