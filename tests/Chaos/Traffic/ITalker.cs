using Chaos.Histories;

namespace Chaos.Traffic;

/// <summary>
/// Somebody on a channel who talks while things break. Another channel is another implementation: it
/// numbers its messages, repeats what was not acknowledged with the same number, and writes it all down.
/// </summary>
internal interface ITalker : IAsyncDisposable
{
    string Conversation { get; }

    /// <summary>What this client's own reader was shown; null for a channel that pushes.</summary>
    Sighting? Sighting { get; }

    Task BeginAsync(CancellationToken cancellationToken);

    /// <param name="enough">No new message after this; what was begun is finished.</param>
    /// <param name="end">What is not acknowledged by now stays unknown.</param>
    Task TalkAsync(CancellationToken enough, CancellationToken end);

    /// <summary>Reads until everything up to a position was shown.</summary>
    /// <returns>False if that did not come about in time.</returns>
    Task<bool> ReadToAsync(long position, TimeSpan within);

    /// <summary>Cuts the connection on which it listens, if there is one.</summary>
    void Drop();
}
