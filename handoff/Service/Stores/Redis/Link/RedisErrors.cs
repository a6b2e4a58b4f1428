using StackExchange.Redis;

namespace Handoff.Service.Stores.Redis.Link;

/// <summary>Redis can't be reached, or can't work now. Tried again.</summary>
internal sealed class RedisAwayException(string what, Exception? inner = null) : Exception(what, inner);

/// <summary>Redis answered with an error of its own.</summary>
internal sealed class RedisRefusalException(string message) : Exception(message)
{
    /// <summary>The first word, which is all that Redis promises of its errors: <c>LOADING</c>, <c>NOAUTH</c>.</summary>
    public string Word { get; } = RedisErrors.FirstWord(message);
}

/// <summary>What the errors of Redis and of its client mean to us.</summary>
internal static class RedisErrors
{
    public const string WrongType = "WRONGTYPE";

    private static readonly Dictionary<string, string> Unable = new(StringComparer.Ordinal)
    {
        ["LOADING"] = "Redis is still loading its data",
        ["OOM"] = "Redis has no memory left (maxmemory)",
        ["MISCONF"] = "Redis can't write to its disk",
        ["READONLY"] = "this Redis is a replica now",
        ["NOREPLICAS"] = "Redis has too few replicas",
        ["MASTERDOWN"] = "this Redis has lost its master",
        ["CLUSTERDOWN"] = "the Redis cluster is down",
        ["TRYAGAIN"] = "the Redis cluster is moving keys",
        ["BUSY"] = "Redis is busy with a script",
        ["NOAUTH"] = "Redis wants a password",
        ["WRONGPASS"] = "Redis refuses the password",
        ["NOPERM"] = "Redis does not allow this user that command",
    };

    /// <summary>After these the server must be looked at anew before it is asked again.</summary>
    public static bool IsOfTheServer(string word) => word is "LOADING" or "READONLY" or "MASTERDOWN" or "NOAUTH";

    public static bool IsNoScript(Exception? error) => error is RedisServerException && FirstWord(error.Message) == "NOSCRIPT";

    public static string FirstWord(string message) => message.IndexOf(' ', StringComparison.Ordinal) is var end and > 0 ? message[..end] : message;

    /// <returns>What Redis says it can't do now; null for an error that says nothing of it.</returns>
    public static string? UnableBecause(string word) => Unable.GetValueOrDefault(word);

    /// <param name="what">The script or command. Redis's own words may quote what was sent, so they go no further.</param>
    public static Exception ForCaller(string what, Exception error) => error switch
    {
        RedisServerException when FirstWord(error.Message) is var word && UnableBecause(word) is { } why => new StoreUnavailableException(why, new RedisRefusalException(word)),
        RedisServerException => new RedisRefusalException($"{FirstWord(error.Message)} at {what}"),
        StoreUnavailableException => error,
        _ => new StoreUnavailableException($"the connection to Redis failed at {what} ({error.GetType().Name})"),
    };
}
