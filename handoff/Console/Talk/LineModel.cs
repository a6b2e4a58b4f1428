using System.Collections.Immutable;

namespace Handoff.Console.Talk;

/// <summary>Who or what a line of the transcript comes from.</summary>
public enum LineKind
{
    Client,
    Automated,
    Person,
    Note,
    Event,
    Alert,
}

/// <summary>One line of the transcript, in words.</summary>
/// <param name="Position">In the log; names the line on the page, so that none is shown twice.</param>
/// <param name="Choices">Suggested replies that were shown to the client.</param>
public sealed record LineModel(
    long Position,
    LineKind Kind,
    string Who,
    DateTimeOffset At,
    string When,
    string? Language,
    ImmutableArray<TextPart> Parts,
    ImmutableArray<string> Choices)
{
    /// <summary>What became of it, for a message to a phone; else null.</summary>
    public DeliveryModel? Delivery { get; init; }
}
