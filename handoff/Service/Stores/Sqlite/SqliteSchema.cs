using Microsoft.Data.Sqlite;

namespace Handoff.Service.Stores.Sqlite;

/// <summary>The tables, and the number of their shape in the file's <c>user_version</c>.</summary>
internal static class SqliteSchema
{
    public const int Version = 2;

    /// <summary>"BenB": tells our files from other programs' in <c>application_id</c>.</summary>
    private const long ApplicationId = 0x42656E42;

    // Times are UTC ticks. Snapshots and activities are JSON in UTF-8, written by handoff/Core. Rows of
    // waiting, held, deadlines and waits are derived from snapshots in the commit that changes them.
    // The log grows at its end, in the order of the commits, and a small index of numbers finds a conversation's
    // entries. Kept in the order of conversations and by their ids, each entry went into the middle of a
    // tree and a commit wrote 5.0 pages instead of 1.4 (512 conversations of up to 180 entries, 64 at a time).
    private const string Tables = """
        CREATE TABLE conversations (key INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, log_length INTEGER NOT NULL, snapshot BLOB NOT NULL) STRICT;
        CREATE TABLE log (number INTEGER PRIMARY KEY, conversation INTEGER NOT NULL REFERENCES conversations, position INTEGER NOT NULL,
            audience INTEGER NOT NULL, activity BLOB NOT NULL, UNIQUE (conversation, position)) STRICT;
        CREATE TABLE waiting (conversation TEXT PRIMARY KEY, queue TEXT NOT NULL, priority INTEGER NOT NULL, requested_at INTEGER NOT NULL) STRICT, WITHOUT ROWID;
        CREATE INDEX waiting_in_order ON waiting (priority DESC, requested_at, conversation, queue);
        CREATE TABLE held (conversation TEXT PRIMARY KEY, advocate TEXT NOT NULL) STRICT, WITHOUT ROWID;
        CREATE INDEX held_by ON held (advocate);
        CREATE TABLE deadlines (conversation TEXT PRIMARY KEY, kind INTEGER NOT NULL, due INTEGER NOT NULL, lease_until INTEGER NOT NULL) STRICT, WITHOUT ROWID;
        CREATE INDEX deadlines_due ON deadlines (due);
        CREATE TABLE waits (number INTEGER PRIMARY KEY, claimed_at INTEGER NOT NULL, waited INTEGER NOT NULL) STRICT;
        CREATE TABLE outbox (number INTEGER PRIMARY KEY, conversation TEXT NOT NULL, position INTEGER NOT NULL, lane INTEGER NOT NULL,
            not_before INTEGER NOT NULL, lease_until INTEGER NOT NULL, attempts INTEGER NOT NULL) STRICT;
        CREATE UNIQUE INDEX outbox_of_conversation ON outbox (conversation, lane, position);
        CREATE INDEX outbox_in_order ON outbox (lane, number);
        CREATE TABLE surveys (conversation TEXT NOT NULL, handoff INTEGER NOT NULL, advocate TEXT NOT NULL, advocate_name TEXT NOT NULL, queue TEXT NOT NULL,
            topic TEXT, language TEXT NOT NULL, channel TEXT NOT NULL, offered_at INTEGER NOT NULL, rating INTEGER, reason TEXT, comment TEXT,
            PRIMARY KEY (conversation, handoff)) STRICT, WITHOUT ROWID;
        CREATE INDEX surveys_offered ON surveys (offered_at);
        CREATE TABLE settings (name TEXT PRIMARY KEY, value BLOB NOT NULL) STRICT, WITHOUT ROWID;
        CREATE TABLE accounts (id TEXT PRIMARY KEY, user TEXT NOT NULL UNIQUE, name TEXT NOT NULL, role INTEGER NOT NULL, password_hash TEXT NOT NULL,
            security_stamp TEXT NOT NULL, failed_sign_ins INTEGER NOT NULL, locked_until INTEGER, disabled INTEGER NOT NULL, version INTEGER NOT NULL) STRICT, WITHOUT ROWID;
        CREATE TABLE presence (advocate TEXT PRIMARY KEY, available INTEGER NOT NULL, seen_at INTEGER NOT NULL) STRICT, WITHOUT ROWID;
        """;

