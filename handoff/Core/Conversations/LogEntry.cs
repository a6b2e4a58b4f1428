using Handoff.Core.Activities;

namespace Handoff.Core.Conversations;

/// <summary>Who may see an entry of the log.</summary>
[Flags]
public enum Audience
{
    /// <summary>For the record only.</summary>
    Nobody = 0,
    Client = 1,
    Advocates = 2,
    Everyone = Client | Advocates,
}

/// <summary>One activity in a conversation's log.</summary>
/// <param name="Position">1 for the first. Positions have no gaps.</param>
public sealed record LogEntry(long Position, Audience Audience, Activity Activity);
