namespace Handoff.Service.Stores;

/// <param name="Path">The database file; its folder is made if it is missing. Relative to the working folder. Not used with Redis.</param>
public sealed record StoreOptions(string Path = StoreOptions.DefaultPath)
{
    public const string DefaultPath = "data/benefitsbot.db";

    /// <summary>Null for SQLite.</summary>
    public RedisOptions? Redis { get; init; }
}

/// <summary>The store can't be opened: the message says what is wrong and what to do.</summary>
public sealed class StoreStartException(string what, string advice, Exception? inner = null) : Exception($"{what} {advice}", inner);
