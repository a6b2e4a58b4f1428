using System.Collections.Immutable;
using Chaos.Checking;
using Chaos.Faults;
using Chaos.Histories;
using Chaos.Processes;
using Chaos.Traffic;
using Handoff.Core.Activities;
using Handoff.Core.Conversations;
using Handoff.Core.Deliveries;
using Harness;

namespace Chaos.Runs;

/// <summary>Reads the final state conversation by conversation, so that memory holds one log at a time, and has each checked.</summary>
/// <param name="taken">What the provider of text messages took.</param>
internal sealed class Judge(History history, IReadOnlyList<TakenText> taken)
{
    private readonly ILookup<string, long> texts = taken.Select(text => DeliveryId.TryParse(text.StatusCallback.Split("?m=")[1], out var id) ? id : default)
        .ToLookup(id => id.Conversation.Value ?? "", id => id.Position);
    private const int ShownConversations = 3;
    private readonly List<Violation> violations = [];
    private readonly List<string> evidence = [];
    private readonly List<Conversation> snapshots = [];
    private readonly List<(string Conversation, string Advocate)> claims = [];
    private int handoffs;
    private int shown;
    private int uncertain;

    public IReadOnlyList<Violation> Violations => violations;

    public IReadOnlyList<string> Evidence => evidence;

    public async Task ReadAsync(
        StoreReader store, IEnumerable<ITalker> talkers, IReadOnlyList<DeskAdvocate> advocates, IReadOnlyDictionary<string, (ImmutableArray<string> Ids, long ReadTo)> overHttp, CancellationToken cancellationToken)
    {
        foreach (var talker in talkers)
        {
            if (await store.FindAsync(talker.Conversation, cancellationToken) is not { } snapshot)
            {
                violations.Add(new("a conversation is gone", talker.Conversation, ""));
                continue;
            }

            var log = await store.ReadLogAsync(talker.Conversation, cancellationToken);
            // Nobody reads a phone's conversation over HTTP.
            var (ids, readTo) = overHttp.TryGetValue(talker.Conversation, out var read) ? read : ([.. log.Where(entry => entry.IsForClient()).Select(entry => entry.Activity.Id!)], log.Length);
            var pages = advocates.SelectMany(advocate => advocate.SightingsOf(talker.Conversation));
            IReadOnlyList<Sighting> sightings = talker.Sighting is { } own ? [own, .. pages] : [.. pages];
            shown += sightings.Sum(sighting => sighting.Positions.Count);
            Check(new ConversationFacts(snapshot, log, ids, readTo, history.Of(talker.Conversation), sightings, await TextsAsync(store, snapshot, cancellationToken)));
        }

        violations.AddRange(Checker.Check(snapshots, await store.ReadIndexesAsync(cancellationToken)));
        violations.AddRange(Checker.Check(claims, history.All()));
    }

    public Counts Count(Nemesis nemesis, Cluster cluster, TimeSpan healed)
    {
        var all = history.All();
        var said = all.Where(operation => operation.Act == Act.Say).ToList();
        var waits = said.Where(operation => operation.Returned is not null).Select(operation => operation.Returned!.Value - operation.Invoked).Order().ToList();
        return new Counts(
            said.Count(operation => operation.Outcome == Outcome.Done),
            said.Count(operation => operation.Outcome == Outcome.Unknown),
            all.Count(operation => operation.Act == Act.Replay),
            all.Count(operation => operation is { Act: Act.Reply, Outcome: Outcome.Done }),
            claims.Count,
            handoffs,
            nemesis.Done(FaultKind.Kill),
            nemesis.Done(FaultKind.Pause),
            nemesis.Done(FaultKind.Restart),
            nemesis.Done(FaultKind.DropSockets),
            cluster.Nodes.Sum(node => node.Refusals),
            waits.Count == 0 ? TimeSpan.Zero : waits[^1],
            waits.Count == 0 ? TimeSpan.Zero : waits[waits.Count / 2],
            (int)snapshots.Sum(snapshot => snapshot.LogLength),
            shown,
            snapshots.Count(snapshot => snapshot.Stage is Stage.Waiting),
            snapshots.Count(snapshot => snapshot.Stage is Stage.WithAdvocate),
            healed,
            taken.Count,
            uncertain);
    }

    private async Task<TextFacts?> TextsAsync(StoreReader store, Conversation snapshot, CancellationToken cancellationToken)
    {
        if (!snapshot.Channel.Pushes) return null;
        var statuses = await store.ReadStatusesAsync(snapshot.Id.Value, cancellationToken);
        uncertain += statuses.Count(status => status.State == DeliveryState.Unknown);
        return new TextFacts([.. texts[snapshot.Id.Value]], statuses);
    }

    private void Check(ConversationFacts facts)
    {
        var found = Checker.Check(facts);
        violations.AddRange(found);
        if (found.Count > 0 && evidence.Count < ShownConversations) evidence.Add(Runs.Evidence.Write(facts));

        snapshots.Add(facts.Snapshot);
        claims.AddRange(LogWalk.Of(facts.Log).Claims.Select(advocate => (facts.Id, advocate)));
        handoffs += facts.Log.Count(entry => entry.IsEvent(EventNames.HandoffInitiate));
    }
}
