using System.Collections.Immutable;

namespace Handoff.Console.Trying;

/// <summary>Says what the bot would make of a message and answer, with the content in force. Nothing is kept.</summary>
public interface IMessageTrial
{
    /// <param name="text">At most <see cref="TryEndpoints.MaxText"/> UTF-16 code units.</param>
    /// <param name="byPhone">As a text message is answered, else as on the web.</param>
    TriedMessage Try(string text, bool byPhone);
}

/// <summary>What the bot makes of one message at the start of a conversation.</summary>
/// <param name="Action">As <c>classify</c> names it: <c>answer</c>, <c>clarify</c>, <c>handoff</c>, <c>safety</c>, <c>caseworker</c>, <c>opt-out</c>, <c>fallback</c>.</param>
/// <param name="Signal">What was heard, in words; null for nothing.</param>
/// <param name="Topics">Best first.</param>
/// <param name="Because">The words and rules that decided.</param>
/// <param name="Says">What the client would read, message by message.</param>
/// <param name="Version">Of the content.</param>
public sealed record TriedMessage(
    string Action, string? Signal, string? Language, ImmutableArray<TriedTopic> Topics, ImmutableArray<string> Because, ImmutableArray<string> Says, string Version);

/// <param name="Score">0 to 1.</param>
public sealed record TriedTopic(string Title, string Id, double Score);
