using System.Diagnostics;
using System.Text.Json.Serialization;
using Handoff.Core.Conversations;
using Handoff.Core.Turns;
using Handoff.Service.Stores;

namespace Handoff.Service.Archives;

/// <summary>
/// A record as a line of a file. These names are the file's shape: whoever changes one raises
/// <see cref="ArchiveReader.Version"/>, and still reads the old.
/// </summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(Setting), "setting")]
[JsonDerivedType(typeof(PersonLine), "account")]
[JsonDerivedType(typeof(Wait), "wait")]
[JsonDerivedType(typeof(Talk), "conversation")]
[JsonDerivedType(typeof(Entry), "entry")]
[JsonDerivedType(typeof(Push), "delivery")]
[JsonDerivedType(typeof(AnswerLine), "survey")]
[JsonDerivedType(typeof(Silence), "suppression")]
[JsonDerivedType(typeof(Phone), "phone")]
[JsonDerivedType(typeof(Fate), "status")]
internal abstract record ArchiveLine
{
    public static ArchiveLine Of(ArchiveRecord record) => record switch
    {
        ArchiveRecord.Setting one => new Setting(one.Name, one.Value),
        ArchiveRecord.Person one => PersonLine.Of(one.Account),
        ArchiveRecord.Wait one => new Wait(one.ClaimedAt, one.Waited),
        ArchiveRecord.Talk one => new Talk(one.Id.Value, one.Snapshot),
        ArchiveRecord.Entry one => new Entry(one.Position, one.Audience, one.Activity),
        ArchiveRecord.Push one => new Push(one.Position, one.Lane, one.Attempts, one.NotBefore),
        ArchiveRecord.Answer one => AnswerLine.Of(one.Survey),
        ArchiveRecord.Silence one => Silence.Of(one.Suppression),
        ArchiveRecord.Phone one => new Phone(one.Line.Ours, one.Line.Client),
        ArchiveRecord.Fate one => new Fate(one.Position, one.Status),
        _ => throw new UnreachableException(),
    };

    public abstract ArchiveRecord ToRecord();

    internal sealed record Setting(string Name, byte[] Value) : ArchiveLine
    {
        public override ArchiveRecord ToRecord() => new ArchiveRecord.Setting(Name, Value);
    }

    internal sealed record Wait(DateTimeOffset ClaimedAt, TimeSpan Waited) : ArchiveLine
    {
        public override ArchiveRecord ToRecord() => new ArchiveRecord.Wait(ClaimedAt, Waited);
    }

    internal sealed record Talk(string Id, [property: JsonConverter(typeof(RawJson))] ReadOnlyMemory<byte> Snapshot) : ArchiveLine
    {
        public override ArchiveRecord ToRecord() => new ArchiveRecord.Talk(new ConversationId(Id), Snapshot);
    }

    internal sealed record Entry(long Position, Audience Audience, [property: JsonConverter(typeof(RawJson))] ReadOnlyMemory<byte> Activity) : ArchiveLine
    {
        public override ArchiveRecord ToRecord() => new ArchiveRecord.Entry(Position, Audience, Activity);
    }

    internal sealed record Push(long Position, DeliveryLane Lane, int Attempts, DateTimeOffset? NotBefore) : ArchiveLine
    {
        public override ArchiveRecord ToRecord() => new ArchiveRecord.Push(Position, Lane, Attempts, NotBefore);
    }

    internal sealed record Silence(string Client, DateTimeOffset Since, string By, DateTimeOffset? ClearedAt, string? ClearedBy) : ArchiveLine
    {
        public static Silence Of(Suppression one) => new(one.Client, one.Since, one.By, one.ClearedAt, one.ClearedBy);

        public override ArchiveRecord ToRecord() => new ArchiveRecord.Silence(new Suppression(Client, Since, By, ClearedAt, ClearedBy));
    }

    internal sealed record Phone(string Ours, string Client) : ArchiveLine
    {
        public override ArchiveRecord ToRecord() => new ArchiveRecord.Phone(new PhoneLine(Ours, Client));
    }

    internal sealed record Fate(long Position, [property: JsonConverter(typeof(RawJson))] ReadOnlyMemory<byte> Status) : ArchiveLine
    {
        public override ArchiveRecord ToRecord() => new ArchiveRecord.Fate(Position, Status);
    }
}
