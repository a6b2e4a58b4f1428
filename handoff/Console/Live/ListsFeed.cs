using System.Net.ServerSentEvents;
using Handoff.Console.Lists;
using Handoff.Console.Pages;
using Handoff.Core.Conversations;
using Handoff.Service.Desk;

namespace Handoff.Console.Live;

/// <summary>The lists as one page was last told them. A new page, or one that comes back, is told everything.</summary>
internal sealed class ListsFeed(IDesk desk, Html html, TimeProvider clock, StreamRequest request)
{
    private ListsModel? told;
    private StandingModel? toldStanding;

    /// <summary>Conversations the advocate held when last looked at.</summary>
    public IReadOnlyCollection<ConversationId> Mine { get; private set; } = [];

    public async Task<IReadOnlyList<SseItem<string>>> ChangesAsync(CancellationToken cancellationToken)
    {
        var view = await desk.LookAsync(request.User.Id, cancellationToken);
        var (lists, standing) = (ListsModel.Of(view, request.Conversation, clock.GetUtcNow()), StandingModel.Of(view));
        var items = new List<SseItem<string>>(3);
        Mine = [.. view.Mine.Select(card => card.Id)];

        if (standing != toldStanding) items.Add(await DrawAsync<Standing>("standing", standing));
        var takes = told?.Available == lists.Available;
        if (!takes || !told!.Waiting.SequenceEqual(lists.Waiting)) items.Add(await DrawAsync<WaitingItems>("waiting", lists));
        if (told is null || !told.Mine.SequenceEqual(lists.Mine)) items.Add(await DrawAsync<MineItems>("mine", lists));

        (told, toldStanding) = (lists, standing);
        return items;
    }

    private async Task<SseItem<string>> DrawAsync<TComponent>(string name, object model)
        where TComponent : Microsoft.AspNetCore.Components.IComponent =>
        new(await html.RenderAsync<TComponent>(request.Frame, model), name);
}
