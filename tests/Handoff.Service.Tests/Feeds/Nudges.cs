using Handoff.Service.Feeds;

namespace Handoff.Service.Tests.Feeds;

public sealed class Nudges
{
    private static readonly TimeSpan Long = TimeSpan.FromMinutes(1);
    private readonly FakeTime time = new(A.Noon);
    private readonly ConversationFeeds feeds;

    public Nudges() => feeds = new ConversationFeeds(time);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public void A_nudge_between_reading_and_waiting_is_not_lost()
    {
        using var reader = feeds.Subscribe(A.Id());
        feeds.Committed(A.Id(), 1);

        Assert.True(reader.WaitAsync(Long, Token).IsCompleted);
        Assert.False(reader.WaitAsync(Long, Token).IsCompleted);
    }

    [Fact]
    public async Task Many_nudges_before_a_wait_are_one()
    {
        using var reader = feeds.Subscribe(A.Id());
        for (var i = 0; i < 1_000; i++) feeds.Committed(A.Id(), i);

        Assert.Empty(await reader.WaitAsync(Long, Token));
        Assert.False(reader.WaitAsync(Long, Token).IsCompleted);
    }

    [Fact]
    public async Task Whoever_waits_is_woken_and_nobody_else()
    {
        using var mine = feeds.Subscribe(A.Id("c1"));
        using var other = feeds.Subscribe(A.Id("c2"));
        var (woken, asleep) = (mine.WaitAsync(Long, Token), other.WaitAsync(Long, Token));

        feeds.Committed(A.Id("c1"), 1);

        await woken;
        Assert.False(asleep.IsCompleted);
    }

    [Fact]
    public async Task A_wait_ends_by_itself()
    {
        using var reader = feeds.Subscribe(A.Id());
        var waiting = reader.WaitAsync(Long, Token);

        time.Advance(Long - TimeSpan.FromTicks(1));
        Assert.False(waiting.IsCompleted);
        time.Advance(TimeSpan.FromTicks(1));

        Assert.Empty(await waiting);
    }

    [Fact]
    public async Task A_wait_that_is_called_off_ends_and_loses_no_nudge()
    {
        using var reader = feeds.Subscribe(A.Id());
        using var calledOff = new CancellationTokenSource();
        var waiting = reader.WaitAsync(Long, calledOff.Token);

        await calledOff.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
        feeds.Committed(A.Id(), 1);

        Assert.True(reader.WaitAsync(Long, Token).IsCompleted);
    }

    [Fact]
    public async Task Of_typing_notes_the_last_few_are_kept_oldest_first()
    {
        using var reader = feeds.Subscribe(A.Id());
        for (byte i = 0; i < 100; i++) feeds.Typing(A.Id(), new TypingNote(FromClient: true, new[] { i }));

        var notes = await reader.WaitAsync(Long, Token);

        Assert.Equal([96, 97, 98, 99], notes.Select(note => note.ActivityJson.Span[0]));
    }

    [Fact]
    public async Task Whoever_left_is_forgotten_and_woken()
    {
        var reader = feeds.Subscribe(A.Id());
        var queue = feeds.SubscribeQueue();
        var waiting = reader.WaitAsync(Long, Token);

        reader.Dispose();
        queue.Dispose();
        feeds.Committed(A.Id(), 1);
        feeds.QueueChanged();

        await waiting;
    }
}
