using Handoff.Core.Conversations;

namespace Chaos.Histories;

internal enum Act
{
    /// <summary>A client's message.</summary>
    Say,

    /// <summary>An acknowledged message of a client sent again, as a webhook does.</summary>
    Replay,

    /// <summary>An advocate's message.</summary>
    Reply,
    Claim,
    Resolve,
    ToBot,
    Transfer,
}

internal enum Outcome
{
    Done,

    /// <summary>Answered with a no. An earlier try of the same may still have been stored.</summary>
    Refused,

    /// <summary>No answer came before the run ended.</summary>
    Unknown,
}

/// <summary>One thing somebody did, from its first try to its answer.</summary>
/// <param name="Conversation">Empty for a claim whose answer never came: nobody knows whom it took.</param>
/// <param name="Id">The sender's own id; for a <see cref="Act.Replay"/> that of the message repeated.</param>
/// <param name="Text">Exactly as it must stand in the log.</param>
/// <param name="Invoked">Since the run began, on one clock, so that operations can be compared.</param>
/// <param name="Position">In the log, as the acknowledgement said.</param>
/// <param name="Expects">Words that must be said at once because the text tells of danger; null for other texts.</param>
internal sealed record Operation(
    string Who,
    Act Act,
    string Conversation,
    string Id,
    string Text,
    TimeSpan Invoked,
    TimeSpan? Returned,
    Outcome Outcome,
    long? Position = null,
    string? Expects = null,
    int Tries = 1);

/// <summary>What one reader of a conversation was shown, in the order in which it came, over all its connections.</summary>
/// <param name="Watermark">Position up to which the reader was told to be complete.</param>
/// <param name="Audience">As which it read.</param>
internal sealed record Sighting(string Reader, string Conversation, IReadOnlyList<long> Positions, long Watermark, Audience Audience = Audience.Client);
