using Handoff.Core.Conversations;
using Handoff.Core.Turns;
using Handoff.Service.Stores;
using Handoff.Service.Turns;
using Microsoft.Extensions.Logging;

namespace Handoff.Service.Tests.Turns;

public sealed class Running_a_turn : IDisposable
{
    private readonly Service service = new();

    public void Dispose() => service.Dispose();

    [Fact]
    public async Task What_was_said_and_answered_is_in_the_log()
    {
        var decision = await service.HavingAsync("c1", A.Joins(), A.Says("hello"));

        Assert.Equal(["hello", "You said **hello**"], decision.Entries.Select(entry => entry.Activity.Text));
        Assert.Equal(decision.After.LogLength, (await service.Store.Conversations.ReadLogAsync(A.Id(), 0, Audience.Everyone, 100, Service.Token)).ReadTo);
    }

    [Fact]
    public async Task A_repeat_has_the_position_of_the_first_time_and_changes_nothing()
    {
        var first = await service.HavingAsync("c1", A.Joins(), A.Says("hello", "key-1"));

        var repeat = await service.HavingAsync("c1", A.Says("hello", "key-1"));

        Assert.True(repeat.ChangesNothing);
        Assert.Equal(first.Position, repeat.Position);
    }

    [Fact]
    public async Task The_same_message_sent_thirty_times_at_once_over_two_nodes_is_heard_once()
    {
        var nodes = new[] { service.Turns, service.Runner() };
        await service.HavingAsync("c1", A.Joins());

        var answers = await Task.WhenAll(Enumerable.Range(0, 30).Select(i => nodes[i % 2].RunAsync(A.Id(), A.Says("hello", "key-1"), Service.Token)));

        Assert.Single(answers, answer => !answer.ChangesNothing);
        Assert.Single(answers.Select(answer => answer.Position).Distinct());
    }

    [Fact]
    public async Task Turns_of_two_nodes_on_one_conversation_all_happen_one_after_another()
    {
        var nodes = new[] { service.Turns, service.Runner() };
        async Task SayAsync(int i)
        {
            for (var input = A.Says($"message {i}"); ;)
            {
                try
                {
                    await nodes[i % 2].RunAsync(A.Id(), input, Service.Token);
                    return;
                }
                catch (TurnContendedException)
                {
                    // "Send the same input again": two nodes that talk without a pause do lose eight races now and then.
                }
            }
        }

        await Task.WhenAll(Enumerable.Range(0, 40).Select(SayAsync));

        var log = await service.Store.Conversations.ReadLogAsync(A.Id(), 0, Audience.Client, 1_000, Service.Token);
        Assert.Equal(Enumerable.Range(1, 80).Select(i => (long)i), log.Entries.Select(entry => entry.Position));
    }

    [Fact]
    public async Task A_race_lost_again_and_again_is_given_up()
    {
        var runner = service.Runner(new AlwaysLosing(service.Store.Conversations));

        await Assert.ThrowsAsync<TurnContendedException>(() => runner.RunAsync(A.Id(), A.Says("hello"), Service.Token));
    }

    [Fact]
    public async Task The_content_is_read_once_a_turn_whatever_is_published_meanwhile()
    {
        var read = 0;
        var runner = service.Runner(new LosingOnce(service.Store.Conversations), () => { read++; return A.Policy; });

        await runner.RunAsync(A.Id(), A.Says("person"), Service.Token);

        Assert.Equal(1, read);
    }

    [Fact]
    public async Task A_client_who_is_queued_is_told_their_place()
    {
        await service.HavingAsync("c1", A.Says("person"));
        service.Time.Advance(TimeSpan.FromSeconds(1));

        var second = await service.HavingAsync("c2", A.Says("person"));

        Assert.Contains("position=2", second.Entries[^1].Activity.Text!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_waiting_client_who_asks_again_is_told_the_place_they_have_now()
    {
        await service.HavingAsync("c1", A.Says("person"));
        service.Time.Advance(TimeSpan.FromSeconds(1));
        await service.HavingAsync("c2", A.Says("person"));
        await service.HavingAsync("c1", A.Claims(A.Maria));
        service.Time.Advance(TimeSpan.FromMinutes(3));

        var asked = await service.HavingAsync("c2", A.Says("keep"));

        Assert.Contains("position=1", asked.Entries[^1].Activity.Text!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Readers_of_the_conversation_and_of_the_queue_are_nudged_after_the_commit()
    {
        using var conversation = service.Feeds.Subscribe(A.Id());
        using var queue = service.Feeds.SubscribeQueue();

        var greeting = conversation.WaitAsync(TimeSpan.FromHours(1), Service.Token);
        await service.HavingAsync("c1", A.Joins());
        await greeting;
        var changed = queue.WaitAsync(TimeSpan.FromHours(1), Service.Token);
        Assert.False(changed.IsCompleted); // a greeting moves nobody in the queue
        await service.HavingAsync("c1", A.Says("person"));
        await changed;
    }

    [Fact]
    public async Task A_fault_in_the_content_names_the_turn_in_the_log_and_never_what_was_said()
    {
        var log = new RememberingLog();
        var runner = service.Runner(log: log);

        var error = await Assert.ThrowsAsync<TurnFailedException>(() => runner.RunAsync(A.Id(), A.Says("fault"), Service.Token));

        Assert.DoesNotContain("fault in the dialog", error.ToString(), StringComparison.Ordinal);
        var line = Assert.Single(log.Lines);
        Assert.Contains("ClientSaid of c1 at position 0 in stage WithBot could not be decided: FormatException", line, StringComparison.Ordinal);
        Assert.DoesNotContain("fault in the dialog", line, StringComparison.Ordinal);
        Assert.Null(await service.StageAsync("c1"));
    }

    private class LosingOnce(IConversationStore store) : IConversationStore
    {
        private bool lost;

        public Task<Conversation?> FindAsync(ConversationId id, CancellationToken cancellationToken) => store.FindAsync(id, cancellationToken);

        public virtual Task<bool> TryCommitAsync(TurnDecision decision, CancellationToken cancellationToken)
        {
            if (lost) return store.TryCommitAsync(decision, cancellationToken);
            lost = true;
            return Task.FromResult(false);
        }

        public Task<LogSlice> ReadLogAsync(ConversationId id, long after, Audience audience, int limit, CancellationToken cancellationToken) =>
            store.ReadLogAsync(id, after, audience, limit, cancellationToken);
    }

    private sealed class AlwaysLosing(IConversationStore store) : LosingOnce(store)
    {
        public override Task<bool> TryCommitAsync(TurnDecision decision, CancellationToken cancellationToken) => Task.FromResult(false);
    }

    private sealed class RememberingLog : ILogger<TurnRunner>
    {
        public List<string> Lines { get; } = [];

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            Lines.Add(formatter(state, exception) + exception);
    }
}
