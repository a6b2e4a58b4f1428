using System.Collections.Immutable;
using Handoff.Core.Conversations;
using Handoff.Core.Handoffs;
using Handoff.Service.Presence;
using Handoff.Service.Stores;

namespace Handoff.Service.Desk;

/// <summary>What waits and what an advocate holds, as the desk shows it.</summary>
internal sealed class DeskLists(IConversationStore store, IConversationIndex index, IPresenceStore presence)
{
    /// <summary>Nobody reads further down; the queue's own order brings the rest up.</summary>
    private const int ShownWaiting = 200;

    /// <returns>Whoever is next in line; empty when nobody waits.</returns>
    public Task<ImmutableArray<QueuePlace>> NextAsync(int limit, CancellationToken cancellationToken) => index.WaitingAsync(limit, cancellationToken);

    public async Task<DeskView> LookAsync(AdvocateId advocate, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var everyone = await presence.AllAsync(cancellationToken);
        var me = everyone.FirstOrDefault(one => one.Advocate == advocate);
        return new DeskView(
            Available: me is null || me.Available,
            Attendance.Available(everyone, now),
            await WaitingAsync(cancellationToken),
            await HeldAsync(advocate, cancellationToken));
    }

    private async Task<ImmutableArray<DeskCard>> WaitingAsync(CancellationToken cancellationToken)
    {
        var cards = ImmutableArray.CreateBuilder<DeskCard>();
        var places = await index.WaitingAsync(ShownWaiting, cancellationToken);
        foreach (var conversation in await store.FindAllAsync([.. places.Select(place => place.Conversation)], cancellationToken))
        {
            // It may have been taken since the list was read.
            if (conversation?.Stage is Stage.Waiting waiting) cards.Add(Card(conversation, waiting.Request));
        }

        return cards.DrainToImmutable();
    }

    private async Task<ImmutableArray<DeskCard>> HeldAsync(AdvocateId advocate, CancellationToken cancellationToken)
    {
        var held = new List<(DateTimeOffset ClaimedAt, DeskCard Card)>();
        foreach (var conversation in await store.FindAllAsync(await index.HeldByAsync(advocate, cancellationToken), cancellationToken))
        {
            if (conversation?.Stage is Stage.WithAdvocate mine && mine.Advocate.Id == advocate) held.Add((mine.ClaimedAt, Card(conversation, mine.Request)));
        }

        return [.. held.OrderBy(one => one.ClaimedAt).Select(one => one.Card)];
    }

    private static DeskCard Card(Conversation conversation, HandoffRequest request) => new(
        conversation.Id, request, conversation.Channel.Name, conversation.Language, conversation.Locality,
        conversation.LastHeardAt, conversation.Unanswered, conversation.LogLength);
}
