using Handoff.Core.Conversations;
using Handoff.Service.Feeds;

namespace Handoff.Console.Live;

/// <summary>Listens to one feed. Keeps the wait it has begun: a subscription has one waiter at a time. Has something to hear from the start, so that a reader looks once first.</summary>
/// <param name="pace">Least time between two nudges: sixty claims in a second must not draw the lists sixty times.</param>
internal sealed class Ear(IFeedSubscription subscription, TimeSpan atMost, TimeSpan pace, TimeProvider clock) : IDisposable
{
    private Task<IReadOnlyList<TypingNote>>? pending = Task.FromResult<IReadOnlyList<TypingNote>>([]);

    public Task ListenAsync(CancellationToken cancellationToken) => pending ??= WaitAsync(cancellationToken);

    /// <returns>Typing notes; null if there was no nudge since.</returns>
    public async Task<IReadOnlyList<TypingNote>?> TakeAsync()
    {
        if (pending is not { IsCompleted: true } heard) return null;
        pending = null;
        return await heard;
    }

    public void Dispose() => subscription.Dispose();

    private async Task<IReadOnlyList<TypingNote>> WaitAsync(CancellationToken cancellationToken)
    {
        if (pace > TimeSpan.Zero) await Task.Delay(pace, clock, cancellationToken);
        return await subscription.WaitAsync(atMost, cancellationToken);
    }
}

/// <summary>
/// All that may change a page: the queue, the open conversation, and those the advocate holds, because a
/// client who writes there changes no place in the queue.
/// </summary>
internal sealed class Ears(IFeeds feeds, TimeProvider clock, ConversationId? open) : IDisposable
{
    private static readonly TimeSpan Pace = TimeSpan.FromMilliseconds(150);
    private static readonly TimeSpan LookAtTalkEvery = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan LookAtListsEvery = TimeSpan.FromSeconds(5);

    private readonly Ear queue = new(feeds.SubscribeQueue(), LookAtListsEvery, Pace, clock);
    private readonly Ear? talk = open is { } id ? new(feeds.Subscribe(id), LookAtTalkEvery, TimeSpan.Zero, clock) : null;
    private readonly Dictionary<ConversationId, Ear> held = [];

    public Task WaitAsync(CancellationToken cancellationToken)
    {
        IEnumerable<Ear> all = talk is null ? [queue, .. held.Values] : [queue, talk, .. held.Values];
        return Task.WhenAny(all.Select(ear => ear.ListenAsync(cancellationToken)));
    }

    public async Task<IReadOnlyList<TypingNote>?> TakeTalkAsync() => talk is null ? null : await talk.TakeAsync();

    public async Task<bool> TakeListsAsync()
    {
        var heard = await queue.TakeAsync() is not null;
        foreach (var ear in held.Values) heard |= await ear.TakeAsync() is not null;
        return heard;
    }

    /// <summary>Listens to these conversations from now on, and no more to others.</summary>
    public void Follow(IReadOnlyCollection<ConversationId> mine)
    {
        foreach (var id in held.Keys.Except(mine).ToList())
            if (held.Remove(id, out var ear)) ear.Dispose();

        foreach (var id in mine)
            if (!held.ContainsKey(id)) held[id] = new Ear(feeds.Subscribe(id), LookAtListsEvery, Pace, clock);
    }

    public void Dispose()
    {
        queue.Dispose();
        talk?.Dispose();
        Follow([]);
    }
}
