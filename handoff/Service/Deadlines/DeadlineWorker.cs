using System.Collections.Immutable;
using Handoff.Core.Conversations;
using Handoff.Core.Turns;
using Handoff.Service.Stores;
using Handoff.Service.Turns;
using Handoff.Service.Workers;
using Microsoft.Extensions.Logging;

namespace Handoff.Service.Deadlines;

/// <summary>Makes a turn of every deadline that passes: nobody waits without a word because all are busy, or after a restart.</summary>
internal sealed class DeadlineWorker(IConversationIndex index, ITurnRunner turns, TimeProvider clock, ILogger<DeadlineWorker> log)
    : PeriodicWorker(Every, clock, log)
{
    /// <summary>By so much later than promised an answer to a text may come: a look costs a read, and a client waits for it.</summary>
    private static readonly TimeSpan Every = TimeSpan.FromMilliseconds(500);

    private const int AtOnce = 64;

    /// <summary>If this process dies in the middle, another round takes it up after this time, so within ten seconds with the round's own.</summary>
    private static readonly TimeSpan Lease = TimeSpan.FromSeconds(8);

    public override async Task RunOnceAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        ImmutableArray<(ConversationId Conversation, Deadline Deadline)> due;
        do
        {
            due = await index.LeaseDueAsync(now, Lease, AtOnce, cancellationToken);
            await Task.WhenAll(due.Select(one => TryAsync(
                one.Conversation, () => turns.RunAsync(one.Conversation, new TurnInput.DeadlinePassed(one.Deadline), cancellationToken))));
        }
        while (due.Length == AtOnce);
    }
}
