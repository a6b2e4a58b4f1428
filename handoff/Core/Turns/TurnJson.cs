using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Handoff.Core.Handoffs;

namespace Handoff.Core.Turns;

/// <summary>The JSON that turns put into activities.</summary>
internal static class TurnJson
{
    private static readonly JsonElement BotSpeaks = Parse("""{"speaker":"bot"}""");
    private static readonly JsonElement PersonSpeaks = Parse("""{"speaker":"person"}""");
    private static readonly JsonElement SystemSpeaks = Parse("""{"speaker":"system"}""");

    public static JsonElement ChannelData(string speaker, string? own)
    {
        if (own is null)
            return speaker switch { "person" => PersonSpeaks, "system" => SystemSpeaks, _ => BotSpeaks };

        var merged = JsonNode.Parse(own)!.AsObject();
        merged["speaker"] = speaker;
        return Parse(merged.ToJsonString());
    }

    public static JsonElement Status(string state, string? message = null) =>
        JsonSerializer.SerializeToElement(new HandoffStatusValue(state, message), TurnJsonContext.Default.HandoffStatusValue);

    public static JsonElement Initiate(string conversation, HandoffRequest request) =>
        JsonSerializer.SerializeToElement(
            new HandoffInitiateValue($"{conversation}-{request.Number}", request.Queue.Value, request.Priority, request.RequestedAt, request.Brief),
            TurnJsonContext.Default.HandoffInitiateValue);

    public static JsonElement Alert(string signal, Priority priority, IReadOnlyList<string> heard) =>
        JsonSerializer.SerializeToElement(new AlertValue(signal, priority, heard), TurnJsonContext.Default.AlertValue);

    public static JsonElement Outcome(string state, string? category, string? note) =>
        JsonSerializer.SerializeToElement(new OutcomeValue(state, category, note), TurnJsonContext.Default.OutcomeValue);

    private static JsonElement Parse(string json)
    {
        using var document = JsonDocument.Parse(json);
        return document.RootElement.Clone();
    }
}

/// <summary>Value of <c>handoff.status</c>: <c>accepted</c>, <c>failed</c> or <c>completed</c>.</summary>
internal sealed record HandoffStatusValue(string State, string? Message);

internal sealed record HandoffInitiateValue(string HandoffId, string Queue, Priority Priority, DateTimeOffset RequestedAt, HandoffBrief Brief);

internal sealed record AlertValue(string Signal, Priority Priority, IReadOnlyList<string> Heard);

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
