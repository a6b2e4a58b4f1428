using System.Diagnostics;
using System.Globalization;
using Chaos.Checking;
using Chaos.Faults;
using Chaos.Histories;
using Chaos.Processes;
using Chaos.Traffic;

namespace Chaos.Runs;

/// <summary>One run from start to verdict: traffic while things break, healing, finishing, checking.</summary>
internal sealed class ChaosRun(ChaosOptions options, Action<string>? live = null)
{
    private static readonly TimeSpan HealsWithin = TimeSpan.FromSeconds(90);
    private static readonly TimeSpan FinishesWithin = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan ReadsWithin = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan JudgedWithin = TimeSpan.FromMinutes(5);
    private const int OnePhoneIn = 4;
    private readonly History history = new();
    private readonly List<Violation> violations = [];

    public async Task<Verdict> RunAsync(CancellationToken cancellationToken)
    {
        var timeline = new Timeline(history, live);
        timeline.Add($"seed {options.Seed}");
        await using var carrier = await Carrier.StartAsync(options);
        await using var cluster = new Cluster(options, timeline, carrier.Settings);
        await cluster.StartAsync(cancellationToken);
        using var gateway = new Gateway(cluster.Addresses);
        var advocates = await Team.HireAsync(cluster, options, history, timeline, cancellationToken);
        var talkers = await BeginAsync(gateway, carrier, cancellationToken);
        if (!options.NoFaults) carrier.Trouble(gateway);
        timeline.Add($"{talkers.Count} conversations and {advocates.Count} advocates begin");
        try
        {
            var plan = options.NoFaults ? [] : FaultPlan.Make(options.Seed, options.Seconds, options.Nodes, cluster.Redis is not null);
            var nemesis = new Nemesis(plan, cluster, () => talkers.ForEach(talker => talker.Drop()), history, timeline);
            var healed = await TrafficAsync(nemesis, talkers, advocates, timeline, cancellationToken);
            using var judging = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            judging.CancelAfter(JudgedWithin);
            return await JudgeAsync(cluster, gateway, carrier, talkers, advocates, nemesis, healed, timeline, judging.Token);
        }
        finally
        {
            await Task.WhenAll(advocates.Select(advocate => advocate.DisposeAsync().AsTask()));
            await Task.WhenAll(talkers.Select(talker => talker.DisposeAsync().AsTask()));
        }
    }

    // The one place that knows which channels there are.
    private async Task<List<ITalker>> BeginAsync(Gateway gateway, Carrier carrier, CancellationToken cancellationToken)
    {
        var talkers = Enumerable.Range(1, options.Conversations).Select(ITalker (number) => number % OnePhoneIn == 0
            ? new SmsTalker(number, gateway, carrier, history, options)
            : new DirectLineTalker(number, gateway, history, options)).ToList();
        foreach (var some in talkers.Chunk(32)) await Task.WhenAll(some.Select(talker => talker.BeginAsync(cancellationToken)));
        return talkers;
    }

    /// <returns>How long after the last fault everything served again.</returns>
    private async Task<TimeSpan> TrafficAsync(
        Nemesis nemesis, IReadOnlyList<ITalker> talkers, IReadOnlyList<DeskAdvocate> advocates, Timeline timeline, CancellationToken cancellationToken)
    {
        using var enough = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        using var healing = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        using var end = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        enough.CancelAfter(TimeSpan.FromSeconds(options.Seconds));
        healing.CancelAfter(TimeSpan.FromSeconds(options.Seconds) + HealsWithin);

        var working = Task.WhenAll([.. talkers.Select(talker => talker.TalkAsync(enough.Token, end.Token)), .. advocates.Select(advocate => advocate.WorkAsync(enough.Token, end.Token))]);
        await nemesis.RunAsync(enough.Token, healing.Token);
        await Task.Delay(Timeout.InfiniteTimeSpan, enough.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        var healed = history.Now;
        timeline.Add("no more faults; everything runs");
        end.CancelAfter(FinishesWithin);
        await working;
        timeline.Add("everybody has finished what they had begun");
        cancellationToken.ThrowIfCancellationRequested();
        foreach (var advocate in advocates.Where(advocate => advocate.SignedOut > 0)) violations.Add(new("an advocate was signed out", "", $"{advocate.SignedOut} answers"));
        return history.Now - healed;
    }

    private async Task<Verdict> JudgeAsync(
        Cluster cluster, Gateway gateway, Carrier carrier, List<ITalker> talkers, IReadOnlyList<DeskAdvocate> advocates, Nemesis nemesis, TimeSpan healed, Timeline timeline, CancellationToken cancellationToken)
    {
        var line = new Line(gateway, new Dice(options.Seed, "checker"));
        var overHttp = new Dictionary<string, (System.Collections.Immutable.ImmutableArray<string> Ids, long ReadTo)>();
        var pulling = talkers.Where(talker => talker.Sighting is not null).ToList();
        foreach (var talker in pulling) overHttp[talker.Conversation] = await HttpLog.ReadAsync(line, talker.Conversation, cancellationToken);

        // A stream says nothing of what is only for advocates, so not the log's end but the last that a client is shown.
        var last = pulling.ToDictionary(talker => talker, talker => overHttp[talker.Conversation].Ids is [.., var id] ? Reader.PositionOf(id) : 0);
        var reached = await Task.WhenAll(pulling.Select(talker => talker.ReadToAsync(last[talker], ReadsWithin)));
        foreach (var (talker, _) in pulling.Zip(reached).Where(one => !one.Second))
            violations.Add(new("a reader never came to the end", talker.Conversation, $"watermark {talker.Sighting?.Watermark} of {last[talker]}"));

        timeline.Add("everybody has read to the end");
        await cluster.StopNodesAsync(cancellationToken);
        foreach (var death in cluster.Deaths) violations.Add(new("a node died", "", death));

        var judge = new Judge(history, carrier.Taken);
        await using (var store = new StoreReader(cluster)) await judge.ReadAsync(store, talkers, advocates, overHttp, cancellationToken);
        violations.AddRange(judge.Violations);
        timeline.Add(string.Create(CultureInfo.InvariantCulture, $"checked {talkers.Count} conversations"));
        return new Verdict(options, violations, judge.Count(nemesis, cluster, healed), timeline.Lines, judge.Evidence);
    }
}
