using System.Collections.Immutable;
using Handoff.Service.Stores.Redis.Link;

namespace Handoff.Service.Stores;

/// <param name="Configuration">
/// <c>host:port</c>, several with commas for Sentinel, then <c>name=value</c>: password, ssl, sslHost,
/// defaultDatabase, serviceName (then the hosts are sentinels). Example: <c>redis:6379,password=...</c>.
/// </param>
/// <param name="Agency">1 to 64 characters of A-Z a-z 0-9 - _. Two agencies on one Redis never see each other.</param>
public sealed record RedisOptions(string Configuration, string Agency = RedisOptions.DefaultAgency)
{
    public const string DefaultAgency = "default";
    private const int LongestAgency = 64;

    /// <returns>What is wrong with the configuration, in words that say what would be right.</returns>
    public static ImmutableArray<string> ConfigurationFaults(string configuration) => RedisAddress.Parse(configuration).Faults;

    public static bool IsAgency(string agency) =>
        agency is { Length: > 0 and <= LongestAgency } && agency.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_');
}
