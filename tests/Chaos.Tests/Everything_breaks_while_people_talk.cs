using System.Globalization;
using Chaos.Runs;

namespace Chaos.Tests;

/// <summary>
/// The short run of every test day: two nodes and a Redis are killed, paused and restarted for 40 seconds while 60
/// clients talk and three advocates help them. A longer one by hand: <c>dotnet run -c Release --project tests/Chaos</c>.
/// </summary>
public sealed class Everything_breaks_while_people_talk(ITestOutputHelper output)
{
    private const int Seed = 1;
    private const int LeastFaults = 6;

    [Fact]
    public async Task And_nothing_acknowledged_is_lost_doubled_or_reordered()
    {
        var seed = Environment.GetEnvironmentVariable("CHAOS_SEED") is { Length: > 0 } set ? int.Parse(set, CultureInfo.InvariantCulture) : Seed;
        var verdict = await new ChaosRun(new ChaosOptions(Seed: seed)).RunAsync(TestContext.Current.CancellationToken);

        output.WriteLine(Report.Write(verdict));
        Assert.True(verdict.Holds, Report.Write(verdict));
        Assert.True(verdict.Counts.Kills + verdict.Counts.Pauses >= LeastFaults, $"Only {verdict.Counts.Kills} kills and {verdict.Counts.Pauses} pauses.");
        Assert.True(verdict.Counts.Claims > 0 && verdict.Counts.Acknowledged > 100, "Next to nothing was said.");
    }
}
