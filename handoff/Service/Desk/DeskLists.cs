using System.Collections.Immutable;
using Handoff.Core.Conversations;
using Handoff.Core.Handoffs;
using Handoff.Service.Presence;
using Handoff.Service.Stores;

namespace Handoff.Service.Desk;

/// <summary>What waits and what an advocate holds, as the desk shows it.</summary>
internal sealed class DeskLists
{
    /// <summary>Nobody reads further down; the queue's own order brings the rest up.</summary>
    private const int ShownWaiting = 200;

    private readonly IConversationStore store;
    private readonly IConversationIndex index;

    // The same for every page, and each change of the queue makes every page look.
    private readonly SharedRead<ImmutableArray<AdvocatePresence>> everyone;
    private readonly SharedRead<ImmutableArray<DeskCard>> waiting;

    public DeskLists(IConversationStore store, IConversationIndex index, IPresenceStore presence)
    {
        (this.store, this.index) = (store, index);
        everyone = new(() => presence.AllAsync(CancellationToken.None));
        waiting = new(WaitingAsync);
    }

    /// <returns>Whoever is next in line; empty when nobody waits.</returns>
    public Task<ImmutableArray<QueuePlace>> NextAsync(int limit, CancellationToken cancellationToken) => index.WaitingAsync(limit, cancellationToken);

    /// <returns>Whom the advocate took with this key and still has; null if nobody.</returns>
    public async Task<ConversationId?> TakenAsync(AdvocateId advocate, InputId key, CancellationToken cancellationToken) =>
        (await HeldAsync(advocate, cancellationToken)).Select(one => one.Conversation).FirstOrDefault(held => held.Heard.Any(heard => heard.Input == key))?.Id;

    public async Task<bool> IsAvailableAsync(AdvocateId advocate, CancellationToken cancellationToken) =>
        TakesClients(await everyone.ReadAsync(cancellationToken), advocate);

    public async Task<DeskView> LookAsync(AdvocateId advocate, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var advocates = await everyone.ReadAsync(cancellationToken);
        return new DeskView(
            TakesClients(advocates, advocate),
            Attendance.Available(advocates, now),
            await waiting.ReadAsync(cancellationToken),
            [.. (await HeldAsync(advocate, cancellationToken)).OrderBy(one => one.Stage.ClaimedAt).Select(one => Card(one.Conversation, one.Stage.Request))]);
    }

    public static bool IsWith(Conversation? conversation, AdvocateId advocate) => conversation?.Stage is Stage.WithAdvocate held && held.Advocate.Id == advocate;

    private async Task<ImmutableArray<DeskCard>> WaitingAsync()
    {
        var places = await index.WaitingAsync(ShownWaiting, CancellationToken.None);
        return [.. (await FindAsync<Stage.Waiting>(places.Select(place => place.Conversation), CancellationToken.None)).Select(one => Card(one.Conversation, one.Stage.Request))];
    }

    private async Task<IEnumerable<(Conversation Conversation, Stage.WithAdvocate Stage)>> HeldAsync(AdvocateId advocate, CancellationToken cancellationToken)
    {
        var ids = await index.HeldByAsync(advocate, cancellationToken);
        return (await FindAsync<Stage.WithAdvocate>(ids, cancellationToken)).Where(one => IsWith(one.Conversation, advocate));
    }

    // All in one: over a network two hundred one after another would be seconds. Some may have moved on since the index was read.
    private async Task<IEnumerable<(Conversation Conversation, TStage Stage)>> FindAsync<TStage>(IEnumerable<ConversationId> ids, CancellationToken cancellationToken)
        where TStage : Stage =>
        from conversation in await store.FindAllAsync([.. ids], cancellationToken)
        where conversation?.Stage is TStage
        select (conversation, (TStage)conversation.Stage);

    // Whoever signs in for the first time is there to help.
    private static bool TakesClients(ImmutableArray<AdvocatePresence> advocates, AdvocateId advocate) =>
        advocates.FirstOrDefault(one => one.Advocate == advocate) is not { Available: false };

    private static DeskCard Card(Conversation conversation, HandoffRequest request) => new(
        conversation.Id, request, conversation.Channel.Name, conversation.Language, conversation.Locality,
        conversation.LastHeardAt, conversation.Unanswered, conversation.LogLength);
}
