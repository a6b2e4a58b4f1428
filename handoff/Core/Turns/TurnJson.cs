using System.Collections.Frozen;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Handoff.Core.Conversations;
using Handoff.Core.Handoffs;

namespace Handoff.Core.Turns;

/// <summary>The JSON that turns put into activities.</summary>
internal static class TurnJson
{
    private static readonly FrozenDictionary<(string Speaker, string Floor), JsonElement> Plain =
        (from speaker in new[] { "bot", "person", "system" }
         from floor in new[] { "bot", "waiting" }
         select KeyValuePair.Create((speaker, floor), Parse($$"""{"speaker":"{{speaker}}","floor":{"stage":"{{floor}}"} }"""))).ToFrozenDictionary();

    /// <summary>Who speaks, and who has the floor from now on, so that a chat window can say it.</summary>
    /// <param name="own">JSON object of the utterance's own, or null.</param>
    public static JsonElement ChannelData(string speaker, Stage stage, string? own)
    {
        var floor = stage switch { Stage.Waiting => "waiting", Stage.WithAdvocate => "person", _ => "bot" };
        if (own is null && Plain.TryGetValue((speaker, floor), out var plain)) return plain;

        var data = own is null ? [] : JsonNode.Parse(own)!.AsObject();
        data["speaker"] = speaker;
        data["floor"] = new JsonObject { ["stage"] = floor };
        if (stage is Stage.WithAdvocate held) data["floor"]!["name"] = held.Advocate.Name;
        return Parse(data.ToJsonString());
    }

    public static JsonElement Status(string state, string? message = null) =>
        JsonSerializer.SerializeToElement(new HandoffStatusValue(state, message), TurnJsonContext.Default.HandoffStatusValue);

    public static JsonElement Initiate(string conversation, HandoffRequest request) =>
        JsonSerializer.SerializeToElement(
            new HandoffInitiateValue($"{conversation}-{request.Number}", request.Queue.Value, request.Priority, request.RequestedAt, request.Brief),
            TurnJsonContext.Default.HandoffInitiateValue);

    public static JsonElement Alert(string signal, Priority priority, HandoffBrief brief) =>
        JsonSerializer.SerializeToElement(new AlertValue(signal, priority, brief.Reason, brief.Heard), TurnJsonContext.Default.AlertValue);

    public static JsonElement Outcome(string state, string? category, string? note) =>
        JsonSerializer.SerializeToElement(new OutcomeValue(state, category, note), TurnJsonContext.Default.OutcomeValue);

    public static JsonElement Missed(long position) => Parse($$"""{"position":{{position}}}""");

    private static JsonElement Parse(string json)
    {
        using var document = JsonDocument.Parse(json);
        return document.RootElement.Clone();
    }
}

/// <summary>Value of <c>handoff.status</c>: <c>accepted</c>, <c>failed</c> or <c>completed</c>.</summary>
internal sealed record HandoffStatusValue(string State, string? Message);

internal sealed record HandoffInitiateValue(string HandoffId, string Queue, Priority Priority, DateTimeOffset RequestedAt, HandoffBrief Brief);

internal sealed record AlertValue(string Signal, Priority Priority, string Reason, IReadOnlyList<string> Heard);

internal sealed record OutcomeValue(string State, string? Category, string? Note);

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    UseStringEnumConverter = true)]
[JsonSerializable(typeof(HandoffStatusValue))]
[JsonSerializable(typeof(HandoffInitiateValue))]
[JsonSerializable(typeof(AlertValue))]
[JsonSerializable(typeof(OutcomeValue))]
internal sealed partial class TurnJsonContext : JsonSerializerContext;
