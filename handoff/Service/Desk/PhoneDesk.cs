using System.Collections.Immutable;
using Handoff.Core.Activities;
using Handoff.Core.Conversations;
using Handoff.Core.Deliveries;
using Handoff.Core.Handoffs;
using Handoff.Core.Turns;
using Handoff.Service.Feeds;
using Handoff.Service.Outbox;
using Handoff.Service.Stores;
using Handoff.Service.Turns;

namespace Handoff.Service.Desk;

internal sealed class PhoneDesk(
    ITurnRunner turns, IConversationStore store, IPhoneBook phones, ISuppressionList suppressions, IDeliveryStates states, IDeliveryCodes codes, IFeeds feeds, TimeProvider clock)
    : IPhoneDesk
{
    private const string ByDesk = "desk:";
    private const string OptedOutNote = "Asked not by text but in another way to get no more texts. Nothing is sent to this phone from now on.";

    public async Task<PhoneView?> LookAsync(Conversation conversation, CancellationToken cancellationToken)
    {
        if (!conversation.Channel.Pushes) return null;

        var line = await phones.FindAsync(conversation.Id, cancellationToken);
        var listed = await suppressions.FindAsync(conversation.ClientId, cancellationToken) is { Holds: true } holds ? holds : null;
        return new PhoneView(line?.Masked ?? "•••", listed?.Since ?? conversation.OptedOutAt, listed?.By.StartsWith(ByDesk, StringComparison.Ordinal) is true);
    }

    public async Task<ImmutableArray<DeliveryView>> DeliveriesAsync(ConversationId id, long after, CancellationToken cancellationToken) =>
        [.. (await states.OfAsync(id, after, cancellationToken)).Select(status => new DeliveryView(status.Id.Position, status.State, WordsOf(status), MayRepeat(status), status.Version))];

    public async Task<DeskResult> SendAgainAsync(Advocate advocate, ConversationId id, long position, CancellationToken cancellationToken)
    {
        if (await states.FindAsync(new DeliveryId(id, position), cancellationToken) is not { } status || await TextAtAsync(id, position, cancellationToken) is not { } text)
            return DeskResult.NotFound;
        if (!MayRepeat(status) && !status.WasSaidAgain) return DeskResult.Invalid;

        // The key is of the message, not of the form: however often it is pressed, the same words go once.
        var said = await turns.RunAsync(id, new TurnInput.AdvocateSaid(advocate, text, new InputId($"again-{position}"), Again: position), cancellationToken);
        if (said.Position is null) return DeskResult.NotYours;
        await MarkAsync(status, cancellationToken);
        return DeskResult.Done;
    }

    public async Task<DeskResult> OptOutAsync(Advocate advocate, ConversationId id, InputId key, CancellationToken cancellationToken)
    {
        if (await store.FindAsync(id, cancellationToken) is not { } conversation) return DeskResult.NotFound;
        if (!conversation.Channel.Pushes) return DeskResult.Invalid;
        if (!DeskLists.IsWith(conversation, advocate.Id)) return DeskResult.NotYours;

        await suppressions.SuppressAsync(conversation.ClientId, ByDesk + advocate.Id.Value, clock.GetUtcNow(), cancellationToken);
        await turns.RunAsync(id, new TurnInput.AdvocateNoted(advocate, OptedOutNote, key), cancellationToken);
        await turns.RunAsync(id, new TurnInput.ClientOptedOut(), cancellationToken);
        return DeskResult.Done;
    }

    private async Task MarkAsync(DeliveryStatus status, CancellationToken cancellationToken)
    {
        for (var tries = 0; tries < OutboxLimits.SaveTries && !status.WasSaidAgain; tries++)
        {
            if (await states.TrySaveAsync(status.SaidAgain(clock.GetUtcNow()), cancellationToken)) break;
            if (await states.FindAsync(status.Id, cancellationToken) is not { } changed) return;
            status = changed;
        }

        feeds.DeliveryChanged(status.Id.Conversation);
    }

    private string? WordsOf(DeliveryStatus status) => status.State is DeliveryState.Failed || status.Code is not null ? codes.Of(status.Code).Words : null;

    private static bool MayRepeat(DeliveryStatus status) =>
        status is { Lane: DeliveryLane.Safety or DeliveryLane.Advocate, WasSaidAgain: false } and ({ State: DeliveryState.Failed } or { State: DeliveryState.Unknown, Code: DeliveryCodes.NotFound });

    private async Task<string?> TextAtAsync(ConversationId id, long position, CancellationToken cancellationToken)
    {
        var slice = await store.ReadLogAsync(id, position - 1, Audience.Client, 1, cancellationToken);
        return slice.Entries is [var entry] ? ActivityJson.Read(entry.ActivityJson.Span).Text : null;
    }
}
