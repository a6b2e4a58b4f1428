using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Bot.Host.Channels.DirectLine;

/// <summary>Body of <c>tokens/generate</c> and <c>conversations</c>; every field may be missing.</summary>
/// <param name="Locale">Sent by clients when they start: the language of their page.</param>
internal sealed record TokenParameters(TokenUser? User, string[]? TrustedOrigins, string? Locale)
{
    public static readonly TokenParameters None = new(null, null, null);
}

internal sealed record TokenUser(string? Id, string? Name);

/// <param name="ExpiresIn">Seconds.</param>
internal sealed record ConversationResponse(
    string ConversationId,
    string Token,
    [property: JsonPropertyName("expires_in")] int ExpiresIn,
    string? StreamUrl = null);

internal sealed record ResourceResponse(string Id);

internal sealed record SessionResponse(string SessionId);

internal sealed record ErrorResponse(ErrorBody Error);

internal sealed record ErrorBody(string Code, string Message);

[JsonSourceGenerationOptions]
[JsonSerializable(typeof(TokenParameters))]
[JsonSerializable(typeof(ConversationResponse))]
[JsonSerializable(typeof(ResourceResponse))]
[JsonSerializable(typeof(SessionResponse))]
[JsonSerializable(typeof(ErrorResponse))]
internal sealed partial class DirectLineJson : JsonSerializerContext
{
    /// <summary>Clients write <c>User.Id</c> as they like. The <c>&amp;</c> of addresses and the accents of messages stay as they are.</summary>
    public static DirectLineJson Wire { get; } = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        PropertyNameCaseInsensitive = true,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        MaxDepth = 16,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });
}