    // Since version 2: text messages. A delivery's status is JSON; what it is found by stands beside it.
    private const string Phones = """
        CREATE TABLE phones (conversation TEXT PRIMARY KEY, ours TEXT NOT NULL, client TEXT NOT NULL) STRICT, WITHOUT ROWID;
        CREATE TABLE suppressions (client TEXT PRIMARY KEY, since INTEGER NOT NULL, by TEXT NOT NULL, cleared_at INTEGER, cleared_by TEXT) STRICT, WITHOUT ROWID;
        CREATE TABLE deliveries (conversation TEXT NOT NULL, position INTEGER NOT NULL, version INTEGER NOT NULL, provider_id TEXT, check_at INTEGER,
            status BLOB NOT NULL, PRIMARY KEY (conversation, position)) STRICT, WITHOUT ROWID;
        CREATE INDEX deliveries_by_provider_id ON deliveries (provider_id) WHERE provider_id IS NOT NULL;
        CREATE INDEX deliveries_to_check ON deliveries (check_at) WHERE check_at IS NOT NULL;
        """;

    /// <summary>What makes a file of each older version one of the next.</summary>
    private static readonly (long From, string Script)[] Upgrades = [(1, Phones)];

    /// <summary>Makes the tables in a new file, and those that an older one lacks; refuses another program's file and a newer one, untouched.</summary>
    /// <exception cref="StoreStartException">This file is not for this version.</exception>
    /// <exception cref="SqliteException">It is no database, or can't be written.</exception>
    public static void Prepare(SqliteLink link, string path)
    {
        var (application, version) = (link.Scalar<long>("PRAGMA application_id"), link.Scalar<long>("PRAGMA user_version"));
        if (application == ApplicationId && version == Version) return;
        if (application == ApplicationId && version is > 0 and < Version)
        {
            Upgrade(link, version);
            return;
        }

        if (application == ApplicationId && version > Version) throw Newer(path, version);
        if (application != 0 || version != 0 || link.Scalar<long>("SELECT COUNT(*) FROM sqlite_schema") != 0) throw new StoreStartException(
            $"'{path}' is another program's database.", "Set Store:Path to a file of our own; a new one is made.");

        link.Run($"BEGIN IMMEDIATE; {Tables} {Phones} PRAGMA application_id = {ApplicationId}; PRAGMA user_version = {Version}; COMMIT;");
    }

    // In one transaction: a power cut in the middle leaves the older file as it was.
    private static void Upgrade(SqliteLink link, long version)
    {
        var scripts = string.Concat(Upgrades.Where(upgrade => upgrade.From >= version).Select(upgrade => upgrade.Script));
        link.Run($"BEGIN IMMEDIATE; {scripts} PRAGMA user_version = {Version}; COMMIT;");
    }

    /// <summary>For who only reads.</summary>
    /// <exception cref="StoreStartException">It is not ours, or newer.</exception>
    public static void Require(SqliteLink link, string path)
    {
        if (link.Scalar<long>("PRAGMA application_id") != ApplicationId) throw new StoreStartException($"'{path}' is not our database.", "Set Store:Path to ours.");
        var version = link.Scalar<long>("PRAGMA user_version");
        if (version > Version) throw Newer(path, version);
        if (version < Version) throw new StoreStartException($"The store '{path}' is of an older version.", "Start this program on it once, which brings it up to date.");
    }

    private static StoreStartException Newer(string path, long version) => new(
        $"The store '{path}' has schema {version}; this version knows up to {Version}.",
        "Run the newer version again, or restore the backup made before the upgrade.");
}
