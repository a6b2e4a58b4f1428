using System.Collections.Immutable;
using Handoff.Core.Conversations;
using Handoff.Core.Handoffs;
using Handoff.Core.Turns;
using Handoff.Service.Deadlines;
using Handoff.Service.Presence;
using Handoff.Service.Stores;
using Handoff.Service.Turns;
using Microsoft.Extensions.Logging.Abstractions;

namespace Handoff.Service.Tests.Workers;

public sealed class When_nobody_acts : IDisposable
{
    private readonly Service service = new();

    public void Dispose() => service.Dispose();

    [Fact]
    public async Task A_client_whom_nobody_answers_is_told_sorry_once_and_keeps_waiting()
    {
        await service.HavingAsync("c1", A.Says("person"));
        await DeadlinesAsync();
        Assert.Equal(0, await ApologiesAsync("c1"));

        service.Time.Advance(TimeSpan.FromMinutes(10));
        await DeadlinesAsync();
        await DeadlinesAsync();

        Assert.Equal(1, await ApologiesAsync("c1"));
    }

    [Fact]
    public async Task One_conversation_that_fails_leaves_the_others_alone_and_is_tried_again()
    {
        for (var i = 0; i < 100; i++) await service.HavingAsync($"c{i}", A.Says("person"));
        service.Time.Advance(TimeSpan.FromMinutes(10));

        await DeadlinesAsync(new FailingFor(A.Id("c50"), service.Turns));
        Assert.Equal(0, await ApologiesAsync("c50"));
        for (var i = 0; i < 100; i++) if (i != 50) Assert.Equal(1, await ApologiesAsync($"c{i}"));

        service.Time.Advance(TimeSpan.FromSeconds(10));
        await DeadlinesAsync();
        Assert.Equal(1, await ApologiesAsync("c50"));
    }

    [Fact]
    public async Task A_survey_that_nobody_answers_ends_after_a_day()
    {
        await service.HavingAsync("c1", A.Says("person"), A.Claims(A.Maria), A.Resolves(A.Maria));

        service.Time.Advance(TimeSpan.FromHours(24));
        await DeadlinesAsync();

        Assert.IsType<Stage.Ended>(await service.StageAsync("c1"));
    }

    [Fact]
    public async Task The_clients_of_an_advocate_who_went_silent_wait_again_in_their_old_place()
    {
        using var sweeper = Sweeper();
        await service.HavingAsync("c1", A.Says("person"), A.Claims(A.Maria));
        await service.HavingAsync("c2", A.Says("person"), A.Claims(A.Tom));
        await service.Desk.SeenAsync(A.Maria.Id, null, Service.Token);
        service.Time.Advance(TimeSpan.FromSeconds(60));
        await service.Desk.SeenAsync(A.Tom.Id, null, Service.Token);

        await SweepAsync(sweeper);

        Assert.Equal(A.Noon, Assert.IsType<Stage.Waiting>(await service.StageAsync("c1")).Request.RequestedAt);
        Assert.IsType<Stage.WithAdvocate>(await service.StageAsync("c2"));
    }

    [Fact]
    public async Task While_the_store_was_away_nobody_could_be_seen_so_nobody_is_taken_for_gone()
    {
        var presence = new SwitchedPresence(service.Store.Presence);
        using var sweeper = new PresenceSweeper(service.Store.Index, presence, service.Turns, service.Time, NullLogger<PresenceSweeper>.Instance);
        await service.HavingAsync("c1", A.Says("person"), A.Claims(A.Maria));
        await service.Desk.SeenAsync(A.Maria.Id, null, Service.Token);
        service.Time.Advance(TimeSpan.FromMinutes(5));
        presence.Away = true;
        await Assert.ThrowsAsync<StoreUnavailableException>(() => SweepAsync(sweeper));
        presence.Away = false;

        await SweepAsync(sweeper);
        Assert.IsType<Stage.WithAdvocate>(await service.StageAsync("c1"));

        service.Time.Advance(TimeSpan.FromSeconds(60));
        await SweepAsync(sweeper);
        Assert.IsType<Stage.Waiting>(await service.StageAsync("c1"));
    }

    [Fact]
    public async Task An_advocate_who_is_away_but_there_keeps_their_clients()
    {
        using var sweeper = Sweeper();
        await service.HavingAsync("c1", A.Says("person"), A.Claims(A.Maria));
        service.Time.Advance(TimeSpan.FromSeconds(61));
        await service.Desk.SeenAsync(A.Maria.Id, available: false, Service.Token);

        await SweepAsync(sweeper);

        Assert.IsType<Stage.WithAdvocate>(await service.StageAsync("c1"));
    }

