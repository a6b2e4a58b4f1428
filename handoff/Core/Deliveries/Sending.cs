using Handoff.Core.Activities;
using Handoff.Core.Conversations;
using Handoff.Core.Turns;

namespace Handoff.Core.Deliveries;

/// <summary>Whether a push may go now. Pure: the same case has the same verdict.</summary>
public static class Sending
{
    /// <summary>An answer that comes later than this misleads. The provider is told the same.</summary>
    public static readonly TimeSpan AnswerFor = TimeSpan.FromMinutes(15);

    /// <summary>What a person wrote, or what keeps somebody safe, is still worth reading after an outage.</summary>
    public static readonly TimeSpan PersonFor = TimeSpan.FromHours(4);

    private static readonly TimeSpan SurveyFor = TimeSpan.FromDays(1);

    /// <param name="said">The entry's activity; null where the log has none.</param>
    /// <param name="optedOut">They are on the agency's list, by whichever of its numbers.</param>
    /// <param name="zone">Of the agency: quiet hours are by its clock.</param>
    public static SendingVerdict Decide(Delivery delivery, Activity? said, Conversation conversation, bool optedOut, TimeZoneInfo zone, DateTimeOffset now)
    {
        if (said is not { Type: ActivityTypes.Message, Text.Length: > 0 }) return new SendingVerdict.Drop(DeliveryState.Failed, DeliveryCodes.NoText);
        if ((optedOut || conversation.IsSilenced) && !ConsentTurns.IsConfirmation(said)) return new SendingVerdict.Drop(DeliveryState.Suppressed, null);

        var saidAt = said.Timestamp ?? now;
        if (now - saidAt > KeepsFor(delivery.Lane)) return new SendingVerdict.Drop(DeliveryState.Failed, DeliveryCodes.TooLate);
        if (delivery.Lane != DeliveryLane.Survey || conversation.LastHeardAt >= saidAt) return SendingVerdict.Go.Now;

        // Proactive: nobody has just written. By the time it may go, the survey may be over.
        if (conversation.Stage is not Stage.Surveying) return new SendingVerdict.Drop(DeliveryState.Failed, DeliveryCodes.TooLate);
        return QuietHours.EndAfter(now, zone) is { } end ? new SendingVerdict.Hold(end) : SendingVerdict.Go.Now;
    }

    private static TimeSpan KeepsFor(DeliveryLane lane) => lane switch
    {
        DeliveryLane.Bot => AnswerFor,
        DeliveryLane.Survey => SurveyFor,
        _ => PersonFor,
    };
}

public abstract record SendingVerdict
{
    private SendingVerdict() { }

    public sealed record Go : SendingVerdict
    {
        public static readonly Go Now = new();
    }

    /// <summary>Not before then.</summary>
    public sealed record Hold(DateTimeOffset Until) : SendingVerdict;

    /// <summary>Never.</summary>
    public sealed record Drop(DeliveryState State, string? Code) : SendingVerdict;
}
