using System.Net.ServerSentEvents;
using Handoff.Console.Pages;
using Handoff.Console.Talk;
using Handoff.Core.Conversations;
using Handoff.Service.Desk;

namespace Handoff.Console.Live;

/// <summary>What became of the messages of a conversation, as one page was last told it.</summary>
internal sealed class DeliveryFeed(IPhoneDesk phones, Html html, StreamRequest request)
{
    /// <summary>A page that comes, or comes back, has these as they were when it was drawn; older ones are long decided.</summary>
    private const int Recent = 100;

    private readonly Dictionary<long, int> told = [];

    public async Task AddAsync(List<SseItem<string>> items, Conversation conversation, CancellationToken cancellationToken)
    {
        var from = Math.Max(0, conversation.LogLength - Recent);
        foreach (var delivery in await phones.DeliveriesAsync(conversation.Id, from, cancellationToken))
        {
            if (told.GetValueOrDefault(delivery.Position) == delivery.Version) continue;
            told[delivery.Position] = delivery.Version;
            var model = DeliveryModel.Of(conversation.Id, delivery.Position, delivery) with { Live = true };
            items.Add(new SseItem<string>(await html.RenderAsync<DeliveryLine>(request.Frame, model), "delivery"));
        }
    }
}
