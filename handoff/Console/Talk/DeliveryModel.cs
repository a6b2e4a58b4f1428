using Handoff.Core.Conversations;
using Handoff.Core.Deliveries;
using Handoff.Service.Desk;

namespace Handoff.Console.Talk;

/// <summary>What became of one message to a phone, in words under it.</summary>
/// <param name="Fault">It did not arrive, or nobody knows: an advocate should look.</param>
/// <param name="MayRepeat">A button says it again.</param>
/// <param name="Live">It takes the place of what the page shows already.</param>
public sealed record DeliveryModel(string Conversation, long Position, string Sentence, bool Fault, bool MayRepeat, bool Live = false)
{
    /// <param name="view">Null while it is still in the outbox.</param>
    internal static DeliveryModel Of(ConversationId id, long position, DeliveryView? view)
    {
        var fault = view is { State: DeliveryState.Failed or DeliveryState.Suppressed } or { State: DeliveryState.Unknown, Words: not null };
        return new DeliveryModel(id.Value, position, SentenceOf(view), fault, view is { MayRepeat: true });
    }

    private static string SentenceOf(DeliveryView? view) => view?.State switch
    {
        null or DeliveryState.Pending => "Waiting to go out",
        DeliveryState.Sending => "Sending",
        DeliveryState.Unknown when view.Words is { } words => $"Not certain: {words}",
        DeliveryState.Unknown => "Sent, not confirmed yet: we are asking",
        DeliveryState.Accepted => "On its way",
        DeliveryState.Sent => "Sent to the phone company",
        DeliveryState.Delivered => "Delivered",
        DeliveryState.Suppressed => "Not sent: this client opted out of texts",
        _ => $"Not delivered: {view.Words}",
    };
}
