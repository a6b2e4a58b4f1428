using System.Collections.Immutable;
using System.Text.Json;
using Handoff.Core.Conversations;

namespace Bot.Host.Commands;

/// <summary>One line to classify.</summary>
/// <param name="Id">JSON as given, a text or a number; null if there is none.</param>
/// <param name="Messages">One message of the client for <c>{text}</c>.</param>
/// <param name="IsConversation">Given as <c>messages</c>.</param>
internal sealed record ClassifyRequest(string? Id, Language? Language, ImmutableArray<ClassifyMessage> Messages, bool IsConversation)
{
    private const string Shape = "a line is {\"id\", \"text\"} or {\"id\", \"messages\": [{\"from\": \"client\" or \"bot\", \"text\"}]}";

    /// <returns>The request, and what is wrong with it if anything is; never any of its text.</returns>
    public static (ClassifyRequest Request, string? Error) Read(string json)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            return Read(document.RootElement);
        }
        catch (JsonException e)
        {
            return (Nothing(null), $"this is not JSON from character {e.BytePositionInLine + 1} on; {Shape}");
        }
        catch (InvalidOperationException)
        {
            return (Nothing(null), "a text holds half of a character pair"); // a lone escape such as "\ud800"
        }
    }

    private static (ClassifyRequest Request, string? Error) Read(JsonElement line)
    {
        if (line.ValueKind != JsonValueKind.Object) return (Nothing(null), $"this is not an object; {Shape}");

        var id = line.TryGetProperty("id", out var given) && given.ValueKind is JsonValueKind.String or JsonValueKind.Number ? given.GetRawText() : null;
        var language = Text(line, "lang") is { } code ? Handoff.Core.Conversations.Language.Of(code) : (Language?)null;
        if (Text(line, "text") is { } text) return (new ClassifyRequest(id, language, [new ClassifyMessage(text, FromClient: true)], IsConversation: false), null);
        if (!line.TryGetProperty("messages", out var messages) || messages.ValueKind != JsonValueKind.Array) return (Nothing(id), $"there is neither text nor messages; {Shape}");

        var read = ImmutableArray.CreateBuilder<ClassifyMessage>();
        foreach (var message in messages.EnumerateArray())
        {
            if (Message(message) is not { } m) return (Nothing(id), $"message {read.Count} is not {{\"from\": \"client\" or \"bot\", \"text\"}}");
            read.Add(m);
        }

        return (new ClassifyRequest(id, language, read.DrainToImmutable(), IsConversation: true), null);
    }

    private static ClassifyMessage? Message(JsonElement message) =>
        message.ValueKind == JsonValueKind.Object && Text(message, "text") is { } text && Text(message, "from") is { } from && from is "client" or "bot"
            ? new ClassifyMessage(text, from == "client")
            : null;

    private static string? Text(JsonElement value, string name) =>
        value.TryGetProperty(name, out var found) && found.ValueKind == JsonValueKind.String ? found.GetString() : null;

    private static ClassifyRequest Nothing(string? id) => new(id, null, [], IsConversation: false);
}

internal sealed record ClassifyMessage(string Text, bool FromClient);
