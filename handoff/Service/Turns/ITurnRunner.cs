using Handoff.Core.Conversations;
using Handoff.Core.Turns;
using Handoff.Service.Stores;

namespace Handoff.Service.Turns;

/// <summary>Runs turns: the one way in which a conversation changes.</summary>
public interface ITurnRunner
{
    /// <summary>Loads the conversation, decides, commits. Turns of one conversation run one after another.</summary>
    /// <param name="cancellationToken">The host's stopping token, not the request's: a closed tab must not drop what was said.</param>
    /// <returns>The committed decision; one that <see cref="TurnDecision.ChangesNothing"/> was not allowed, was too late, or is a repeat (then it has a position).</returns>
    /// <exception cref="StoreUnavailableException">The store gave no answer; the same input may be sent again.</exception>
    /// <exception cref="TurnContendedException">Other nodes kept changing the conversation.</exception>
    /// <exception cref="TurnFailedException">The decision itself failed: a fault in code or content. Nothing was changed.</exception>
    Task<TurnDecision> RunAsync(ConversationId id, TurnInput input, CancellationToken cancellationToken);
}

/// <summary>Lost the race for a conversation again and again.</summary>
public sealed class TurnContendedException(int tries) : Exception(
    $"A turn lost the race for its conversation {tries} times. Send the same input again.");

/// <summary>A turn could not be decided. The log has the place in the code; this says no more, as errors are shown and kept.</summary>
/// <param name="error">Name of the exception's type.</param>
public sealed class TurnFailedException(string error) : Exception($"A turn could not be decided ({error}). Nothing was changed.");
