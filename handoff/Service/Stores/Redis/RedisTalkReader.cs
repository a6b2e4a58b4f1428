using System.Globalization;
using System.Text.Json;
using Handoff.Core.Conversations;
using Handoff.Service.Stores.Redis.Link;

namespace Handoff.Service.Stores.Redis;

/// <summary>A conversation as it was at one moment, with the first part of its log.</summary>
internal sealed record WholeTalk(ArchiveRecord.Talk Head, long LogLength, ArchiveRecord.Entry[] FirstEntries, ArchiveRecord[] Tail);

/// <summary>Reads one conversation whole, also while nodes serve it. The log only grows, so that a part of it that is read later is the same.</summary>
internal sealed class RedisTalkReader(RedisStore store)
{
    /// <returns>Null if it is gone.</returns>
    public async Task<WholeTalk?> ReadAsync(ConversationId id, CancellationToken cancellationToken)
    {
        // Its surveys are named by the handoffs that it has had; another may begin while they are read.
        var handoffs = 0;
        while (true)
        {
            var read = (await Patiently.AskAsync(() => store.Link.EvalAsync(RedisScript.ReadConversation, Args(id, handoffs), write: false), cancellationToken)).Items;
            if (read[0].Bytes is not { } snapshot) return null;

            var conversation = Parse(id, snapshot);
            if (conversation.Handoffs > handoffs)
            {
                handoffs = conversation.Handoffs;
                continue;
            }

            return new WholeTalk(
                new ArchiveRecord.Talk(id, snapshot.AsMemory(SnapshotBytes.HeaderLength)), conversation.LogLength,
                await EntriesAsync(id, 0, conversation.LogLength, cancellationToken), [.. Pushes(id, read[1].Texts), .. Answers(read[2].Items), .. await OnPhoneAsync(conversation, cancellationToken)]);
        }
    }

    /// <param name="read">Entries read so far.</param>
    public async Task<ArchiveRecord.Entry[]> EntriesAsync(ConversationId id, long read, long length, CancellationToken cancellationToken)
    {
        var last = Math.Min(length, read + RedisLimits.ArchivedEntries) - 1;
        var entries = await Patiently.AskAsync(() => store.Link.RangeAsync(store.Keys.Log(id), read, last), cancellationToken);
        return [.. entries.Select((entry, i) => new ArchiveRecord.Entry(read + i + 1, SnapshotBytes.AudienceOf(entry), SnapshotBytes.ActivityOf(entry)))];
    }

    // A little later than the rest: what was not yet sent a moment ago may have gone meanwhile, and then it is known to have.
    private async Task<ArchiveRecord[]> OnPhoneAsync(Conversation conversation, CancellationToken cancellationToken)
    {
        if (!conversation.Channel.Pushes) return [];
        var id = conversation.Id;
        var line = await Patiently.AskAsync(() => new RedisPhoneBook(store).FindAsync(id, cancellationToken), cancellationToken);
        var fates = await Patiently.AskAsync(() => new RedisDeliveryStates(store).OfAsync(id, 0, cancellationToken), cancellationToken);
        return [.. line is null ? Array.Empty<ArchiveRecord>() : [new ArchiveRecord.Phone(line)], .. fates.Where(fate => fate.Id.Position <= conversation.LogLength).Select(fate => new ArchiveRecord.Fate(fate.Id.Position, DeliveryFormat.Write(fate)))];
    }

    private RedisArgs Args(ConversationId id, int handoffs)
    {
        var args = new RedisArgs(3, handoffs).Key(store.Keys.Snapshot(id)).Key(store.Keys.Deliveries(id)).Key(store.Keys.Surveys);
        for (var handoff = 1; handoff <= handoffs; handoff++) args.Add(SurveyRow.NameOf(id, handoff));
        return args;
    }

    private static IEnumerable<ArchiveRecord> Pushes(ConversationId id, string[] states) =>
        states.Chunk(2).OrderBy(one => one[0], StringComparer.Ordinal).Select(one => IndexMembers.ReadPush(id, one[0], one[1]));

    private static IEnumerable<ArchiveRecord> Answers(RedisReply[] rows) =>
        rows.Where(row => !row.IsNull).Select(row => new ArchiveRecord.Answer(JsonSerializer.Deserialize(row.Bytes, RowJson.Default.SurveyRow)!.ToAnswer()));

    private static Conversation Parse(ConversationId id, byte[] snapshot)
    {
        try
        {
            var read = SnapshotBytes.Read(snapshot);
            return read.LogLength == SnapshotBytes.LengthOf(snapshot) ? read : throw new JsonException("The length in front of it is another.");
        }
        catch (Exception error) when (error is JsonException or SnapshotTooNewException or ArgumentException)
        {
            throw new ArchiveRefusedException(string.Create(CultureInfo.InvariantCulture, $"Conversation {id} can't be read: {error.Message}"), "Use a backup that is whole.", error);
        }
    }
}
