using System.Globalization;
using System.Net.ServerSentEvents;
using Handoff.Console.Pages;
using Handoff.Console.Talk;
using Handoff.Core.Conversations;
using Handoff.Service.Desk;
using Handoff.Service.Feeds;

namespace Handoff.Console.Live;

/// <summary>One conversation as one page was last told it.</summary>
internal sealed class TalkFeed(IDesk desk, IPhoneDesk phones, TalkReader talks, Html html, StreamRequest request, ConversationId id)
{
    private long readTo = request.After;
    private long lookedAt = -1;
    private Floor? floor;
    private bool available;
    private string? locked;
    private string brief = "";
    private readonly DeliveryFeed deliveries = new(phones, html, request);

    public async Task<IReadOnlyList<SseItem<string>>> ChangesAsync(IReadOnlyList<TypingNote> typing, CancellationToken cancellationToken)
    {
        var items = new List<SseItem<string>>();
        if (await desk.FindAsync(id, cancellationToken) is not { } conversation) return items;

        var mayRead = request.User.MayOpen(conversation);
        var phone = await phones.LookAsync(conversation, cancellationToken);
        if (conversation.LogLength != lookedAt)
        {
            if (mayRead) await AddLinesAsync(items, conversation, phone, cancellationToken);
            lookedAt = conversation.LogLength;
        }

        if (mayRead && phone is not null) await deliveries.AddAsync(items, conversation, cancellationToken);
        await AddFloorAsync(items, conversation, phone, cancellationToken);
        if (mayRead && typing.Any(note => note.FromClient)) items.Add(new SseItem<string>("The client is writing…", "typing"));
        return items;
    }

    private async Task AddLinesAsync(List<SseItem<string>> items, Conversation conversation, PhoneView? phone, CancellationToken cancellationToken)
    {
        var (lines, end) = await talks.LinesAsync(conversation, readTo, cancellationToken);
        foreach (var line in lines)
        {
            var position = line.Position.ToString(CultureInfo.InvariantCulture);
            items.Add(new SseItem<string>(await html.RenderAsync<Line>(request.Frame, line), "entry") { EventId = position });
        }

        readTo = end;
        var drawn = await html.RenderAsync<BriefCard>(request.Frame, BriefModel.Of(conversation, phone));
        if (drawn == brief) return;
        brief = drawn;
        items.Add(new SseItem<string>(drawn, "brief"));
    }

    // Told to a page that comes, and when it changes. The page leaves the box alone in which somebody
    // writes when it shows that floor already.
    private async Task AddFloorAsync(List<SseItem<string>> items, Conversation conversation, PhoneView? phone, CancellationToken cancellationToken)
    {
        var now = Floors.Of(conversation, request.User.Id);
        var takes = now == Floor.Waiting && (await desk.LookAsync(request.User.Id, cancellationToken)).Available;
        var why = talks.LockOf(phone);
        if (now == floor && takes == available && why == locked) return;

        (floor, available, locked) = (now, takes, why);
        items.Add(new SseItem<string>(await html.RenderAsync<Actions>(request.Frame, talks.ActionsOf(request.User, conversation, phone, takes)), "floor"));
    }
}
