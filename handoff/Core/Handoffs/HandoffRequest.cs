using System.Collections.Immutable;
using Handoff.Core.Conversations;

namespace Handoff.Core.Handoffs;

/// <summary>How soon a person must answer. Higher goes first.</summary>
public enum Priority
{
    Routine,
    Urgent,
    Emergency,
}

/// <summary>A client's wish or need for a person.</summary>
/// <param name="Number">1 for the conversation's first handoff. With the conversation's id it names the handoff.</param>
/// <param name="RequestedAt">Never changes while the client waits, whoever loses them: nobody loses a place.</param>
/// <param name="AnswerBy">When we say sorry and offer other ways; null once that is said and nothing more is owed.</param>
/// <param name="Apologies">How often the deadline has passed.</param>
/// <param name="AnswerLater">The client said that a later answer will do. They keep their place.</param>
/// <param name="Danger">A person may be in danger: no survey afterwards, no automatic close.</param>
public sealed record HandoffRequest(
    int Number,
    QueueName Queue,
    Priority Priority,
    DateTimeOffset RequestedAt,
    DateTimeOffset? AnswerBy,
    int Apologies,
    bool AnswerLater,
    bool Danger,
    HandoffBrief Brief);

/// <summary>What an advocate sees at a glance, made by rules, at most some eight lines.</summary>
/// <param name="Reason">Why a person is needed, in words.</param>
/// <param name="Heard">The client's words that decided, shown highlighted. At most 8.</param>
/// <param name="Topic">Title of the subject in the advocates' language, or null.</param>
/// <param name="Told">What the bot has told them already, oldest first. At most 6.</param>
public sealed record HandoffBrief(
    string Reason,
    ImmutableArray<string> Heard,
    string? TopicId,
    string? Topic,
    ImmutableArray<string> Told);

/// <summary>A line of waiting clients, as named in the rules: <c>general</c>, <c>caseworker</c>, <c>urgent</c>.</summary>
public static class QueueNames
{
    public static readonly QueueName General = new("general");
    public static readonly QueueName Urgent = new("urgent");
}

[System.Text.Json.Serialization.JsonConverter(typeof(QueueNameJson))]
public readonly record struct QueueName(string Value)
{
    public override string ToString() => Value;
}

internal sealed class QueueNameJson : TextIdJson<QueueName>
{
    protected override QueueName Make(string value) => new(value);
}

/// <summary>The person who helps.</summary>
/// <param name="Name">The first name that clients see.</param>
public sealed record Advocate(AdvocateId Id, string Name);
