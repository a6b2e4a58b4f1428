using Handoff.Service.Stores.Redis.Link;

namespace Handoff.Service.Stores.Redis;

/// <summary>The pace of every node together.</summary>
internal sealed class RedisSenderPace(RedisStore store) : ISenderPace
{
    public async Task<TimeSpan> TakeAsync(string sender, TimeSpan cost, DateTimeOffset now, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var wait = await store.Link.EvalAsync(RedisScript.Pace, new RedisArgs(1, 3)
            .Key(store.Keys.Pace(sender)).Add(IndexMembers.Now(now)).Add((long)cost.TotalMicroseconds).Add((long)SenderPace.Tolerance.TotalMicroseconds));
        return TimeSpan.FromMicroseconds(wait.Number);
    }
}
