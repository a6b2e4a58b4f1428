using Handoff.Service.Stores;

namespace Bot.Host.Serving;

/// <summary>Where everything is kept: the same settings for whatever opens it.</summary>
internal static class StoreSettings
{
    /// <returns>The database file.</returns>
    /// <param name="redis">Null for the database file.</param>
    public static string Read(SettingsReader read, out RedisOptions? redis)
    {
        var kind = read.Text("Store:Kind") ?? "sqlite";
        var isRedis = kind.Equals("redis", StringComparison.OrdinalIgnoreCase);
        if (!isRedis && !kind.Equals("sqlite", StringComparison.OrdinalIgnoreCase)) read.Fault("Store:Kind", $"\"{kind}\" is not a store. Set it to sqlite or redis.");
        redis = Redis(read, isRedis);

        var path = Path.GetFullPath(read.Text("Store:Path") ?? Path.Combine("data", "benefitsbot.db"));
        if (Directory.Exists(path)) read.Fault("Store:Path", $"{path} is a folder. Name a file in it, such as {Path.Combine(path, "benefitsbot.db")}.");
        return path;
    }

    private static RedisOptions? Redis(SettingsReader read, bool chosen)
    {
        var (configuration, agency) = (read.Text("Redis:Configuration"), read.Text("Redis:Agency") ?? RedisOptions.DefaultAgency);
        if (!RedisOptions.IsAgency(agency)) read.Fault("Redis:Agency", $"\"{agency}\" is no name of an agency. Use 1 to 64 of A-Z a-z 0-9 - _.");
        if (chosen && configuration is null) read.Fault("Redis:Configuration", "Say where Redis is, for example localhost:6379,password=...");
        if (!chosen && configuration is not null) read.Fault("Store:Kind", "Redis:Configuration is set: set this to redis, or remove that.");
        if (configuration is null) return null;

        foreach (var fault in RedisOptions.ConfigurationFaults(configuration)) read.Fault("Redis:Configuration", fault);
        return new RedisOptions(configuration, agency);
    }
}
