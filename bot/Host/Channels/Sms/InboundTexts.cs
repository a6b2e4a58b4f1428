using Handoff.Core.Conversations;
using Handoff.Core.Turns;
using Handoff.Service.Stores;
using Handoff.Service.Turns;

namespace Bot.Host.Channels.Sms;

/// <summary>Makes a turn of a text message.</summary>
internal sealed class InboundTexts(
    TwilioOptions options, ClientNumbers numbers, IPhoneBook phones, ISuppressionList suppressions, ITurnRunner turns, LastHeard last, TimeProvider clock)
{
    /// <param name="cancellationToken">The host's stopping token: Twilio hanging up must not drop what was said.</param>
    /// <exception cref="StoreUnavailableException">It may be kept or not; the same text may come again.</exception>
    public async Task TakeAsync(ReceivedText text, CancellationToken cancellationToken)
    {
        var (id, client) = (numbers.ConversationOf(text.From), numbers.ClientOf(text.From));
        // First, so that the answer has somewhere to go.
        await phones.SetAsync(id, new PhoneLine(options.MessagingServiceSid ?? text.To, text.From), cancellationToken);
        var carrier = text.Carrier(options.OptOut);
        var origin = new ClientOrigin(client, Channel.Sms, Language.English, options.Locality);
        var decision = await turns.RunAsync(id, new TurnInput.ClientSaid(text.ToActivity(), text.Input, origin, KeepsFiles: false, carrier), cancellationToken);
        last.Keep(decision.After);
        await FollowAsync(decision, client, carrier, cancellationToken);
    }

    // Also after a repeat: the first time may have ended between the turn and the list.
    private async Task FollowAsync(TurnDecision decision, string client, Carrier carrier, CancellationToken cancellationToken)
    {
        var changed = decision.After.OptedOutAt != decision.Before.OptedOutAt;
        if (decision.After.OptedOutAt is { } since && (changed || decision.ChangesNothing)) await suppressions.SuppressAsync(client, "client", since, cancellationToken);
        // The provider may have put them there without a word to us, and lets texts through again now.
        else if (changed || (decision.After.OptedOutAt is null && carrier.Took == ConsentWord.Start)) await suppressions.ClearAsync(client, "client", clock.GetUtcNow(), cancellationToken);
    }
}
