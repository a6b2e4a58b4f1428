using System.Runtime.InteropServices;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Handoff.Service.Archives;

/// <summary>JSON inside JSON, byte for byte: read and written as it is, not as we would write it today.</summary>
internal sealed class RawJson : JsonConverter<ReadOnlyMemory<byte>>
{
    public override ReadOnlyMemory<byte> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        using var value = JsonDocument.ParseValue(ref reader);
        return JsonMarshal.GetRawUtf8Value(value.RootElement).ToArray();
    }

    /// <exception cref="JsonException">It is no JSON, or does not fit on one line.</exception>
    public override void Write(Utf8JsonWriter writer, ReadOnlyMemory<byte> value, JsonSerializerOptions options)
    {
        if (value.Span.Contains((byte)'\n')) throw new JsonException("The stored JSON has a line break.");
        writer.WriteRawValue(value.Span);
    }
}
