using System.Collections.Immutable;

namespace Chaos.Faults;

/// <summary>What will be done to which process and when: decided by the seed alone, before anything runs.</summary>
internal static class FaultPlan
{
    // Beyond the 10 s after which another worker takes over what this node had begun.
    private const double LongestNodePause = 13;

    // A client's 32 last inputs are known as repeats; a longer pause could let a stuck one fall out of them.
    private const double LongestRedisPause = 8;
    private static readonly FaultKind[] ToNodes = [FaultKind.Kill, FaultKind.Pause, FaultKind.Restart, FaultKind.Kill];
    private static readonly FaultKind[] ToRedis = [FaultKind.Kill, FaultKind.Pause];

    public static ImmutableArray<Fault> Make(int seed, int seconds, int nodes, bool redis)
    {
        var faults = Enumerable.Range(0, nodes).SelectMany(node => Lane(seed, seconds, new Target(TargetKind.Node, node), ToNodes, LongestNodePause));
        if (redis) faults = faults.Concat(Lane(seed, seconds, new Target(TargetKind.Redis), ToRedis, LongestRedisPause));
        return [.. faults.Concat(Lane(seed, seconds, new Target(TargetKind.Sockets), [FaultKind.DropSockets], 0)).OrderBy(fault => fault.At)];
    }

    // Each kind once before any comes again, so that a short run has some of everything.
    private static IEnumerable<Fault> Lane(int seed, int seconds, Target target, FaultKind[] kinds, double longestPause)
    {
        var dice = new Dice(seed, $"faults of {target}");
        var bag = new List<FaultKind>();
        var at = dice.Between(1.5, 5);
        while (at.TotalSeconds < seconds)
        {
            if (bag.Count == 0) bag.AddRange(kinds);
            var kind = dice.Pick(bag);
            bag.Remove(kind);
            var span = kind switch { FaultKind.Pause => dice.Between(2, longestPause), FaultKind.DropSockets => TimeSpan.Zero, _ => dice.Between(0.1, 1.5) };
            yield return new Fault(at, target, kind, span);
            at += span + dice.Between(4, 9);
        }
    }
}
