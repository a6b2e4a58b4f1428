using System.Diagnostics;
using Handoff.Core.Conversations;

namespace Handoff.Service.Stores.Sqlite;

/// <summary>Fills an empty database inside a transaction that somebody else began and ends.</summary>
internal static class SqliteArchiveWriter
{
    private const string Setting = "INSERT INTO settings (name, value) VALUES (?, ?)";
    private const string Wait = "INSERT INTO waits (claimed_at, waited) VALUES (?, ?)";
    private const string Talk = "INSERT INTO conversations (id, log_length, snapshot) VALUES (?, ?, ?) RETURNING key";
    private const string Entry = "INSERT INTO log (conversation, position, audience, activity) VALUES (?, ?, ?, ?)";
    private const string Push = "INSERT INTO outbox (conversation, position, lane, not_before, lease_until, attempts) VALUES (?, ?, ?, ?, 0, ?)";

    public static void Write(SqliteLink link, IEnumerable<ArchiveRecord> records)
    {
        RequireEmpty(link);
        foreach (var table in (string[])["settings", "presence"]) link.Sql($"DELETE FROM {table}").Run();
        var (id, key) = ("", 0L);
        foreach (var record in records)
        {
            if (record is ArchiveRecord.Talk talk) (id, key) = (talk.Id.Value, Begin(link, talk));
            else Add(link, record, id, key);
        }
    }

    private static void RequireEmpty(SqliteLink link)
    {
        foreach (var table in (string[])["conversations", "accounts", "outbox", "surveys", "waits", "phones", "suppressions", "deliveries"])
        {
            if (link.Scalar<long>($"SELECT EXISTS (SELECT 1 FROM {table})") == 1) throw new ArchiveRefusedException(
                $"The store holds {table} already; nothing was changed.", "Import into a new one: set Store:Path to a file that does not exist yet.");
        }
    }

    private static long Begin(SqliteLink link, ArchiveRecord.Talk talk)
    {
        var conversation = SnapshotFormat.Read(talk.Snapshot.Span);
        var key = link.Sql(Talk).Bind(talk.Id.Value).Bind(conversation.LogLength).Bind(talk.Snapshot.ToArray()).First(row => row.Long(0));
        IndexChange.OfAll(conversation).Apply(link);
        return key;
    }

    private static void Add(SqliteLink link, ArchiveRecord record, string id, long key)
    {
        switch (record)
        {
            case ArchiveRecord.Setting setting:
                link.Sql(Setting).Bind(setting.Name).Bind(setting.Value).Run();
                break;
            case ArchiveRecord.Person person:
                SqliteAccounts.Add(link, person.Account);
                break;
            case ArchiveRecord.Wait wait:
                link.Sql(Wait).Bind(wait.ClaimedAt).Bind(wait.Waited.Ticks).Run();
                break;
            case ArchiveRecord.Entry entry:
                link.Sql(Entry).Bind(key).Bind(entry.Position).Bind((long)entry.Audience).Bind(entry.Activity.ToArray()).Run();
                break;
            case ArchiveRecord.Push push:
                link.Sql(Push).Bind(id).Bind(push.Position).Bind((long)push.Lane).Bind(push.NotBefore?.UtcTicks ?? 0).Bind(push.Attempts).Run();
                break;
            case ArchiveRecord.Answer answer:
                SqliteSurveys.Save(link, answer.Survey);
                break;
            case ArchiveRecord.Silence silence:
                SqliteSuppressions.Add(link, silence.Suppression);
                break;
            case ArchiveRecord.Phone phone:
                SqlitePhoneBook.Save(link, id, phone.Line);
                break;
            case ArchiveRecord.Fate fate:
                SqliteDeliveryStates.TrySave(link, DeliveryFormat.Read(id, fate.Position, 0, fate.Status.Span), fate.Status.ToArray());
                break;
            default:
                throw new UnreachableException();
        }
    }
}
