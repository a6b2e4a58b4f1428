using System.Collections.Immutable;
using System.Globalization;

namespace Handoff.Service.Stores.Redis.Link;

internal readonly record struct RedisHost(string Name, int Port)
{
    public override string ToString() => Name.Contains(':') ? $"[{Name}]:{Port}" : $"{Name}:{Port}";
}

/// <summary>Where Redis is and how to get in. Its text never holds the password.</summary>
/// <param name="ServiceName">Name of the master that the hosts, being sentinels, watch; null where the one host is Redis itself.</param>
/// <param name="TlsHost">Name on the certificate; null for no TLS.</param>
internal sealed record RedisAddress(ImmutableArray<RedisHost> Hosts, string? Password, string? SentinelPassword, string? TlsHost, int Database, string? ServiceName)
{
    private const int RedisPort = 6379;
    private const int SentinelPort = 26379;
    private const string Known = "password, sentinelPassword, ssl, sslHost, defaultDatabase, serviceName";

    public override string ToString() => ServiceName is null ? Hosts[0].ToString() : $"{ServiceName} at {string.Join(", ", Hosts)}";

    /// <returns>The address; null if there are faults.</returns>
    public static (RedisAddress? Address, ImmutableArray<string> Faults) Parse(string configuration)
    {
        var faults = ImmutableArray.CreateBuilder<string>();
        var parts = configuration.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        var named = Named(parts.Where(part => part.Contains('=')), faults);
        var sentinel = named.GetValueOrDefault("serviceName");
        var hosts = parts.Where(part => !part.Contains('=')).Select(part => Host(part, sentinel is null ? RedisPort : SentinelPort, faults)).ToImmutableArray();

        if (hosts.IsEmpty) faults.Add("Name a host, such as localhost:6379.");
        if (hosts.Length > 1 && sentinel is null)
            faults.Add("Two hosts are two Redis that know nothing of each other. Name one; or the sentinels, with serviceName=... for the master they watch.");
        var database = DatabaseNumber(named.GetValueOrDefault("defaultDatabase"), faults);
        var address = new RedisAddress(hosts, named.GetValueOrDefault("password"), named.GetValueOrDefault("sentinelPassword"), TlsHostOf(named, hosts, faults), database, sentinel);
        return (faults.Count == 0 ? address : null, faults.ToImmutable());
    }

    private static Dictionary<string, string> Named(IEnumerable<string> parts, ImmutableArray<string>.Builder faults)
    {
        var named = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var part in parts)
        {
            var equals = part.IndexOf('=', StringComparison.Ordinal);
            var (name, value) = (part[..equals].Trim(), part[(equals + 1)..].Trim());
            if (name.Equals("user", StringComparison.OrdinalIgnoreCase))
                faults.Add("user is not supported: only the password of Redis's default user can be sent. Restrict that user instead.");
            else if (!Known.Split(", ").Contains(name, StringComparer.OrdinalIgnoreCase)) faults.Add($"\"{name}\" is not known here. There are: {Known}.");
            else if (value.Length == 0) faults.Add($"{name} is empty.");
            else named[name] = value;
        }

        return named;
    }

    private static RedisHost Host(string text, int otherwise, ImmutableArray<string>.Builder faults)
    {
        var colon = text.LastIndexOf(':');
        if (text.StartsWith('[') && text.IndexOf(']', StringComparison.Ordinal) is var end and > 0)
            (text, colon) = (text[1..end] + text[(end + 1)..], text.Length > end + 1 ? end - 1 : -1);
        if (colon < 0) return new RedisHost(text, otherwise);

        var (name, port) = (text[..colon], text[(colon + 1)..]);
        if (name.Length > 0 && int.TryParse(port, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number is > 0 and <= ushort.MaxValue) return new RedisHost(name, number);
        faults.Add($"\"{text}\" is not a host and port such as localhost:6379.");
        return default;
    }

    private static int DatabaseNumber(string? text, ImmutableArray<string>.Builder faults)
    {
        if (text is null) return 0;
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)) return number;
        faults.Add($"defaultDatabase is \"{text}\" and must be a number from 0.");
        return 0;
    }

    private static string? TlsHostOf(Dictionary<string, string> named, ImmutableArray<RedisHost> hosts, ImmutableArray<string>.Builder faults)
    {
        var ssl = named.GetValueOrDefault("ssl") ?? (named.ContainsKey("sslHost") ? "true" : "false");
        if (bool.TryParse(ssl, out var on)) return on ? named.GetValueOrDefault("sslHost") ?? hosts.FirstOrDefault().Name : null;
        faults.Add($"ssl is \"{ssl}\" and must be true or false.");
        return null;
    }
}
