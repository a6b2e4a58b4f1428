using System.Globalization;
using System.Text.Json;
using Handoff.Core.Conversations;
using Handoff.Core.Turns;
using Handoff.Service.Stores.Redis.Link;

namespace Handoff.Service.Stores.Redis;

/// <summary>A turn as commit.lua takes it. Most turns move no index: those are two keys and a handful of values.</summary>
internal static class CommitArgs
{
    private const int PlainKeys = 2, PlainValues = 5;
    private const int IndexKeys = 11, IndexValues = 12;

    /// <param name="nudge">For the other nodes; null while there are none.</param>
    public static RedisArgs Of(TurnDecision decision, RedisKeys keys, byte[]? nudge)
    {
        var (before, after) = (Indexes.Of(decision.Before), Indexes.Of(decision.After));
        var moves = before != after || decision.Survey is not null || !decision.Deliveries.IsEmpty;
        var args = moves
            ? new RedisArgs(PlainKeys + IndexKeys, PlainValues + decision.Entries.Length + IndexValues + decision.Deliveries.Length)
            : new RedisArgs(PlainKeys, PlainValues + decision.Entries.Length);
        var id = decision.After.Id;
        args.Key(keys.Snapshot(id)).Key(keys.Log(id));
        args.Add(decision.Before.IsNew ? "" : decision.Before.LogLength.ToString("D8", CultureInfo.InvariantCulture));
        args.Add(SnapshotBytes.Of(decision.After));
        if (nudge is not null) args.Add(keys.Nudges).Add(nudge);
        else args.Add("").Add("");
        args.Add(decision.Entries.Length);
        foreach (var entry in decision.Entries) args.Add(SnapshotBytes.Of(entry));
        if (moves) AddIndexes(args, keys, decision, before, after);
        return args;
    }

    private static void AddIndexes(RedisArgs args, RedisKeys keys, TurnDecision decision, Indexes before, Indexes after)
    {
        var id = decision.After.Id;
        args.Key(keys.Queue).Key(keys.Held).Key(keys.Due).Key(keys.Waits).Key(keys.Surveys).Key(keys.SurveysAt).Key(keys.Changes)
            .Key(keys.Ready).Key(keys.Later).Key(keys.Number).Key(keys.Deliveries(id));
        args.Add(IndexMembers.Place(before.Place)).Add(IndexMembers.Place(after.Place));
        args.Add(IndexMembers.Held(before.HeldBy, id)).Add(IndexMembers.Held(after.HeldBy, id));

        // Unchanged, it keeps the lease that a worker has on it.
        var sameDeadline = before.Deadline == after.Deadline;
        args.Add(sameDeadline ? "" : IndexMembers.Due(before.Deadline, id)).Add(sameDeadline ? "" : IndexMembers.Due(after.Deadline, id));
        args.Add(after.Deadline is { } deadline ? IndexMembers.NotBefore(deadline.Due) : 0);
        args.Add(decision is { ClaimedAfter: { } waited, After.Stage: Stage.WithAdvocate held } ? IndexMembers.Wait(held.ClaimedAt, waited) : "");
        if (decision.Survey is { } survey)
            args.Add(SurveyRow.NameOf(survey)).Add(JsonSerializer.SerializeToUtf8Bytes(SurveyRow.Of(survey), RowJson.Default.SurveyRow)).Add(SurveyRow.PlaceInTime(survey));
        else args.Add("").Add("").Add("");
        args.Add(id.Value);
        foreach (var delivery in decision.Deliveries) args.Add(IndexMembers.Delivery(delivery));
    }
}
