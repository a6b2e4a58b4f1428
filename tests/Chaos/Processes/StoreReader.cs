using System.Collections.Immutable;
using Chaos.Checking;
using Handoff.Core.Activities;
using Handoff.Core.Conversations;
using Handoff.Core.Deliveries;
using Handoff.Service;
using Handoff.Service.Stores;
using Microsoft.Extensions.DependencyInjection;

namespace Chaos.Processes;

/// <summary>Reads what the store holds when no node runs any more, through the service's own ports.</summary>
internal sealed class StoreReader : IAsyncDisposable
{
    public const string Agency = "chaos";
    private const int Page = 1_000;
    private const int Most = 100_000;
    private readonly ServiceProvider services;
    private readonly IConversationStore store;
    private readonly IConversationIndex index;
    private readonly IDeliveryStates states;

    public StoreReader(Cluster cluster)
    {
        var adding = new ServiceCollection();
        adding.AddLogging();
        var redis = cluster.Redis is { } server ? new RedisOptions(server.Configuration, Agency) : null;
        adding.AddHandoffService(new StoreOptions(cluster.Nodes[0].DatabasePath) { Redis = redis }, _ => () => null!, workers: false);
        services = adding.BuildServiceProvider();
        (store, index) = (services.GetRequiredService<IConversationStore>(), services.GetRequiredService<IConversationIndex>());
        states = services.GetRequiredService<IDeliveryStates>();
    }

    public Task<Conversation?> FindAsync(string id, CancellationToken cancellationToken) => store.FindAsync(new ConversationId(id), cancellationToken);

    public async Task<ImmutableArray<DeliveryStatus>> ReadStatusesAsync(string id, CancellationToken cancellationToken) =>
        [.. await states.OfAsync(new ConversationId(id), 0, cancellationToken)];

    public async Task<ImmutableArray<LogEntry>> ReadLogAsync(string id, CancellationToken cancellationToken)
    {
        var log = ImmutableArray.CreateBuilder<LogEntry>();
        for (long after = 0; ;)
        {
            var slice = await store.ReadLogAsync(new ConversationId(id), after, Audience.Everyone, Page, cancellationToken);
            if (slice.ReadTo == after) return log.ToImmutable();
            foreach (var entry in slice.Entries)
            {
                await FillAsync(log, id, entry.Position - 1, cancellationToken);
                log.Add(new LogEntry(entry.Position, entry.Audience, ActivityJson.Read(entry.ActivityJson.Span)));
            }

            await FillAsync(log, id, slice.ReadTo, cancellationToken);
            after = slice.ReadTo;
        }
    }

    public async Task<IndexFacts> ReadIndexesAsync(CancellationToken cancellationToken)
    {
        var held = ImmutableArray.CreateBuilder<(ConversationId, AdvocateId)>();
        foreach (var advocate in await index.HoldersAsync(cancellationToken))
            foreach (var conversation in await index.HeldByAsync(advocate, cancellationToken)) held.Add((conversation, advocate));

        // Far enough ahead that every deadline has passed, and every lease on one is over.
        var deadlines = await index.LeaseDueAsync(DateTimeOffset.UtcNow.AddYears(1), TimeSpan.FromTicks(1), Most, cancellationToken);
        return new IndexFacts(await index.WaitingAsync(Most, cancellationToken), held.ToImmutable(), deadlines);
    }

    public ValueTask DisposeAsync() => services.DisposeAsync();

    // Entries that are for nobody can't be read, but that there is one can be seen: a slice of one entry goes past it.
    private async Task FillAsync(ImmutableArray<LogEntry>.Builder log, string id, long upTo, CancellationToken cancellationToken)
    {
        for (var position = log.Count == 0 ? 1 : log[^1].Position + 1; position <= upTo; position++)
        {
            var slice = await store.ReadLogAsync(new ConversationId(id), position - 1, Audience.Everyone, 1, cancellationToken);
            if (slice.ReadTo != position) continue; // a gap: the rules will say so
            log.Add(new LogEntry(position, Audience.Nobody, new Activity { Type = "unseen", Id = new ConversationId(id).ActivityId(position) }));
        }
    }
}
