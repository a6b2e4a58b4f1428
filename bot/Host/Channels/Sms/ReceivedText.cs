using System.Collections.Frozen;
using System.Globalization;
using System.Text.Json;
using Handoff.Core.Activities;
using Handoff.Core.Conversations;
using Handoff.Core.Turns;

namespace Bot.Host.Channels.Sms;

/// <summary>A text message as Twilio posted it.</summary>
internal sealed record ReceivedText(string Sid, string From, string To, string Body, int Media, string OptOutType)
{
    private const int MostMedia = 10;

    // What Twilio acts on by itself where Advanced Opt-Out is off, as a message of one word.
    private static readonly FrozenSet<string> Stops =
        new[] { "STOP", "STOPALL", "UNSUBSCRIBE", "CANCEL", "END", "QUIT", "REVOKE", "OPTOUT" }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);
    private static readonly FrozenSet<string> Starts = new[] { "START", "YES", "UNSTOP" }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <returns>Null for what no person sent from a phone, or what says nothing: it is neither kept nor answered.</returns>
    public static ReceivedText? Read(TwilioForm form, string? ourNumber)
    {
        var (sid, from, to, body) = (form["MessageSid"], form["From"], form["To"], form["Body"]);
        _ = int.TryParse(form["NumMedia"], NumberStyles.None, CultureInfo.InvariantCulture, out var media);
        // Short codes and names are machines, and so is our own number: to answer would begin a loop.
        var fromPerson = PhoneNumber.IsFull(from) && from != to && from != ourNumber;
        return fromPerson && IsSid(sid) && (body.AsSpan().Trim().Length > 0 || media > 0)
            ? new ReceivedText(sid, from, to, body, Math.Min(media, MostMedia), form["OptOutType"])
            : null;
    }

    public InputId Input => new($"tw:{Sid}");

    /// <summary>Cut where no phone could have written more: Twilio sends 1,600 characters at most.</summary>
    public Activity ToActivity() => new()
    {
        Type = ActivityTypes.Message,
        Text = Body.Length <= TurnLimits.MaxTextLength ? Body : Body[..TurnLimits.MaxTextLength],
        Attachments = Media == 0 ? null : [.. Enumerable.Repeat(Picture, Media)],
    };

    public Carrier Carrier(OptOutMode mode) => new(Took(mode), ConfirmsStop: mode != OptOutMode.Self);

    private ConsentWord Took(OptOutMode mode) => (OptOutType.ToUpperInvariant(), mode) switch
    {
        ("STOP", _) => ConsentWord.Stop,
        ("START", _) => ConsentWord.Start,
        ("HELP", _) => ConsentWord.Help,
        (_, OptOutMode.Default) when Stops.Contains(Body.Trim()) => ConsentWord.Stop,
        (_, OptOutMode.Default) when Starts.Contains(Body.Trim()) => ConsentWord.Start,
        _ => ConsentWord.None,
    };

    // That there was one is all we want to know: it is neither fetched nor named.
    private static readonly JsonElement Picture = JsonSerializer.SerializeToElement("media");

    private static bool IsSid(string sid) => sid.Length is > 2 and <= 64 && sid.All(char.IsAsciiLetterOrDigit);
}
