using System.Collections.Immutable;
using Handoff.Core.Conversations;
using Handoff.Core.Turns;

namespace Handoff.Service.Stores;

/// <summary>Conversations, their logs and everything indexed from them. Every method may be called from any thread.</summary>
public interface IConversationStore
{
    /// <returns>The conversation as last committed; null if it never began or was purged.</returns>
    Task<Conversation?> FindAsync(ConversationId id, CancellationToken cancellationToken);

    /// <returns>Each as <see cref="FindAsync"/> gives it, in the order of <paramref name="ids"/>.</returns>
    async Task<ImmutableArray<Conversation?>> FindAllAsync(IReadOnlyList<ConversationId> ids, CancellationToken cancellationToken)
    {
        var found = ImmutableArray.CreateBuilder<Conversation?>(ids.Count);
        foreach (var id in ids) found.Add(await FindAsync(id, cancellationToken));
        return found.MoveToImmutable();
    }

    /// <summary>
    /// A snapshot that is at hand without asking the store. Another node may have gone on since: good enough to
    /// decide on, as the commit finds that out, and for nothing else.
    /// </summary>
    /// <returns>Null where none is at hand.</returns>
    Conversation? Recall(ConversationId id) => null;

    /// <summary>
    /// Saves the snapshot, the entries, the index difference, the survey row and the deliveries: all of
    /// them or none. When it returns true they survive a power cut.
    /// </summary>
    /// <returns>False, and nothing written, if the log has grown since <c>decision.Before</c> was read.</returns>
    /// <exception cref="StoreUnavailableException">
    /// No answer came. It may have been written: run the same input again, a repeat is recognised.
    /// </exception>
    Task<bool> TryCommitAsync(TurnDecision decision, CancellationToken cancellationToken);

    /// <summary>Reads the part of a log that one audience may see, without parsing it.</summary>
    /// <param name="after">Position after which to read; 0 for all.</param>
    /// <param name="limit">Entries looked at, at most 1,000.</param>
    Task<LogSlice> ReadLogAsync(ConversationId id, long after, Audience audience, int limit, CancellationToken cancellationToken);
}

/// <param name="Entries">Those of the audience, in order.</param>
/// <param name="ReadTo">Position up to which the slice is complete: the next <c>after</c>. Equal to <c>after</c> at the end of the log.</param>
public sealed record LogSlice(ImmutableArray<StoredEntry> Entries, long ReadTo);

/// <param name="ActivityJson">UTF-8 JSON of one activity, as <see cref="Handoff.Core.Activities.ActivityJson"/> wrote it.</param>
public sealed record StoredEntry(long Position, Audience Audience, ReadOnlyMemory<byte> ActivityJson);

/// <summary>The store gave no answer, or can't take any more: full, paused, gone.</summary>
public sealed class StoreUnavailableException(string what, Exception? inner = null) : Exception(
    $"The store did not answer: {what}. What was being saved may or may not be there; the same input can be sent again.", inner);
