using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Handoff.Core.Activities;

/// <summary>Reads and writes activities: camelCase, no nulls, at most 32 levels deep.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    MaxDepth = MaxDepth)]
[JsonSerializable(typeof(Activity))]
[JsonSerializable(typeof(JsonElement))]
public sealed partial class ActivityJson : JsonSerializerContext
{
    public const int MaxDepth = 32;

    /// <summary>Accents stay letters, so that a log in Spanish is not twice its size. Pages encode for themselves.</summary>
    public static ActivityJson Wire { get; } = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        MaxDepth = MaxDepth,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });

    public static byte[] Write(Activity activity) => JsonSerializer.SerializeToUtf8Bytes(activity, Wire.Activity);

    /// <summary>The same bytes as <see cref="Write(Activity)"/>, if the writer has the encoder of <see cref="Wire"/>.</summary>
    public static void Write(Activity activity, Utf8JsonWriter into) => JsonSerializer.Serialize(into, activity, Wire.Activity);

    /// <exception cref="JsonException">Not JSON, a field of the wrong type, or nested too deeply.</exception>
    public static Activity Read(ReadOnlySpan<byte> utf8)
    {
        try
        {
            return JsonSerializer.Deserialize(utf8, Wire.Activity) ?? throw new JsonException("An activity is an object, not null.");
        }
        catch (InvalidOperationException e)
        {
            // A lone surrogate escape such as "\ud800" is valid JSON and no text.
            throw new JsonException("A text holds half of a character pair.", e);
        }
    }
}
