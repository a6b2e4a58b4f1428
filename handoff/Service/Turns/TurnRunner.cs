using Handoff.Core.Activities;
using Handoff.Core.Conversations;
using Handoff.Core.Handoffs;
using Handoff.Core.Turns;
using Handoff.Service.Feeds;
using Handoff.Service.Outbox;
using Handoff.Service.Stores;
using Microsoft.Extensions.Logging;

namespace Handoff.Service.Turns;

/// <param name="policies">The content in force. Read once a turn, so that a turn sees one version of it.</param>
internal sealed class TurnRunner(
    IConversationStore store, QueueLook queue, IFeeds feeds, OutboxBell bell, Func<TurnPolicy> policies, TimeProvider clock, ILogger<TurnRunner> log) : ITurnRunner
{
    private const int MaxTries = 8;
    private readonly ConversationGate gate = new();

    public async Task<TurnDecision> RunAsync(ConversationId id, TurnInput input, CancellationToken cancellationToken)
    {
        using var pass = await gate.EnterAsync(id, cancellationToken);
        var policy = policies();
        for (var tries = 0; tries < MaxTries; tries++)
        {
            var now = clock.GetUtcNow();
            var recalled = store.Recall(id);
            var conversation = recalled ?? await store.FindAsync(id, cancellationToken) ?? Conversation.New(id, now);
            var decision = await DecideAsync(new TurnContext(conversation, input, policy, QueueState.Empty, now), cancellationToken);
            if (decision.ChangesNothing)
            {
                // No commit will find out whether another node has gone on since.
                if (recalled is null || await IsLastAsync(recalled, cancellationToken)) return decision;
                continue;
            }

            if (await store.TryCommitAsync(decision, cancellationToken))
            {
                Tell(input, decision);
                return decision;
            }
        }

        log.LogWarning("Turn {Input} of {Conversation} lost its race {Tries} times", input.GetType().Name, id, MaxTries);
        throw new TurnContendedException(MaxTries);
    }

    private async Task<bool> IsLastAsync(Conversation recalled, CancellationToken cancellationToken) =>
        (await store.FindAsync(recalled.Id, cancellationToken))?.LogLength == recalled.LogLength;

    // Only a decision that speaks to a waiting client can name a place in the queue. Deciding is pure and
    // takes microseconds, so most turns never read the queue, and those few decide twice.
    private async Task<TurnDecision> DecideAsync(TurnContext turn, CancellationToken cancellationToken)
    {
        var decision = Decide(turn);
        if (!MayTellPlace(decision)) return decision;
        return Decide(turn with { Queue = await queue.ReadAsync(turn.Now, cancellationToken) });
    }

    private static bool MayTellPlace(TurnDecision decision) =>
        decision.After.Stage is Stage.Waiting && decision.Entries.Any(entry => entry.Activity is { Type: ActivityTypes.Message, From.Role: "bot" });

    private TurnDecision Decide(TurnContext turn)
    {
        try
        {
            return TurnDecider.Decide(turn);
        }
        catch (Exception error)
        {
            // The message may hold what a client wrote, so neither it nor the exception itself goes any further.
            log.LogError(
                "Turn {Input} of {Conversation} at position {Position} in stage {Stage} could not be decided: {Error}\n{Stack}",
                turn.Input.GetType().Name, turn.Conversation.Id, turn.Conversation.LogLength, turn.Conversation.Stage.GetType().Name, error.GetType().Name, error.StackTrace);
            throw new TurnFailedException(error.GetType().Name);
        }
    }

    private void Tell(TurnInput input, TurnDecision decision)
    {
        if (log.IsEnabled(LogLevel.Debug)) log.LogDebug(
            "Turn {Input} of {Conversation}: {Before} to {After}, log at {Position}",
            input.GetType().Name, decision.After.Id, decision.Before.Stage.GetType().Name, decision.After.Stage.GetType().Name, decision.After.LogLength);

        feeds.Committed(decision.After.Id, decision.After.LogLength);
        if (!decision.Deliveries.IsEmpty) bell.Ring();
        var (before, after) = (Indexes.Of(decision.Before), Indexes.Of(decision.After));
        if (before.Place != after.Place || before.HeldBy != after.HeldBy) feeds.QueueChanged();
    }
}
