using System.Security.Cryptography;
using System.Text;
using Handoff.Core.Conversations;

namespace Handoff.Service.Stores.Redis;

/// <summary>
/// Every key of one agency. They share the hash tag <c>{agency}</c>, so that a cluster keeps an agency in one
/// place and a script may touch all of them. Nothing expires: what may be forgotten is removed by what replaces it.
/// </summary>
/// <remarks>
/// <list type="table">
/// <listheader><term>key</term><description>type; what; size</description></listheader>
/// <item><term>c:{conversation}</term><description>string; the log's length in eight digits, then the snapshot's JSON; 1 to 3 KB</description></item>
/// <item><term>l:{conversation}</term><description>list; entry n of the log at n - 1: its audience's digit, then the activity's JSON; some 400 bytes an entry</description></item>
/// <item><term>o:{conversation}</term><description>hash; deliveries not done: lane and position, to "attempts notBefore leaseUntil"; gone when all are done</description></item>
/// <item><term>d:{conversation}</term><description>hash; what became of each push by its position: "version\nJSON"; 200 to 600 bytes a push</description></item>
/// <item><term>queue</term><description>sorted set, one score; members sort as clients are taken: priority, time, conversation, queue; 130 bytes a waiting client</description></item>
/// <item><term>held</term><description>sorted set, one score; "advocate conversation"; 120 bytes a conversation</description></item>
/// <item><term>due</term><description>sorted set; kind, time and conversation of a deadline, by when it may next be leased; 140 bytes a deadline</description></item>
/// <item><term>waits</term><description>list; the last 20 waits, newest first: when it ended and how long it was</description></item>
/// <item><term>ready, later</term><description>sorted sets; conversations whose best delivery may go now, by lane and turn; and by when it may go; 130 bytes each</description></item>
/// <item><term>number</term><description>string; numbers turns in ready</description></item>
/// <item><term>phones</term><description>hash; conversation, to our number, a line break, and the client's; 100 bytes a client</description></item>
/// <item><term>suppressed</term><description>hash; client (a keyed hash of their number), to since, by, cleared at and by, line by line; 150 bytes each</description></item>
/// <item><term>provider-ids</term><description>hash; the provider's id of a push, to conversation and position; 150 bytes a push that was taken</description></item>
/// <item><term>checks</term><description>sorted set; conversation and position of pushes whose end is not known, by when to ask; 120 bytes each</description></item>
/// <item><term>pace:{hash}</term><description>string; when one of our numbers may send next, in microseconds; the hash is of our number</description></item>
/// <item><term>surveys, surveys-at</term><description>hash of rows, and a sorted set of them by time; 500 bytes a survey</description></item>
/// <item><term>settings</term><description>hash; keys and secrets; 2 KB in all</description></item>
/// <item><term>accounts, users</term><description>hash of accounts by id, hash of ids by user name; 500 bytes an account</description></item>
/// <item><term>presence</term><description>hash; advocate, to when they were last seen and whether they take conversations; 80 bytes each</description></item>
/// <item><term>changes</term><description>string; counts changes of the queue and of who is there, so that a node knows of a nudge that it missed</description></item>
/// <item><term>importing</term><description>string; there while an import is under way or was broken off, see <see cref="RedisImport"/></description></item>
/// <item><term>nudges</term><description>channel, not a key; see <see cref="Redis.Nudges"/></description></item>
/// </list>
/// </remarks>
internal sealed class RedisKeys(string agency)
{
    private const int SenderHashBytes = 12;

    private readonly string root = $"bb:{{{agency}}}:";
    private readonly string snapshots = $"bb:{{{agency}}}:c:";
    private readonly string logs = $"bb:{{{agency}}}:l:";

    public string Queue { get; } = Of(agency, "queue");
    public string Held { get; } = Of(agency, "held");
    public string Due { get; } = Of(agency, "due");
    public string Waits { get; } = Of(agency, "waits");
    public string Ready { get; } = Of(agency, "ready");
    public string Later { get; } = Of(agency, "later");
    public string Number { get; } = Of(agency, "number");
    public string Phones { get; } = Of(agency, "phones");
    public string Suppressed { get; } = Of(agency, "suppressed");
    public string ProviderIds { get; } = Of(agency, "provider-ids");
    public string Checks { get; } = Of(agency, "checks");
    public string Surveys { get; } = Of(agency, "surveys");
    public string SurveysAt { get; } = Of(agency, "surveys-at");
    public string Settings { get; } = Of(agency, "settings");
    public string Accounts { get; } = Of(agency, "accounts");
    public string Users { get; } = Of(agency, "users");
    public string Presence { get; } = Of(agency, "presence");
    public string Changes { get; } = Of(agency, "changes");
    public string Importing { get; } = Of(agency, "importing");
    public string Nudges { get; } = Of(agency, "nudges");

    /// <summary>Up to the conversation's id.</summary>
    public string DeliveriesOfAny => root + "o:";

    /// <summary>A pattern that finds every key.</summary>
    public string All => root + "*";

    /// <summary>What a node makes that nobody has used yet.</summary>
    public IEnumerable<string> MadeByAStart => [Settings, Presence, Number, Changes];

    /// <summary>The keys that are not of one conversation, and what each must be.</summary>
    public IEnumerable<(string Key, string Type)> Types =>
    [
        (Queue, "zset"), (Held, "zset"), (Due, "zset"), (Ready, "zset"), (Later, "zset"), (SurveysAt, "zset"), (Waits, "list"),
        (Surveys, "hash"), (Settings, "hash"), (Accounts, "hash"), (Users, "hash"), (Presence, "hash"),
        (Phones, "hash"), (Suppressed, "hash"), (ProviderIds, "hash"), (Checks, "zset"), (Number, "string"), (Changes, "string"),
    ];

    public string Snapshot(ConversationId id) => snapshots + id.Value;

    public string Log(ConversationId id) => logs + id.Value;

    public string Deliveries(ConversationId id) => DeliveriesOfAny + id.Value;

    public string Statuses(ConversationId id) => root + "d:" + id.Value;

    public string Pace(string sender) => root + "pace:" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(sender)).AsSpan(0, SenderHashBytes));

    private static string Of(string agency, string name) => $"bb:{{{agency}}}:{name}";
}
