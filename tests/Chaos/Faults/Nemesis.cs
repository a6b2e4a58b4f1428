using System.Collections.Immutable;
using System.Globalization;
using Chaos.Histories;
using Chaos.Processes;

namespace Chaos.Faults;

/// <summary>Carries out a plan: what concerns one target one after another, all targets at once.</summary>
internal sealed class Nemesis(ImmutableArray<Fault> plan, Cluster cluster, Action dropSockets, History clock, Timeline timeline)
{
    private readonly int[] done = new int[Enum.GetValues<FaultKind>().Length];

    public int Done(FaultKind kind) => done[(int)kind];

    /// <summary>When it returns, everything runs and serves again.</summary>
    public async Task RunAsync(CancellationToken enough, CancellationToken end)
    {
        var from = clock.Now;
        await Task.WhenAll(plan.GroupBy(fault => fault.Target).Select(lane => RunLaneAsync(from, [.. lane], enough, end)));
    }

    private async Task RunLaneAsync(TimeSpan from, ImmutableArray<Fault> lane, CancellationToken enough, CancellationToken end)
    {
        foreach (var fault in lane)
        {
            var wait = from + fault.At - clock.Now;
            await Quietly(Task.Delay(wait > TimeSpan.Zero ? wait : TimeSpan.Zero, enough));
            if (enough.IsCancellationRequested) return;

            Interlocked.Increment(ref done[(int)fault.Kind]);
            if (fault.Kind == FaultKind.DropSockets) dropSockets();
            else await DoAsync(fault, enough, end);
        }
    }

    private async Task DoAsync(Fault fault, CancellationToken enough, CancellationToken end)
    {
        var target = cluster.Find(fault.Target);
        timeline.Add(string.Create(CultureInfo.InvariantCulture, $"{fault.Target}: {fault.Kind.ToString().ToLowerInvariant()}, for {fault.For.TotalSeconds:F1} s"));
        if (fault.Kind == FaultKind.Pause)
        {
            target.Pause();
            await Quietly(Task.Delay(fault.For, enough));
            target.Resume();
            timeline.Add($"{fault.Target}: goes on");
            return;
        }

        if (fault.Kind == FaultKind.Kill) await target.KillAsync();
        else await target.TerminateAsync(end);
        await Quietly(Task.Delay(fault.For, enough));
        var started = clock.Now;
        await target.StartAsync(end);
        timeline.Add(string.Create(CultureInfo.InvariantCulture, $"{fault.Target}: serves, {(clock.Now - started).TotalSeconds:F1} s after its start"));
    }

    private static async Task Quietly(Task wait) => await wait.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
}
