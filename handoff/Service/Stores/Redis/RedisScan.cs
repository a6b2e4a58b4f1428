using Handoff.Service.Stores.Redis.Link;

namespace Handoff.Service.Stores.Redis;

/// <summary>Finds keys step by step, so that Redis serves others between two steps.</summary>
internal static class RedisScan
{
    private const int LookedAtAtOnce = 1_000;

    /// <returns>Every key that was there all the time, once. In no order.</returns>
    public static async Task<HashSet<string>> KeysAsync(RedisLink link, string pattern, CancellationToken cancellationToken)
    {
        var found = new HashSet<string>(StringComparer.Ordinal);
        var cursor = "0";
        do
        {
            var at = cursor;
            var step = (await Patiently.AskAsync(() => link.SendAsync(write: false, "SCAN", at, "MATCH", pattern, "COUNT", LookedAtAtOnce), cancellationToken)).Items;
            found.UnionWith(step[1].Texts);
            cursor = step[0].Text;
        }
        while (cursor != "0");

        return found;
    }
}
