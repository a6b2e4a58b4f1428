using System.Globalization;
using System.Text.Json;
using Handoff.Core.Conversations;
using Handoff.Core.Surveys;
using Handoff.Service.Stores.Redis.Link;

namespace Handoff.Service.Stores.Redis;

/// <summary>Writes one conversation: its log in parts, then all the rest in one script.</summary>
internal sealed class RedisTalkWriter(RedisStore store, ArchiveRecord.Talk head)
{
    private const int MostBytes = 1024 * 1024;
    private readonly List<byte[]> entries = [];
    private int bytes;
    private long written;

    public List<ArchiveRecord.Push> Pushes { get; } = [];
    public List<SurveyAnswer> Answers { get; } = [];
    public List<ArchiveRecord.Fate> Fates { get; } = [];
    public PhoneLine? Phone { get; set; }

    public async Task AddAsync(ArchiveRecord.Entry entry, CancellationToken cancellationToken)
    {
        entries.Add(SnapshotBytes.EntryOf(entry.Audience, entry.Activity.Span));
        bytes += entry.Activity.Length;
        if (entries.Count >= RedisLimits.ArchivedEntries || bytes >= MostBytes) await AppendAsync(cancellationToken);
    }

    public async Task EndAsync(CancellationToken cancellationToken)
    {
        await AppendAsync(cancellationToken);
        await Patiently.AskAsync(() => store.Link.EvalAsync(RedisScript.ImportConversation, Args()), cancellationToken);
        await KeepPhoneAsync(cancellationToken);
    }

    private async Task KeepPhoneAsync(CancellationToken cancellationToken)
    {
        if (Phone is { } line) await Patiently.AskAsync(
            async () =>
            {
                await new RedisPhoneBook(store).SetAsync(head.Id, line, cancellationToken);
                return true;
            },
            cancellationToken);

        // Saved a second time, after an answer that was lost, it is there already: that is fine.
        var states = new RedisDeliveryStates(store);
        foreach (var fate in Fates)
        {
            var status = DeliveryFormat.Read(head.Id.Value, fate.Position, 0, fate.Status.Span);
            await Patiently.AskAsync(() => states.TrySaveAsync(status, cancellationToken), cancellationToken);
        }
    }

    /// <summary>Appends unless that was done already: told by the length before.</summary>
    public static async Task AppendAsync(RedisStore store, string list, long before, IReadOnlyList<byte[]> items, CancellationToken cancellationToken)
    {
        if (items.Count == 0) return;
        await Patiently.AskAsync(
            () =>
            {
                var args = new RedisArgs(1, 1 + items.Count).Key(list).Add(before);
                foreach (var item in items) args.Add(item);
                return store.Link.EvalAsync(RedisScript.Append, args);
            },
            cancellationToken);
    }

    private async Task AppendAsync(CancellationToken cancellationToken)
    {
        await AppendAsync(store, store.Keys.Log(head.Id), written, entries, cancellationToken);
        written += entries.Count;
        entries.Clear();
        bytes = 0;
    }

    private RedisArgs Args()
    {
        var (keys, id) = (store.Keys, head.Id);
        var conversation = SnapshotFormat.Read(head.Snapshot.Span);
        var indexes = Indexes.Of(conversation);
        var args = new RedisArgs(10, 7 + (2 * Pushes.Count) + (3 * Answers.Count))
            .Key(keys.Snapshot(id)).Key(keys.Queue).Key(keys.Held).Key(keys.Due).Key(keys.Surveys).Key(keys.SurveysAt)
            .Key(keys.Deliveries(id)).Key(keys.Ready).Key(keys.Later).Key(keys.Number);
        args.Add(id.Value).Add(SnapshotBytes.Of(conversation.LogLength, head.Snapshot.Span))
            .Add(IndexMembers.Place(indexes.Place)).Add(IndexMembers.Held(indexes.HeldBy, id))
            .Add(IndexMembers.Due(indexes.Deadline, id)).Add(indexes.Deadline is { } deadline ? IndexMembers.NotBefore(deadline.Due) : 0)
            .Add(Pushes.Count);
        foreach (var push in Pushes) args.Add(IndexMembers.Delivery(new(id, push.Position, push.Lane))).Add(IndexMembers.PushState(push));
        foreach (var answer in Answers)
            args.Add(SurveyRow.NameOf(answer)).Add(JsonSerializer.SerializeToUtf8Bytes(SurveyRow.Of(answer), RowJson.Default.SurveyRow)).Add(SurveyRow.PlaceInTime(answer));
        return args;
    }
}
