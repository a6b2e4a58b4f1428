using Handoff.Core.Conversations;
using Handoff.Core.Turns;
using Handoff.Service.Desk;
using Handoff.Service.Feeds;
using Handoff.Service.Outbox;
using Handoff.Service.Stores;
using Handoff.Service.Tests.Stores;
using Handoff.Service.Turns;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Handoff.Service.Tests;

/// <summary>The real service on a real store, with a clock that the test moves.</summary>
internal sealed class Service : IDisposable
{
    public Service()
    {
        Feeds = new ConversationFeeds(Time);
        Bell = new OutboxBell(Time);
        Turns = Runner();
        Desk = new AdvocateDesk(
            Turns, Store.Conversations, new DeskLists(Store.Conversations, Store.Index, Store.Presence), () => A.Policy, Store.Presence, Feeds, Store.Surveys, Time);
    }

    public SqliteTestStore Store { get; } = new();
    public FakeTime Time { get; } = new(A.Noon);
    public ConversationFeeds Feeds { get; }
    public OutboxBell Bell { get; }
    public ITurnRunner Turns { get; }
    public IDesk Desk { get; }

    public static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>Another runner on the same store, as on another node: the two share no gate.</summary>
    public ITurnRunner Runner(IConversationStore? store = null, Func<TurnPolicy>? policies = null, ILogger<TurnRunner>? log = null) => new TurnRunner(
        store ?? Store.Conversations, new QueueLook(Store.Index, Store.Presence), Feeds, Bell, policies ?? (() => A.Policy), Time, log ?? NullLogger<TurnRunner>.Instance);

    public async Task<TurnDecision> HavingAsync(string id, params TurnInput[] inputs)
    {
        TurnDecision? last = null;
        foreach (var input in inputs) last = await Turns.RunAsync(new(id), input, Token);
        return last!;
    }

    public async Task<Stage?> StageAsync(string id) => (await Store.Conversations.FindAsync(new(id), Token))?.Stage;

    public void Dispose() => Store.Dispose();
}
