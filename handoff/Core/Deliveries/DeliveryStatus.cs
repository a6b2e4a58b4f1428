using System.Collections.Immutable;
using Handoff.Core.Conversations;
using Handoff.Core.Turns;

namespace Handoff.Core.Deliveries;

/// <summary>What became of one push to a phone. There is none while it is still in the outbox and untouched.</summary>
/// <param name="ProviderId">The provider's own id for it, once known: Twilio's <c>SM...</c>.</param>
/// <param name="Code">Why it failed, or what is unknown: the provider's number, or a word of <see cref="DeliveryCodes"/>.</param>
/// <param name="CheckAt">When to ask the provider if nobody has reported by then; null for never.</param>
/// <param name="Events">The last <see cref="MaxEvents"/> things heard about it, oldest first, whether they changed it or not.</param>
/// <param name="Version">Raised by the store at each save; 0 for one never saved.</param>
public sealed record DeliveryStatus(
    DeliveryId Id,
    DeliveryLane Lane,
    DeliveryState State,
    string? ProviderId,
    string? Code,
    DateTimeOffset ChangedAt,
    DateTimeOffset? CheckAt,
    ImmutableArray<DeliveryEvent> Events,
    int Version = 0)
{
    public const int MaxEvents = 12;
    private const string Repeated = "said again";

    /// <summary>A report of what was asked comes within seconds, or the answer was lost with it.</summary>
    public static readonly TimeSpan CheckUnknownAfter = TimeSpan.FromMinutes(2);

    /// <summary>Twilio's own advice for messages that never reach a final state.</summary>
    public static readonly TimeSpan CheckUnfinishedAfter = TimeSpan.FromHours(12);

    public static DeliveryStatus New(Delivery delivery, DateTimeOffset now) => new(
        new DeliveryId(delivery.Conversation, delivery.Position), delivery.Lane, DeliveryState.Pending, null, null, now, null, []);

    /// <summary>The status after a report. Reports may come late, twice, and in any order.</summary>
    /// <returns>Null where the report says nothing new.</returns>
    public DeliveryStatus? After(DeliveryReport report, DateTimeOffset now)
    {
        var heard = Heard(report.What, now);
        var after = report.State.Rank() > State.Rank()
            ? heard with { State = report.State, Code = report.Code, ChangedAt = now, CheckAt = CheckOf(report.State, now) }
            : heard;
        after = after with { ProviderId = ProviderId ?? report.ProviderId };
        return ReferenceEquals(heard, this) && after.State == State && after.ProviderId == ProviderId ? null : after;
    }

    /// <summary>Back in the outbox, for a request of which nothing left this machine, or which the provider turned away unread.</summary>
    /// <returns>Null where it has come further: then something did leave.</returns>
    public DeliveryStatus? Again(string what, DateTimeOffset now) =>
        State is not DeliveryState.Sending ? null : Heard(what, now) with { State = DeliveryState.Pending, ChangedAt = now };

    /// <summary>Said again by an advocate, as a message of its own.</summary>
    public DeliveryStatus SaidAgain(DateTimeOffset now) => Heard(Repeated, now);

    public bool WasSaidAgain => Events.Any(heard => heard.What == Repeated);

    /// <summary>Nobody knows, and nobody will ask any more.</summary>
    public DeliveryStatus LeftUnknown(DateTimeOffset now) => Heard("not found", now) with { Code = DeliveryCodes.NotFound, CheckAt = null, ChangedAt = now };

    private DeliveryStatus Heard(string what, DateTimeOffset now)
    {
        if (Events.Any(known => known.What == what)) return this;
        var kept = Events.Length < MaxEvents ? Events : Events.RemoveAt(0);
        return this with { Events = kept.Add(new DeliveryEvent(now, what)) };
    }

    private static DateTimeOffset? CheckOf(DeliveryState state, DateTimeOffset now) => state switch
    {
        DeliveryState.Unknown => now + CheckUnknownAfter,
        DeliveryState.Accepted or DeliveryState.Sent => now + CheckUnfinishedAfter,
        _ => null,
    };
}

/// <param name="What">The provider's word and number, never words of the message: <c>sent</c>, <c>undelivered 30005</c>.</param>
public sealed record DeliveryEvent(DateTimeOffset At, string What);

/// <summary>News of a delivery: an answer, a callback, or what was found by asking.</summary>
/// <param name="What">As it is kept in <see cref="DeliveryStatus.Events"/>.</param>
public sealed record DeliveryReport(DeliveryState State, string What, string? ProviderId = null, string? Code = null);

/// <summary>Reasons of our own, beside the provider's numbers.</summary>
public static class DeliveryCodes
{
    /// <summary>Unknown, and the provider has no such message in its list.</summary>
    public const string NotFound = "not-found";

    /// <summary>It waited so long that it would mislead.</summary>
    public const string TooLate = "too-late";

    /// <summary>No number is known for the conversation.</summary>
    public const string NoNumber = "no-number";

    /// <summary>More characters than one message may have.</summary>
    public const string TooLong = "too-long";

    /// <summary>The client asked for no more texts.</summary>
    public const string OptedOut = "opted-out";

    /// <summary>The log has no text at that position.</summary>
    public const string NoText = "no-text";
}
