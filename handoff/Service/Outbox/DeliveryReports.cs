using Handoff.Core.Conversations;
using Handoff.Core.Deliveries;
using Handoff.Core.Turns;
using Handoff.Service.Feeds;
using Handoff.Service.Stores;
using Handoff.Service.Turns;
using Microsoft.Extensions.Logging;

namespace Handoff.Service.Outbox;

/// <summary>Takes in what became of deliveries: the provider's answers, its callbacks, what was found by asking.</summary>
public interface IDeliveryReports
{
    /// <summary>Raises the delivery's state if the report does, whatever order reports come in and however often.</summary>
    /// <param name="named">As the callback's address names it; null where it names none.</param>
    /// <returns>The delivery now; null if there is no such one.</returns>
    Task<DeliveryStatus?> TakeAsync(DeliveryId? named, DeliveryReport report, CancellationToken cancellationToken);
}

internal sealed class DeliveryReports(
    IDeliveryStates states, ISuppressionList suppressions, IConversationStore store, ITurnRunner turns, IFeeds feeds, IDeliveryCodes codes, TimeProvider clock,
    ILogger<DeliveryReports> log) : IDeliveryReports
{
    public async Task<DeliveryStatus?> TakeAsync(DeliveryId? named, DeliveryReport report, CancellationToken cancellationToken)
    {
        for (var tries = 0; tries < OutboxLimits.SaveTries; tries++)
        {
            var before = await FindAsync(named, report, cancellationToken);
            if (before is null || before.After(report, clock.GetUtcNow()) is not { } after) return before;
            if (!await states.TrySaveAsync(after, cancellationToken)) continue;
            if (after.State != before.State) await TellAsync(after, cancellationToken);
            return after;
        }

        throw new StoreUnavailableException("a delivery's status was changed by others again and again");
    }

    /// <summary>What follows from a state: the list of who wants no texts, the record, and the advocate's page.</summary>
    public async Task TellAsync(DeliveryStatus status, CancellationToken cancellationToken)
    {
        log.LogInformation("Delivery {Delivery} in lane {Lane} is {State} {Code}", status.Id, status.Lane, status.State, status.Code);
        if (await store.FindAsync(status.Id.Conversation, cancellationToken) is not { } conversation) return;
        if (status.State == DeliveryState.Failed && codes.Of(status.Code).Action == DeliveryAction.Suppress)
        {
            await suppressions.SuppressAsync(conversation.ClientId, $"provider:{status.Code}", clock.GetUtcNow(), cancellationToken);
            await turns.RunAsync(conversation.Id, new TurnInput.ClientOptedOut(), cancellationToken);
        }

        if (MustBeSeen(status, conversation)) await turns.RunAsync(conversation.Id, InputOf(status), cancellationToken);
        feeds.DeliveryChanged(conversation.Id);
    }

    private async Task<DeliveryStatus?> FindAsync(DeliveryId? named, DeliveryReport report, CancellationToken cancellationToken)
    {
        var found = named is { } id ? await states.FindAsync(id, cancellationToken) : null;
        if (found is null && report.ProviderId is { } providerId) found = await states.FindByProviderIdAsync(providerId, cancellationToken);
        return found?.ProviderId is { } known && report.ProviderId is { } other && known != other ? null : found;
    }

    // What a person wrote, or what keeps somebody safe, and only while somebody is there to act on it.
    private static bool MustBeSeen(DeliveryStatus status, Conversation conversation) =>
        status.Lane is DeliveryLane.Safety or DeliveryLane.Advocate
        && (status.State is DeliveryState.Failed or DeliveryState.Suppressed || status.Code == DeliveryCodes.NotFound)
        && conversation.Stage is Stage.Waiting or Stage.WithAdvocate;

    private TurnInput.DeliveryMissed InputOf(DeliveryStatus status) =>
        new(status.Id.Position, status.State == DeliveryState.Suppressed ? codes.Of(DeliveryCodes.OptedOut).Words : codes.Of(status.Code).Words, new InputId($"missed-{status.Id.Position}"));
}
