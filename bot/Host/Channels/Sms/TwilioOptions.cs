using System.Collections.Immutable;

namespace Bot.Host.Channels.Sms;

/// <summary>Who acts on STOP, START and HELP.</summary>
internal enum OptOutMode
{
    /// <summary>Twilio acts on the standard English words and answers them. We remember, and say nothing after a stop.</summary>
    Default,

    /// <summary>Advanced Opt-Out of a Messaging Service: <c>OptOutType</c> says what Twilio acted on and answered.</summary>
    Advanced,

    /// <summary>Twilio does nothing (a standalone short code): we send the one confirmation.</summary>
    Self,
}

/// <param name="AuthTokens">What Twilio signs with. The first is used to send; several while a token is being rotated.</param>
/// <param name="From">Our number; null where a Messaging Service chooses it.</param>
/// <param name="MessagingServiceSid">Null where <paramref name="From"/> sends.</param>
/// <param name="ApiBaseUrl">No slash at its end.</param>
/// <param name="PublicBaseUrl">Our address as it is set up in Twilio, in front of <c>/sms/twilio</c>; no slash at its end. Requests' own headers are never believed.</param>
/// <param name="Locality">Whose names and phones the texts give: a file of <c>dialogs/localities</c>.</param>
internal sealed record TwilioOptions(
    string AccountSid,
    ImmutableArray<string> AuthTokens,
    string? From,
    string? MessagingServiceSid,
    string ApiBaseUrl,
    string PublicBaseUrl,
    OptOutMode OptOut,
    string Locality)
{
    /// <summary>Of each of our numbers: 1 for a long code, 3 for toll-free, 100 for a short code; 10DLC as registered.</summary>
    public int SegmentsPerSecond { get; init; } = 1;

    /// <summary>Twilio is made up in this process, and no text leaves it.</summary>
    public bool IsSimulated { get; init; }

    public const string DefaultApiBaseUrl = "https://api.twilio.com";
}
