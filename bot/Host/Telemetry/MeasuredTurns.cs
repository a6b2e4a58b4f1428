using Handoff.Core.Conversations;
using Handoff.Core.Turns;
using Handoff.Service.Stores;
using Handoff.Service.Turns;

namespace Bot.Host.Telemetry;

/// <summary>Counts turns on their way through.</summary>
internal sealed class MeasuredTurns(ITurnRunner turns, Meters meters, TimeProvider clock) : ITurnRunner
{
    public async Task<TurnDecision> RunAsync(ConversationId id, TurnInput input, CancellationToken cancellationToken)
    {
        var started = clock.GetTimestamp();
        try
        {
            var decision = await turns.RunAsync(id, input, cancellationToken);
            Count(input, decision);
            return decision;
        }
        catch (Exception e) when (e is StoreUnavailableException or TurnContendedException)
        {
            meters.Turns.Add(1, new("input", input.GetType().Name), new("outcome", "unavailable"));
            throw;
        }
        finally
        {
            meters.TurnSeconds.Record(clock.GetElapsedTime(started).TotalSeconds);
        }
    }

    private void Count(TurnInput input, TurnDecision decision)
    {
        meters.Turns.Add(1, new("input", input.GetType().Name), new("outcome", decision.ChangesNothing ? "nothing" : "changed"));
        if (decision.ChangesNothing) return;

        if (decision.Before.IsNew) meters.Conversations.Add(1);
        if (decision is { Before.Stage: not Stage.Waiting, After.Stage: Stage.Waiting waiting }) meters.Handoffs.Add(1, new KeyValuePair<string, object?>("queue", waiting.Request.Queue.Value));
        if (decision.ClaimedAfter is { } waited) meters.Claims.Record(waited.TotalSeconds);
    }
}
