using Handoff.Core.Deliveries;

namespace Bot.Host.Channels.Sms;

/// <summary>Twilio's words for how far a message has come.</summary>
internal static class TwilioStatus
{
    private const string Canceled = "canceled";

    /// <param name="status">Of a callback or an answer: <c>queued</c>, <c>sent</c>, <c>undelivered</c> and so on.</param>
    /// <param name="errorCode">Five digits; null or empty for none.</param>
    /// <returns>Null for a word that says nothing of it.</returns>
    public static DeliveryReport? Report(string? status, string? errorCode, string? sid)
    {
        DeliveryState? state = status switch
        {
            "accepted" or "scheduled" or "queued" or "sending" => DeliveryState.Accepted,
            "sent" => DeliveryState.Sent,
            "delivered" or "read" => DeliveryState.Delivered,
            "undelivered" or "failed" or Canceled => DeliveryState.Failed,
            _ => null,
        };
        if (state is not { } known || string.IsNullOrEmpty(sid)) return null;

        var code = IsCode(errorCode) ? errorCode : status == Canceled ? Canceled : null;
        var why = known == DeliveryState.Failed ? code : null;
        return new DeliveryReport(known, code is null ? status! : $"{status} {code}", sid, why);
    }

    // What is kept and shown comes from outside: only a number is taken for one.
    private static bool IsCode(string? code) => code is { Length: > 0 and <= 6 } && code.All(char.IsAsciiDigit) && code != "0";
}
