using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using Bot.Host.Channels.DirectLine;
using Bot.Host.Content;
using Handoff.Core.Conversations;

namespace Bot.Host.Chat;

/// <summary>Tokens for our own chat window, which holds no secret.</summary>
internal sealed class ChatTokens(DirectLineTokens tokens, IContent content)
{
    public ChatToken New(Language language, string? locality) => Write(new Grant(
        RandomId.Conversation(),
        ConversationCalls.ReservedUserPrefix + RandomId.New(16),
        UserName: null,
        language,
        ChatWords.LocalityOf(content.Book, locality),
        Origins: [],
        default));

    /// <summary>A new token for the conversation that a resume key was given for.</summary>
    /// <returns>Null if the key is not ours or more than 24 hours old.</returns>
    public async Task<ChatToken?> ResumeAsync(string resume, Language? language)
    {
        if (await tokens.ReadAsync(resume.AsMemory(), TokenUse.Resume) is not { } grant || tokens.HasExpired(grant)) return null;
        return Write(grant with { Language = language ?? grant.Language });
    }

    private ChatToken Write(Grant grant) => new(
        tokens.Write(grant),
        grant.Conversation.Value,
        (int)DirectLineTokens.Lifetime.TotalSeconds,
        grant.User ?? "",
        tokens.Write(grant, TokenUse.Resume));
}

/// <param name="ExpiresIn">Seconds.</param>
/// <param name="Resume">Good for a new token for the same conversation, for 24 hours.</param>
internal sealed record ChatToken(
    string Token, string ConversationId, [property: JsonPropertyName("expires_in")] int ExpiresIn, string UserId, string Resume)
{
    /// <summary>The members alone, with a comma after the last: to be put in front of others.</summary>
    public string AsMembers()
    {
        var json = Encoding.UTF8.GetString(JsonSerializer.SerializeToUtf8Bytes(this, ChatJson.Default.ChatToken));
        return json[1..^1] + ",";
    }
}

/// <summary>Body of <c>POST /chat/token</c>; every field may be missing.</summary>
internal sealed record ChatTokenRequest(string? Lang, string? Locality, string? Resume);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, MaxDepth = 4)]
[JsonSerializable(typeof(ChatToken))]
[JsonSerializable(typeof(ChatTokenRequest))]
[JsonSerializable(typeof(UnkeptRequest))]
[JsonSerializable(typeof(UnkeptWords))]
internal sealed partial class ChatJson : JsonSerializerContext;
