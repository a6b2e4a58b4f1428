using Handoff.Core.Deliveries;
using Handoff.Core.Turns;
using Handoff.Service.Stores;
using Microsoft.Extensions.Logging;

namespace Handoff.Service.Outbox;

/// <summary>
/// Sends one delivery. That it is being sent is on disk before the provider is asked: whoever finds it so later
/// knows that it may have gone, and never asks a second time.
/// </summary>
internal sealed class Dispatcher(
    IOutbox outbox, IDeliveryStates states, ISenderPace pace, ITextSender sender, DeliveryReader reader, DeliveryReports reports, TimeProvider clock, ILogger<Dispatcher> log)
{
    private const string Try = "try ";
    private const int MostDoublings = 10;

    /// <summary>Decides about a delivery just leased, and writes down that it is being sent.</summary>
    public async Task<Begun> BeginAsync(LeasedDelivery leased, CancellationToken cancellationToken)
    {
        var (delivery, now) = (leased.Delivery, clock.GetUtcNow());
        var status = await states.FindAsync(new DeliveryId(delivery.Conversation, delivery.Position), cancellationToken) ?? DeliveryStatus.New(delivery, now);
        if (status.State != DeliveryState.Pending) return await TakeUpAsync(leased, status, cancellationToken);

        var (verdict, text, segments) = await reader.ReadAsync(delivery, now, cancellationToken);
        switch (verdict)
        {
            case SendingVerdict.Hold hold: return await PostponeAsync(delivery, hold.Until, cancellationToken);
            case SendingVerdict.Drop drop: return await DropAsync(leased, status, drop, cancellationToken);
        }

        var ours = text!.Line.Ours;
        var cost = TimeSpan.FromSeconds(segments / sender.SegmentsPerSecond);
        var wait = await pace.TakeAsync(ours, cost, now, cancellationToken);
        if (wait > TimeSpan.Zero) return await PostponeAsync(delivery, now + wait, cancellationToken) with { Sender = ours, FreeAt = now + wait };

        var tries = status.Events.Count(heard => heard.What.StartsWith(Try, StringComparison.Ordinal));
        var sending = status.After(new DeliveryReport(DeliveryState.Sending, $"{Try}{tries + 1}"), now)!;
        var begun = await states.TrySaveAsync(sending, cancellationToken);
        return new Begun(begun ? () => SendAsync(delivery, text, tries) : null, ours, now + cost - SenderPace.Tolerance);
    }

    // No token: what was asked must be written down, and a stop of the program waits for it.
    private async Task SendAsync(Delivery delivery, OutgoingText text, int tries)
    {
        var answer = await sender.SendAsync(text, CancellationToken.None);
        if (answer is SendAnswer.TryLater later && await TryPutBackAsync(delivery, text.Id, later, tries)) return;

        var report = answer switch
        {
            SendAnswer.Accepted accepted => new DeliveryReport(DeliveryState.Accepted, accepted.What, accepted.ProviderId),
            SendAnswer.Refused refused => new DeliveryReport(DeliveryState.Failed, refused.What, Code: refused.Code),
            _ => new DeliveryReport(DeliveryState.Unknown, answer.What),
        };
        await reports.TakeAsync(text.Id, report, CancellationToken.None);
        await outbox.CompleteAsync(delivery, CancellationToken.None);
    }

    // A callback that came meanwhile says that something did leave.
    private async Task<bool> TryPutBackAsync(Delivery delivery, DeliveryId id, SendAnswer.TryLater later, int tries)
    {
        var now = clock.GetUtcNow();
        if ((await states.FindAsync(id, CancellationToken.None))?.Again(later.What, now) is not { } pending) return false;
        if (!await states.TrySaveAsync(pending, CancellationToken.None)) return false;

        var pause = Pause(tries, later.After);
        await outbox.PostponeAsync(delivery, now + pause, CancellationToken.None);
        log.LogWarning("Delivery {Delivery} goes later ({What}), in {Seconds:F1} s", id, later.What, pause.TotalSeconds);
        return true;
    }

    /// <summary>Whoever sent it died before writing down the answer, or wrote it down and died then.</summary>
    private async Task<Begun> TakeUpAsync(LeasedDelivery leased, DeliveryStatus status, CancellationToken cancellationToken)
    {
        if (status.State == DeliveryState.Sending)
            await reports.TakeAsync(status.Id, new DeliveryReport(DeliveryState.Unknown, "the sender stopped"), cancellationToken);
        await outbox.CompleteAsync(leased.Delivery, cancellationToken);
        return Begun.Nothing;
    }

    private async Task<Begun> DropAsync(LeasedDelivery leased, DeliveryStatus status, SendingVerdict.Drop drop, CancellationToken cancellationToken)
    {
        var report = new DeliveryReport(drop.State, drop.Code ?? DeliveryCodes.OptedOut, Code: drop.Code);
        var dropped = status.After(report, clock.GetUtcNow())!;
        if (await states.TrySaveAsync(dropped, cancellationToken)) await reports.TellAsync(dropped, cancellationToken);
        await outbox.CompleteAsync(leased.Delivery, cancellationToken);
        return Begun.Nothing;
    }

    private async Task<Begun> PostponeAsync(Delivery delivery, DateTimeOffset until, CancellationToken cancellationToken)
    {
        await outbox.PostponeAsync(delivery, until, cancellationToken);
        return Begun.Nothing;
    }

    // Full jitter: many that were turned away together do not come back together.
    private static TimeSpan Pause(int tries, TimeSpan? atLeast)
    {
        var longest = Math.Min(OutboxLimits.LongestPause.TotalSeconds, OutboxLimits.FirstPause.TotalSeconds * Math.Pow(2, Math.Min(tries, MostDoublings)));
        return (atLeast ?? TimeSpan.Zero) + TimeSpan.FromSeconds(Random.Shared.NextDouble() * longest);
    }
}

/// <param name="Send">What is left to do, to be run beside others; null where nothing is.</param>
/// <param name="Sender">Our number or service, where it mattered.</param>
/// <param name="FreeAt">When that may send again.</param>
internal sealed record Begun(Func<Task>? Send, string? Sender = null, DateTimeOffset FreeAt = default)
{
    public static readonly Begun Nothing = new((Func<Task>?)null);
}
