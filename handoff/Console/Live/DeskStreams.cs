using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using Handoff.Console.Pages;
using Handoff.Console.Security;
using Handoff.Console.Talk;
using Handoff.Core.Conversations;
using Handoff.Service.Desk;
using Handoff.Service.Feeds;
using Handoff.Service.Stores;
using Microsoft.Extensions.Logging;

namespace Handoff.Console.Live;

/// <param name="After">Log position after which the page wants entries.</param>
/// <param name="EndsAt">When the sign-in ends, as far as this request knows: the page then asks again with a newer cookie, or is told to sign in.</param>
internal sealed record StreamRequest(DeskUser User, DeskFrame Frame, ConversationId? Conversation, long After, DateTimeOffset EndsAt);

/// <summary>What a page is told while it is open. Nudges say when to look; what is sent always comes from the store.</summary>
internal sealed class DeskStreams(
    IDesk desk, IPhoneDesk phones, IFeeds feeds, TalkReader talks, Sessions sessions, Html html, TimeProvider clock, ILogger<DeskStreams> log)
{
    private static readonly TimeSpan BeatEvery = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan ComeBackAfter = TimeSpan.FromSeconds(2);

    public async IAsyncEnumerable<SseItem<string>> RunAsync(StreamRequest request, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var ears = new Ears(feeds, clock, request.Conversation);
        var lists = new ListsFeed(desk, html, clock, request);
        var talk = request.Conversation is { } id ? new TalkFeed(desk, phones, talks, html, request, id) : null;
        var nextBeat = clock.GetUtcNow();

        while (!cancellationToken.IsCancellationRequested)
        {
            if (clock.GetUtcNow() >= nextBeat)
            {
                if (!await HoldsAsync(request, cancellationToken)) yield break;
                nextBeat = clock.GetUtcNow() + BeatEvery;
                yield return new SseItem<string>("", "beat") { ReconnectionInterval = ComeBackAfter };
            }

            foreach (var item in await TryAsync(() => HearTalkAsync(ears, talk, cancellationToken))) yield return item;
            foreach (var item in await TryAsync(() => HearListsAsync(ears, lists, cancellationToken))) yield return item;
            await ears.WaitAsync(cancellationToken);
        }
    }

    private static async Task<IReadOnlyList<SseItem<string>>> HearTalkAsync(Ears ears, TalkFeed? talk, CancellationToken cancellationToken) =>
        await ears.TakeTalkAsync() is { } typing ? await talk!.ChangesAsync(typing, cancellationToken) : [];

    private static async Task<IReadOnlyList<SseItem<string>>> HearListsAsync(Ears ears, ListsFeed lists, CancellationToken cancellationToken)
    {
        if (!await ears.TakeListsAsync()) return [];

        var changes = await lists.ChangesAsync(cancellationToken);
        ears.Follow(lists.Mine);
        return changes;
    }

    private async Task<bool> HoldsAsync(StreamRequest request, CancellationToken cancellationToken)
    {
        try
        {
            return clock.GetUtcNow() < request.EndsAt && await sessions.FindHolderAsync(request.User.Id, request.User.Stamp, cancellationToken) is not null;
        }
        catch (StoreUnavailableException)
        {
            return true; // asked again at the next beat
        }
    }

    // A store that is away for a moment costs the page nothing: it is looked at again within seconds.
    private async Task<IReadOnlyList<SseItem<string>>> TryAsync(Func<Task<IReadOnlyList<SseItem<string>>>> changes)
    {
        try
        {
            return await changes();
        }
        catch (StoreUnavailableException)
        {
            log.LogWarning("A page could not be brought up to date: the store gave no answer");
            return [];
        }
        catch (OperationCanceledException)
        {
            return [];
        }
    }
}
