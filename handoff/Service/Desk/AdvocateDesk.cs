using System.Collections.Concurrent;
using Handoff.Core.Conversations;
using Handoff.Core.Handoffs;
using Handoff.Core.Turns;
using Handoff.Service.Feeds;
using Handoff.Service.Presence;
using Handoff.Service.Stores;
using Handoff.Service.Turns;

namespace Handoff.Service.Desk;

internal sealed class AdvocateDesk(
    ITurnRunner turns, IConversationStore store, DeskLists lists, Func<TurnPolicy> policies, IPresenceStore presence, IFeeds feeds, ISurveyReports surveys, TimeProvider clock)
    : IDesk
{
    private const int Rounds = 10;
    private const int Candidates = 20;
    private const int LogEntriesAtOnce = 500;
    private const int SurveysAtMost = 10_000;

    private readonly ConcurrentDictionary<AdvocateId, SemaphoreSlim> taking = new();

    public HandoffRules Rules => policies().Rules;

    public Task<DeskView> LookAsync(AdvocateId advocate, CancellationToken cancellationToken) => lists.LookAsync(advocate, clock.GetUtcNow(), cancellationToken);

    public Task<bool> IsAvailableAsync(AdvocateId advocate, CancellationToken cancellationToken) => lists.IsAvailableAsync(advocate, cancellationToken);

    public async Task<ConversationId?> TakeNextAsync(Advocate advocate, InputId key, CancellationToken cancellationToken)
    {
        // One at a time, so that a second click sees whom the first took.
        var gate = taking.GetOrAdd(advocate.Id, static _ => new SemaphoreSlim(1));
        await gate.WaitAsync(cancellationToken);
        try
        {
            return await TakeAsync(advocate, key, cancellationToken);
        }
        finally
        {
            gate.Release();
        }
    }

    public async Task<DeskResult> ClaimAsync(Advocate advocate, ConversationId id, CancellationToken cancellationToken)
    {
        var claim = await turns.RunAsync(id, new TurnInput.AdvocateClaimed(advocate), cancellationToken);
        return DeskLists.IsWith(claim.After, advocate.Id) ? DeskResult.Done : ResultOf(claim); // a double click is no error
    }

    public Task<DeskResult> SayAsync(Advocate advocate, ConversationId id, string text, InputId key, CancellationToken cancellationToken) =>
        RunAsync(id, IsSayable(text), new TurnInput.AdvocateSaid(advocate, text, key), cancellationToken);

    public Task<DeskResult> NoteAsync(Advocate advocate, ConversationId id, string text, InputId key, CancellationToken cancellationToken) =>
        RunAsync(id, IsSayable(text), new TurnInput.AdvocateNoted(advocate, text, key), cancellationToken);

    public Task<DeskResult> ResolveAsync(Advocate advocate, ConversationId id, string category, string? note, CancellationToken cancellationToken) => RunAsync(
        id, IsNote(note) && Rules.ResolveCategories.Any(known => known.Id == category), new TurnInput.AdvocateResolved(advocate, category, note), cancellationToken);

    public Task<DeskResult> ReturnToBotAsync(Advocate advocate, ConversationId id, CancellationToken cancellationToken) =>
        RunAsync(id, valid: true, new TurnInput.AdvocateReturnedToBot(advocate), cancellationToken);

    public Task<DeskResult> TransferAsync(Advocate advocate, ConversationId id, QueueName queue, string? note, CancellationToken cancellationToken) =>
        RunAsync(id, IsNote(note) && Rules.Queues.ContainsKey(queue), new TurnInput.AdvocateTransferred(advocate, queue, note), cancellationToken);

    public void Typing(Advocate advocate, ConversationId id) => _ = ShowTypingAsync(advocate, id);

    public Task<Conversation?> FindAsync(ConversationId id, CancellationToken cancellationToken) => store.FindAsync(id, cancellationToken);

    public Task<LogSlice> ReadAsync(ConversationId id, long after, CancellationToken cancellationToken) =>
        store.ReadLogAsync(id, after, Audience.Advocates, LogEntriesAtOnce, cancellationToken);

    public async Task SeenAsync(AdvocateId advocate, bool? available, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var before = (await presence.AllAsync(cancellationToken)).FirstOrDefault(one => one.Advocate == advocate);

        // Whoever signs in for the first time is there to help.
        var isAvailable = available ?? before?.Available ?? true;
        await presence.SeenAsync(advocate, isAvailable, now, cancellationToken);
        if (before is null || !before.IsThere(now) || before.Available != isAvailable) feeds.QueueChanged();
    }

    public async Task<SurveySummary> SurveysAsync(DateTimeOffset from, DateTimeOffset to, CancellationToken cancellationToken) =>
        SurveySummaries.Of(await surveys.AnswersAsync(from, to, SurveysAtMost, cancellationToken));

    private async Task<ConversationId?> TakeAsync(Advocate advocate, InputId key, CancellationToken cancellationToken)
    {
        // A round that takes nobody means that others took them all: who waits now came later.
        for (var round = 0; round < Rounds; round++)
        {
            // In this order: whoever a first click on another node has just taken is in the one answer or in the other.
            var next = await lists.NextAsync(Candidates, cancellationToken);
            if (await lists.TakenAsync(advocate.Id, key, cancellationToken) is { } taken) return taken;
            if (next.IsEmpty) return null;
            foreach (var place in next)
            {
                var claim = await turns.RunAsync(place.Conversation, new TurnInput.AdvocateClaimed(advocate, key), cancellationToken);
                if (DeskLists.IsWith(claim.After, advocate.Id)) return place.Conversation;
            }
        }

        return null;
    }

    private async Task<DeskResult> RunAsync(ConversationId id, bool valid, TurnInput input, CancellationToken cancellationToken) =>
        valid ? ResultOf(await turns.RunAsync(id, input, cancellationToken)) : DeskResult.Invalid;

    private static DeskResult ResultOf(TurnDecision decision) => decision switch
    {
        { Before.IsNew: true } => DeskResult.NotFound,
        { ChangesNothing: true, Position: null } => DeskResult.NotYours,
        _ => DeskResult.Done, // a repeat has the position of the first time
    };

    private static bool IsSayable(string? text) => IsNote(text) && !string.IsNullOrWhiteSpace(ClientText.Clean(text));

    private static bool IsNote(string? text) => text is not { Length: > TurnLimits.MaxTextLength };

    private async Task ShowTypingAsync(Advocate advocate, ConversationId id)
    {
        try
        {
            var conversation = await store.FindAsync(id, CancellationToken.None);
            if (DeskLists.IsWith(conversation, advocate.Id)) feeds.Typing(id, AdvocateTyping.Note(advocate, conversation!));
        }
        catch (StoreUnavailableException)
        {
            // Typing is a courtesy; the message itself will say that the store is away.
        }
    }
}
