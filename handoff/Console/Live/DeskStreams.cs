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
    IDesk desk, IFeeds feeds, TalkReader talks, Sessions sessions, Html html, TimeProvider clock, ILogger<DeskStreams> log)
{
    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan BeatEvery = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan ListsAtMostEvery = TimeSpan.FromMilliseconds(150);

    public async IAsyncEnumerable<SseItem<string>> RunAsync(StreamRequest request, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var queue = feeds.SubscribeQueue();
        using var talk = request.Conversation is { } open ? feeds.Subscribe(open) : null;
        var lists = new ListsFeed(desk, html, clock, request);
        var lines = request.Conversation is null ? null : new TalkFeed(desk, talks, html, request);
        var queueNudge = Task.FromResult<IReadOnlyList<TypingNote>>([]);
        var talkNudge = talk is null ? new TaskCompletionSource<IReadOnlyList<TypingNote>>().Task : queueNudge;
        var nextBeat = clock.GetUtcNow();

        while (!cancellationToken.IsCancellationRequested)
        {
            if (clock.GetUtcNow() >= nextBeat)
            {
                if (!await HoldsAsync(request, cancellationToken)) yield break;
                nextBeat = clock.GetUtcNow() + BeatEvery;
                yield return new SseItem<string>("", "beat") { ReconnectionInterval = LookEvery };
            }

            if (talkNudge.IsCompleted)
            {
                foreach (var item in await TryAsync(async () => await lines!.ChangesAsync(await talkNudge, cancellationToken))) yield return item;
                talkNudge = talk!.WaitAsync(LookEvery, cancellationToken);
            }

            if (queueNudge.IsCompleted)
            {
                foreach (var item in await TryAsync(() => lists.ChangesAsync(cancellationToken))) yield return item;
                queueNudge = NextQueueNudgeAsync(queue, cancellationToken);
            }

            await Task.WhenAny(talkNudge, queueNudge);
        }
    }

    private async Task<bool> HoldsAsync(StreamRequest request, CancellationToken cancellationToken) =>
        clock.GetUtcNow() < request.EndsAt && await sessions.FindHolderAsync(request.User.Id, request.User.Stamp, cancellationToken) is not null;

    // Sixty claims in a second must not draw the lists sixty times.
    private async Task<IReadOnlyList<TypingNote>> NextQueueNudgeAsync(IFeedSubscription queue, CancellationToken cancellationToken)
    {
        await Task.Delay(ListsAtMostEvery, clock, cancellationToken);
        return await queue.WaitAsync(LookEvery, cancellationToken);
    }

    // A store that is away for a moment costs the page nothing: it is looked at again in two seconds.
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
