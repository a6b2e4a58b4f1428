using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Handoff.Core.Conversations;

/// <summary>
/// <c>"12 the-id"</c>: every conversation keeps <see cref="Conversation.HeardInputs"/> of them, and names
/// around each would be a third of its snapshot. Snapshots of schema 1 hold <c>{"input": "the-id", "position": 12}</c>.
/// </summary>
internal sealed class HeardInputJson : JsonConverter<HeardInput>
{
    private const int MostDigits = 20;

    public override HeardInput Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.String ? OfText(reader.GetString()!) : OfObject(ref reader);

    public override void Write(Utf8JsonWriter writer, HeardInput value, JsonSerializerOptions options)
    {
        var id = value.Input.Value;
        Span<char> text = id.Length <= 256 ? stackalloc char[MostDigits + 1 + id.Length] : new char[MostDigits + 1 + id.Length];
        value.Position.TryFormat(text, out var digits, provider: CultureInfo.InvariantCulture);
        text[digits] = ' ';
        id.CopyTo(text[(digits + 1)..]);
        writer.WriteStringValue(text[..(digits + 1 + id.Length)]);
    }

    private static HeardInput OfText(string text)
    {
        var space = text.IndexOf(' ');
        return space > 0 && long.TryParse(text.AsSpan(0, space), NumberStyles.None, CultureInfo.InvariantCulture, out var position)
            ? new HeardInput(new InputId(text[(space + 1)..]), position)
            : throw new JsonException("An input that was heard is a position, a space and an id.");
    }

    private static HeardInput OfObject(ref Utf8JsonReader reader)
    {
        using var stored = JsonDocument.ParseValue(ref reader);
        var heard = stored.RootElement;
        return heard.ValueKind == JsonValueKind.Object && heard.TryGetProperty("input", out var input) && heard.TryGetProperty("position", out var position)
            ? new HeardInput(new InputId(input.GetString() ?? throw new JsonException("An input that was heard has an id.")), position.GetInt64())
            : throw new JsonException("An input that was heard has an id and a position.");
    }
}