    [Fact]
    public async Task After_a_restart_everybody_has_the_full_time_to_come_back()
    {
        await service.HavingAsync("c1", A.Says("person"), A.Claims(A.Maria));
        service.Time.Advance(TimeSpan.FromHours(1));
        using var sweeper = Sweeper();

        service.Time.Advance(TimeSpan.FromSeconds(59));
        await SweepAsync(sweeper);
        Assert.IsType<Stage.WithAdvocate>(await service.StageAsync("c1"));

        service.Time.Advance(TimeSpan.FromSeconds(1));
        await SweepAsync(sweeper);
        Assert.IsType<Stage.Waiting>(await service.StageAsync("c1"));
    }

    [Fact]
    public async Task A_running_worker_does_its_round_every_second_and_outlives_a_store_that_is_away()
    {
        await service.HavingAsync("c1", A.Says("person"));
        var index = new AwayOnce(service.Store.Index);
        using var worker = new DeadlineWorker(index, service.Turns, service.Time, NullLogger<DeadlineWorker>.Instance);
        using var conversation = service.Feeds.Subscribe(A.Id());
        await worker.StartAsync(Service.Token);

        while (!index.WasAway.Task.IsCompleted) // the host starts a worker on a thread of its own, some time
        {
            service.Time.Advance(TimeSpan.FromSeconds(1));
            await Task.Yield();
        }

        service.Time.Advance(TimeSpan.FromMinutes(10));
        await conversation.WaitAsync(TimeSpan.FromHours(1), Service.Token);

        Assert.Equal(1, await ApologiesAsync("c1"));
        await worker.StopAsync(Service.Token);
    }

    private async Task<int> ApologiesAsync(string id) => Assert.IsType<Stage.Waiting>(await service.StageAsync(id)).Request.Apologies;

    private async Task DeadlinesAsync(ITurnRunner? turns = null)
    {
        using var worker = Deadlines(turns ?? service.Turns);
        await worker.RunOnceAsync(service.Time.GetUtcNow(), Service.Token);
    }

    private DeadlineWorker Deadlines(ITurnRunner turns) => new(service.Store.Index, turns, service.Time, NullLogger<DeadlineWorker>.Instance);

    private PresenceSweeper Sweeper() => new(service.Store.Index, service.Store.Presence, service.Turns, service.Time, NullLogger<PresenceSweeper>.Instance);

    private Task SweepAsync(PresenceSweeper sweeper) => sweeper.RunOnceAsync(service.Time.GetUtcNow(), Service.Token);

    private sealed class SwitchedPresence(IPresenceStore presence) : IPresenceStore
    {
        public bool Away { get; set; }

        public Task SeenAsync(AdvocateId advocate, bool available, DateTimeOffset at, CancellationToken cancellationToken) =>
            presence.SeenAsync(advocate, available, at, cancellationToken);

        public Task<ImmutableArray<AdvocatePresence>> AllAsync(CancellationToken cancellationToken) =>
            Away ? throw new StoreUnavailableException("away") : presence.AllAsync(cancellationToken);
    }

    private sealed class AwayOnce(IConversationIndex index) : IConversationIndex
    {
        public TaskCompletionSource WasAway { get; } = new();

        public Task<ImmutableArray<(ConversationId Conversation, Deadline Deadline)>> LeaseDueAsync(
            DateTimeOffset now, TimeSpan lease, int limit, CancellationToken cancellationToken) =>
            WasAway.TrySetResult() ? throw new StoreUnavailableException("away") : index.LeaseDueAsync(now, lease, limit, cancellationToken);

        public Task<ImmutableArray<QueuePlace>> WaitingAsync(int limit, CancellationToken cancellationToken) => index.WaitingAsync(limit, cancellationToken);

        public Task<ImmutableArray<ConversationId>> HeldByAsync(AdvocateId advocate, CancellationToken cancellationToken) => index.HeldByAsync(advocate, cancellationToken);

        public Task<ImmutableArray<AdvocateId>> HoldersAsync(CancellationToken cancellationToken) => index.HoldersAsync(cancellationToken);

        public Task<TimeSpan?> TypicalWaitAsync(DateTimeOffset now, CancellationToken cancellationToken) => index.TypicalWaitAsync(now, cancellationToken);
    }

    private sealed class FailingFor(ConversationId id, ITurnRunner turns) : ITurnRunner
    {
        public Task<TurnDecision> RunAsync(ConversationId conversation, TurnInput input, CancellationToken cancellationToken) =>
            conversation == id ? throw new InvalidOperationException("broken") : turns.RunAsync(conversation, input, cancellationToken);
    }
}
