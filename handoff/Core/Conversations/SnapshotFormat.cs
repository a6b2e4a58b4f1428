using System.Text.Json;
using System.Text.Json.Serialization;

namespace Handoff.Core.Conversations;

/// <summary>
/// A conversation as stored JSON, with the number of its shape. A change of shape raises
/// <see cref="Schema"/> and adds an upgrade and a golden file; a newer shape than known is refused, untouched.
/// Of 2, before open check-ins: none is open.
/// Of 1, before texts, each input that was heard is an object of two names; what is missing means that nobody opted out, nothing is gathered, no reply was counted, and no survey was left unrated.
/// </summary>
public static class SnapshotFormat
{
    public const int Schema = 3;

    public static byte[] Write(Conversation conversation) =>
        JsonSerializer.SerializeToUtf8Bytes(new StoredConversation(Schema, conversation), SnapshotJson.Default.StoredConversation);

    /// <summary>As <see cref="Write(Conversation)"/>, into a writer that is used again and again.</summary>
    public static void Write(Conversation conversation, Utf8JsonWriter into) =>
        JsonSerializer.Serialize(into, new StoredConversation(Schema, conversation), SnapshotJson.Default.StoredConversation);

    /// <exception cref="SnapshotTooNewException">A newer version of this program wrote it.</exception>
    /// <exception cref="JsonException">It is damaged.</exception>
    public static Conversation Read(ReadOnlySpan<byte> utf8)
    {
        // The number is looked at first: a newer shape may not even be readable.
        if (SchemaOf(utf8) is var schema && schema > Schema) throw new SnapshotTooNewException(schema);
        try
        {
            return JsonSerializer.Deserialize(utf8, SnapshotJson.Default.StoredConversation)?.Conversation ?? throw new JsonException("The snapshot is empty.");
        }
        catch (NotSupportedException e)
        {
            throw new JsonException("A stage has no kind.", e);
        }
    }

    private static int SchemaOf(ReadOnlySpan<byte> utf8)
    {
        var reader = new Utf8JsonReader(utf8);
        return reader.Read() && reader.Read() && reader.TokenType == JsonTokenType.PropertyName && reader.ValueTextEquals("schema"u8) && reader.Read()
            ? reader.GetInt32()
            : throw new JsonException("A snapshot begins with its schema number.");
    }
}

/// <summary>The data was written by a newer version of this program.</summary>
public sealed class SnapshotTooNewException(int schema) : Exception(
    $"A conversation has schema {schema}; this version knows up to {SnapshotFormat.Schema}. Run the newer version again, or restore the backup made before the upgrade.");

internal sealed record StoredConversation(int Schema, Conversation Conversation);

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    UseStringEnumConverter = true)]
[JsonSerializable(typeof(StoredConversation))]
internal sealed partial class SnapshotJson : JsonSerializerContext;
