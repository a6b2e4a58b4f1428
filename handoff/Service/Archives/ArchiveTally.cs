using System.Diagnostics;
using System.Security.Cryptography;
using System.Text.Json;
using Handoff.Core.Conversations;
using Handoff.Service.Stores;

namespace Handoff.Service.Archives;

/// <summary>Counts and checks what goes by, whether it is written or read: a store that is damaged is not exported as if it were whole.</summary>
internal sealed class ArchiveTally : IDisposable
{
    public const string EndKind = "end";
    private readonly IncrementalHash all = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private readonly IncrementalHash records = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private readonly Dictionary<Type, long> counts = [];
    private Conversation? talk;
    private long position;
    private string last = "";

    /// <param name="line">With its line break.</param>
    public void AddHeader(ReadOnlySpan<byte> line) => all.AppendData(line);

    /// <param name="line">With its line break.</param>
    /// <exception cref="ArchiveRefusedException">It does not belong here.</exception>
    public void Add(ArchiveRecord record, ReadOnlySpan<byte> line)
    {
        Check(record);
        all.AppendData(line);
        records.AppendData(line);
        counts[record.GetType()] = Count(record.GetType()) + 1;
    }

    /// <exception cref="ArchiveRefusedException">The last conversation is not whole.</exception>
    public ArchiveTrailer End()
    {
        CheckWhole();
        return new ArchiveTrailer(EndKind, Counts(), Convert.ToHexStringLower(records.GetHashAndReset()), Convert.ToHexStringLower(all.GetHashAndReset()));
    }

    public void Dispose()
    {
        all.Dispose();
        records.Dispose();
    }

    private ArchiveCounts Counts() => new(
        Count(typeof(ArchiveRecord.Setting)), Count(typeof(ArchiveRecord.Person)), Count(typeof(ArchiveRecord.Wait)),
        Count(typeof(ArchiveRecord.Talk)), Count(typeof(ArchiveRecord.Entry)), Count(typeof(ArchiveRecord.Push)), Count(typeof(ArchiveRecord.Answer)))
    {
        Suppressions = Count(typeof(ArchiveRecord.Silence)),
        Phones = Count(typeof(ArchiveRecord.Phone)),
        Statuses = Count(typeof(ArchiveRecord.Fate)),
    };

    private long Count(Type kind) => counts.GetValueOrDefault(kind);

    private void Check(ArchiveRecord record)
    {
        switch (record)
        {
            case ArchiveRecord.Setting or ArchiveRecord.Person or ArchiveRecord.Wait or ArchiveRecord.Silence:
                if (talk is not null) throw Damaged("something that belongs to no conversation comes after one");
                CheckOrder(record);
                break;
            case ArchiveRecord.Talk next:
                CheckWhole();
                if (!ConversationId.IsValid(next.Id.Value)) throw Damaged("a conversation has no valid id");
                if (talk is not null && string.CompareOrdinal(talk.Id.Value, next.Id.Value) >= 0) throw Damaged("is twice there or out of order", next.Id);
                (talk, position) = (Read(next), 0);
                break;
            case ArchiveRecord.Entry entry:
                if (talk is null || entry.Position != ++position || position > talk.LogLength) throw Damaged($"entry {entry.Position} of the log is not the next", talk?.Id);
                break;
            case ArchiveRecord.Push push:
                if (talk is null || push.Position < 1 || push.Position > talk.LogLength) throw Damaged("a delivery is of no entry", talk?.Id);
                break;
            case ArchiveRecord.Answer answer:
                if (talk is null || answer.Survey.Conversation != talk.Id) throw Damaged("a survey is of another", talk?.Id);
                break;
            case ArchiveRecord.Phone:
                if (talk is null) throw Damaged("a number is of no conversation");
                break;
            case ArchiveRecord.Fate fate:
                if (talk is null || fate.Position < 1 || fate.Position > talk.LogLength) throw Damaged("what became of a delivery is of no entry", talk?.Id);
                CheckFate(fate, talk.Id);
                break;
            default:
                throw new UnreachableException();
        }
    }

    private static void CheckFate(ArchiveRecord.Fate fate, ConversationId id)
    {
        try
        {
            DeliveryFormat.Read(id.Value, fate.Position, 0, fate.Status.Span);
        }
        catch (Exception error) when (error is JsonException or ArgumentException)
        {
            throw Damaged("what became of a delivery can't be read", id, error);
        }
    }

    private void CheckOrder(ArchiveRecord record)
    {
        var name = record switch
        {
            ArchiveRecord.Setting setting => "1" + setting.Name,
            ArchiveRecord.Person person => "2" + person.Account.User,
            ArchiveRecord.Silence silence => "4" + silence.Suppression.Client,
            _ => "3",
        };
        if (string.CompareOrdinal(last, name) is var order && (order > 0 || (order == 0 && record is not ArchiveRecord.Wait)))
            throw Damaged("a setting, an account, a wait or a suppression is twice there or out of order");
        last = name;
    }

    private void CheckWhole()
    {
        if (talk is not null && position != talk.LogLength) throw Damaged($"the log has {position} entries and should have {talk.LogLength}", talk.Id);
    }

    private static Conversation Read(ArchiveRecord.Talk next)
    {
        try
        {
            var read = SnapshotFormat.Read(next.Snapshot.Span);
            return read.Id == next.Id && !read.IsNew ? read : throw Damaged("its snapshot is another's or empty", next.Id);
        }
        catch (SnapshotTooNewException newer)
        {
            throw new ArchiveRefusedException(newer.Message, "Nothing was kept.", newer);
        }
        catch (JsonException error)
        {
            throw Damaged("its snapshot can't be read", next.Id, error);
        }
    }

    private static ArchiveRefusedException Damaged(string what, ConversationId? id = null, Exception? error = null) =>
        new(id is { } known ? $"Conversation {known} is damaged: {what}." : $"It is damaged: {what}.", "Use a backup that is whole.", error);
}
