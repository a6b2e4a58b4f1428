using Handoff.Core.Deliveries;
using Handoff.Core.Turns;
using Handoff.Service.Stores;

namespace Handoff.Service.Outbox;

/// <summary>Asks the provider about deliveries of which nobody has told us the end.</summary>
internal sealed class UnknownCheck(IDeliveryStates states, ITextSender sender, DeliveryReader reader, DeliveryReports reports, TimeProvider clock)
{
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        foreach (var status in await states.LeaseChecksAsync(clock.GetUtcNow(), OutboxLimits.Lease, OutboxLimits.ChecksAtOnce, cancellationToken))
        {
            if (status.State == DeliveryState.Unknown) await LookAsync(status, cancellationToken);
            else if (status.ProviderId is { } providerId) await AskAsync(status, providerId, cancellationToken);
        }
    }

    private async Task LookAsync(DeliveryStatus status, CancellationToken cancellationToken)
    {
        var text = await reader.FindAsync(new Delivery(status.Id.Conversation, status.Id.Position, status.Lane), cancellationToken);
        if (text is null) await LeaveAsync(status, cancellationToken);
        else if (await sender.FindAsync(text, status.ChangedAt - OutboxLimits.Lease - OutboxLimits.ClockSkew, cancellationToken) is { } found)
        {
            foreach (var report in found)
            {
                if (await states.FindByProviderIdAsync(report.ProviderId!, cancellationToken) is { } known && known.Id != status.Id) continue;
                await reports.TakeAsync(status.Id, report, cancellationToken);
                return;
            }

            await LeaveAsync(status, cancellationToken);
        }
    }

    // Asked once: networks that never say more are many.
    private async Task AskAsync(DeliveryStatus status, string providerId, CancellationToken cancellationToken)
    {
        if (await sender.AskAsync(providerId, cancellationToken) is not { } report) return;
        var now = await reports.TakeAsync(status.Id, report, cancellationToken);
        if (now is { CheckAt: not null }) await states.TrySaveAsync(now with { CheckAt = null }, cancellationToken);
    }

    // Whether to say it again is a person's to decide; what the bot said is left.
    private async Task LeaveAsync(DeliveryStatus status, CancellationToken cancellationToken)
    {
        var left = status.LeftUnknown(clock.GetUtcNow());
        if (await states.TrySaveAsync(left, cancellationToken)) await reports.TellAsync(left, cancellationToken);
    }
}
