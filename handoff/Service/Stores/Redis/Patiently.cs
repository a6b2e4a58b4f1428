using System.Diagnostics;
using Handoff.Service.Stores.Redis.Link;

namespace Handoff.Service.Stores.Redis;

/// <summary>Asks again while Redis does not answer. For work of minutes that a second's pause must not end; nothing for a turn.</summary>
internal static class Patiently
{
    private static readonly TimeSpan Most = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Between = TimeSpan.FromMilliseconds(250);

    /// <param name="ask">Something that bears being done twice.</param>
    /// <exception cref="ArchiveRefusedException">Redis holds something else than it should.</exception>
    public static async Task<T> AskAsync<T>(Func<Task<T>> ask, CancellationToken cancellationToken)
    {
        var since = Stopwatch.GetTimestamp();
        while (true)
        {
            cancellationToken.ThrowIfCancellationRequested();
            try
            {
                return await ask();
            }
            catch (StoreUnavailableException) when (Stopwatch.GetElapsedTime(since) < Most)
            {
                await Task.Delay(Between, cancellationToken);
            }
            catch (RedisRefusalException refusal)
            {
                throw new ArchiveRefusedException($"Redis refuses ({refusal.Message}): a key is not what it should be.", "Look which program writes there, or use a backup.", refusal);
            }
        }
    }
}
