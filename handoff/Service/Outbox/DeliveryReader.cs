using System.Text.Json;
using Handoff.Core.Activities;
using Handoff.Core.Conversations;
using Handoff.Core.Deliveries;
using Handoff.Core.Turns;
using Handoff.Service.Stores;

namespace Handoff.Service.Outbox;

/// <summary>Reads what a delivery is about, and says whether it may go now.</summary>
internal sealed class DeliveryReader(
    IConversationStore store, IPhoneBook phones, ISuppressionList suppressions, ITextSender sender, Func<TurnPolicy> policies)
{
    /// <returns>What to send, and for how many segments, where the verdict is to go.</returns>
    public async Task<(SendingVerdict Verdict, OutgoingText? Text, int Segments)> ReadAsync(Delivery delivery, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var conversation = await store.FindAsync(delivery.Conversation, cancellationToken);
        if (conversation is null) return Drop(DeliveryCodes.NoText);

        var said = await SaidAsync(delivery, cancellationToken);
        var optedOut = await suppressions.FindAsync(conversation.ClientId, cancellationToken) is { Holds: true };
        var verdict = Sending.Decide(delivery, said, conversation, optedOut, policies().Rules.Hours.Zone, now);
        if (verdict is not SendingVerdict.Go) return (verdict, null, 0);
        if (await phones.FindAsync(delivery.Conversation, cancellationToken) is not { } line) return Drop(DeliveryCodes.NoNumber);

        var (body, segments) = sender.Prepare(said!);
        return body.Length > OutgoingText.MostCharacters ? Drop(DeliveryCodes.TooLong) : (verdict, TextOf(delivery, line, body), segments);
    }

    /// <returns>What was to be sent, whether it may now or not; null where that is not known any more.</returns>
    public async Task<OutgoingText?> FindAsync(Delivery delivery, CancellationToken cancellationToken)
    {
        var line = await phones.FindAsync(delivery.Conversation, cancellationToken);
        return line is not null && await SaidAsync(delivery, cancellationToken) is { } said ? TextOf(delivery, line, sender.Prepare(said).Body) : null;
    }

    private static OutgoingText TextOf(Delivery delivery, PhoneLine line, string body) =>
        new(new DeliveryId(delivery.Conversation, delivery.Position), line, body, Sending.AnswerFor);

    private static (SendingVerdict Verdict, OutgoingText? Text, int Segments) Drop(string code) => (new SendingVerdict.Drop(DeliveryState.Failed, code), null, 0);

    private async Task<Activity?> SaidAsync(Delivery delivery, CancellationToken cancellationToken)
    {
        var slice = await store.ReadLogAsync(delivery.Conversation, delivery.Position - 1, Audience.Client, 1, cancellationToken);
        try
        {
            return slice.Entries is [var entry] ? ActivityJson.Read(entry.ActivityJson.Span) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
