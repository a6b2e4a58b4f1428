using System.Security.Cryptography;
using System.Text;

namespace Handoff.Service.Stores.Redis.Link;

/// <summary>A script of Scripts/, and the hash under which Redis knows it.</summary>
internal sealed class RedisScript
{
    public static readonly RedisScript Commit = new("commit", "place");
    public static readonly RedisScript LeaseDue = new("lease-due");
    public static readonly RedisScript LeaseDeliveries = new("lease-deliveries", "place");
    public static readonly RedisScript CompleteDelivery = new("complete-delivery", "place");
    public static readonly RedisScript PostponeDelivery = new("postpone-delivery", "place");
    public static readonly RedisScript AddAccount = new("add-account");
    public static readonly RedisScript UpdateAccount = new("update-account");
    public static readonly RedisScript Seen = new("seen");
    public static readonly RedisScript Suppress = new("suppress");
    public static readonly RedisScript Unsuppress = new("unsuppress");
    public static readonly RedisScript SaveStatus = new("save-status");
    public static readonly RedisScript Pace = new("pace");
    public static readonly RedisScript Lengths = new("lengths");

    // Only archives use these, so they are told when they are needed.
    public static readonly RedisScript ReadConversation = new("read-conversation");
    public static readonly RedisScript Append = new("append");
    public static readonly RedisScript ImportConversation = new("import-conversation", "place");

    public static readonly IReadOnlyList<RedisScript> All =
        [
        Commit, LeaseDue, LeaseDeliveries, CompleteDelivery, PostponeDelivery, Suppress, Unsuppress, SaveStatus, Pace, AddAccount, UpdateAccount, Seen, Lengths,
    ];

    private RedisScript(string name, string? uses = null)
    {
        (Name, Text) = (name, (uses is null ? "" : Load(uses)) + Load(name));
#pragma warning disable CA5350 // Redis names scripts by SHA-1
        Hash = SHA1.HashData(Encoding.UTF8.GetBytes(Text));
#pragma warning restore CA5350
    }

    public string Name { get; }
    public string Text { get; }
    public byte[] Hash { get; }

    // Comments are for the reader of the repository: Redis would keep and hash them.
    private static string Load(string name)
    {
        using var stream = typeof(RedisScript).Assembly.GetManifestResourceStream($"{name}.lua")!;
        using var reader = new StreamReader(stream, Encoding.UTF8);
        var lines = reader.ReadToEnd().Split('\n').Select(line => line.TrimEnd()).Where(line => !line.TrimStart().StartsWith("--", StringComparison.Ordinal) && line.Length > 0);
        return string.Join('\n', lines) + "\n";
    }
}
