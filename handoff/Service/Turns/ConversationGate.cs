using System.Runtime.InteropServices;
using Handoff.Core.Conversations;

namespace Handoff.Service.Turns;

/// <summary>
/// Lets one turn of a conversation run at a time in this process, in the order in which they came. Only a
/// courtesy to the store: a race lost at the commit costs a second decision, a place in this line does not.
/// </summary>
internal sealed class ConversationGate
{
    private readonly Lock sync = new();
    private readonly Dictionary<ConversationId, Queue<TaskCompletionSource>?> busy = [];

    /// <summary>Conversations in which a turn runs now.</summary>
    public int Count
    {
        get
        {
            lock (sync) return busy.Count;
        }
    }

    /// <returns>To be disposed when the turn is over.</returns>
    public ValueTask<Pass> EnterAsync(ConversationId id, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        TaskCompletionSource place;
        lock (sync)
        {
            ref var line = ref CollectionsMarshal.GetValueRefOrAddDefault(busy, id, out var taken);
            if (!taken) return ValueTask.FromResult(new Pass(this, id));

            place = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            line ??= new Queue<TaskCompletionSource>();
            line.Enqueue(place);
        }

        return WaitAsync(id, place, cancellationToken);
    }

    private async ValueTask<Pass> WaitAsync(ConversationId id, TaskCompletionSource place, CancellationToken cancellationToken)
    {
        using var given = cancellationToken.UnsafeRegister(
            static (place, token) => ((TaskCompletionSource)place!).TrySetCanceled(token), place);
        await place.Task;
        return new Pass(this, id);
    }

    private void Leave(ConversationId id)
    {
        lock (sync)
        {
            var line = busy[id];
            while (line is { Count: > 0 })
                if (line.Dequeue().TrySetResult()) return; // false: they gave up waiting

            busy.Remove(id);
        }
    }

    public readonly record struct Pass(ConversationGate Gate, ConversationId Conversation) : IDisposable
    {
        public void Dispose() => Gate.Leave(Conversation);
    }
}
