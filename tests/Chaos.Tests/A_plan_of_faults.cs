using Chaos.Faults;

namespace Chaos.Tests;

public sealed class A_plan_of_faults
{
    private const int Seconds = 40;
    private static readonly IEnumerable<int> Seeds = Enumerable.Range(1, 200);

    [Fact]
    public void Is_the_same_for_the_same_seed()
    {
        Assert.Equal(FaultPlan.Make(7, Seconds, 2, redis: true), FaultPlan.Make(7, Seconds, 2, redis: true));
        Assert.NotEqual(FaultPlan.Make(7, Seconds, 2, redis: true), FaultPlan.Make(8, Seconds, 2, redis: true));
    }

    [Fact]
    public void Has_at_least_six_kills_and_pauses_whatever_the_seed() =>
        Assert.All(Seeds, seed => Assert.InRange(FaultPlan.Make(seed, Seconds, 2, redis: true).Count(fault => fault.Kind is FaultKind.Kill or FaultKind.Pause), 6, 40));

    [Fact]
    public void Spares_nobody() => Assert.All(Seeds, seed => Assert.Equal(4, FaultPlan.Make(seed, Seconds, 2, redis: true).Select(fault => fault.Target).Distinct().Count()));

    [Fact]
    public void Leaves_Redis_alone_where_there_is_none() =>
        Assert.All(Seeds, seed => Assert.DoesNotContain(FaultPlan.Make(seed, Seconds, 1, redis: false), fault => fault.Target.Kind == TargetKind.Redis));

    [Fact]
    public void Does_one_thing_at_a_time_to_one_target() => Assert.All(Seeds, seed =>
    {
        foreach (var lane in FaultPlan.Make(seed, Seconds, 2, redis: true).GroupBy(fault => fault.Target))
            Assert.All(lane.Zip(lane.Skip(1)), pair => Assert.True(pair.First.At + pair.First.For < pair.Second.At));
    });
}
