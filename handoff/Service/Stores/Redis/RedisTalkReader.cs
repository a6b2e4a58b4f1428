using System.Globalization;
using System.Text.Json;
using Handoff.Core.Conversations;
using Handoff.Service.Stores.Redis.Link;

namespace Handoff.Service.Stores.Redis;

/// <summary>A conversation as it was at one moment, with the first part of its log.</summary>
internal sealed record WholeTalk(ArchiveRecord.Talk Head, long LogLength, ArchiveRecord.Entry[] FirstEntries, ArchiveRecord[] Tail);

/// <summary>
/// Reads one conversation whole while nodes may serve: read again if its log has grown meanwhile. The log
/// only grows, so a part that is read later is the same.
/// </summary>
internal sealed class RedisTalkReader(RedisStore store)
{
    private const int MostTries = 20;

    /// <returns>Null if it is gone.</returns>
    public async Task<WholeTalk?> ReadAsync(ConversationId id, CancellationToken cancellationToken)
    {
        for (var tries = 0; tries < MostTries; tries++)
        {
            var snapshot = await Patiently.AskAsync(() => store.Link.GetAsync(store.Keys.Snapshot(id)), cancellationToken);
            if (snapshot is null) return null;

            var talk = await ReadAsync(id, snapshot, cancellationToken);
            var now = await AskAsync("GETRANGE", [store.Keys.Snapshot(id), 0, SnapshotBytes.HeaderLength - 1], cancellationToken);
            if (now.Bytes.AsSpan().SequenceEqual(snapshot.AsSpan(0, SnapshotBytes.HeaderLength))) return talk;
        }

        throw new StoreUnavailableException($"conversation {id} changes faster than it can be read");
    }

    /// <param name="read">Entries read so far.</param>
    public async Task<ArchiveRecord.Entry[]> EntriesAsync(ConversationId id, long read, long length, CancellationToken cancellationToken)
    {
        var last = Math.Min(length, read + RedisLimits.ArchivedEntries) - 1;
        var entries = await Patiently.AskAsync(() => store.Link.RangeAsync(store.Keys.Log(id), read, last), cancellationToken);
        return [.. entries.Select((entry, i) => new ArchiveRecord.Entry(read + i + 1, SnapshotBytes.AudienceOf(entry), SnapshotBytes.ActivityOf(entry)))];
    }

    private async Task<WholeTalk> ReadAsync(ConversationId id, byte[] snapshot, CancellationToken cancellationToken)
    {
        var conversation = Parse(id, snapshot);
        var entries = await EntriesAsync(id, 0, conversation.LogLength, cancellationToken);
        var pushes = await AskAsync("HGETALL", [store.Keys.Deliveries(id)], cancellationToken);
        var answers = conversation.Handoffs == 0 ? [] : await AnswersAsync(id, conversation.Handoffs, cancellationToken);
        return new WholeTalk(
            new ArchiveRecord.Talk(id, snapshot.AsMemory(SnapshotBytes.HeaderLength)), conversation.LogLength, entries,
            [.. pushes.Texts.Chunk(2).OrderBy(one => one[0], StringComparer.Ordinal).Select(one => IndexMembers.ReadPush(id, one[0], one[1])), .. answers]);
    }

    private async Task<IEnumerable<ArchiveRecord>> AnswersAsync(ConversationId id, int handoffs, CancellationToken cancellationToken)
    {
        var names = Enumerable.Range(1, handoffs).Select(handoff => (object)SurveyRow.NameOf(id, handoff));
        var rows = await AskAsync("HMGET", [store.Keys.Surveys, .. names], cancellationToken);
        return rows.Items.Where(row => !row.IsNull).Select(row => new ArchiveRecord.Answer(JsonSerializer.Deserialize(row.Bytes, RowJson.Default.SurveyRow)!.ToAnswer()));
    }

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

    private Task<RedisReply> AskAsync(string command, object[] args, CancellationToken cancellationToken) =>
        Patiently.AskAsync(() => store.Link.SendAsync(write: false, command, args), cancellationToken);
}
