using System.Text.Json;

namespace Bot.Host.Channels.DirectLine;

/// <summary><c>tokens/generate</c>, <c>tokens/refresh</c> and <c>session/getsessionid</c>: nothing here touches a conversation.</summary>
internal sealed class TokenCalls(DirectLineTokens tokens)
{
    private const int MaxBodyBytes = 16 * 1024;
    private const int MaxOrigins = 20;
    private const int MaxUserLength = 64;

    /// <summary>Reserves a conversation id inside a token. The conversation begins when the token's holder says so.</summary>
    public async Task<Fault?> GenerateAsync(HttpContext http, Caller caller)
    {
        if (!caller.HoldsSecret) return Fault.NeedsSecret;
        var (parameters, fault) = await ReadParametersAsync(http);
        return fault ?? await AnswerAsync(http, NewGrant(parameters));
    }

    /// <summary>The same conversation, user and claims, for another half hour.</summary>
    public async Task<Fault?> RefreshAsync(HttpContext http, Caller caller) =>
        caller.Grant is { } grant ? await AnswerAsync(http, grant) : Fault.NeedsToken;

    /// <summary>Clients ask for it before cards with a sign-in button. We show none, but an error here would be noise in their consoles.</summary>
    public static async Task<Fault?> SessionAsync(HttpContext http)
    {
        var id = RandomId.New(16);
        http.Response.Cookies.Append("webchat_session_v2", id, new CookieOptions { HttpOnly = true, Secure = true, SameSite = SameSiteMode.None });
        await Reply.JsonAsync(http, 200, new SessionResponse(id), DirectLineJson.Wire.SessionResponse);
        return null;
    }

    public static Grant NewGrant(TokenParameters parameters) => new(
        RandomId.Conversation(),
        parameters.User?.Id,
        parameters.User?.Name,
        Language: null,
        Locality: null,
        [.. parameters.TrustedOrigins ?? []],
        default);

    /// <returns>What the body asks for; nothing for an empty body.</returns>
    public static async Task<(TokenParameters Parameters, Fault? Fault)> ReadParametersAsync(HttpContext http)
    {
        using var body = await RequestBody.ReadAsync(http.Request, MaxBodyBytes, http.RequestAborted);
        if (body is null) return (TokenParameters.None, Fault.TooLarge);
        if (body.Bytes.IsEmpty) return (TokenParameters.None, null);
        if (!RequestBody.IsJson(http.Request)) return (TokenParameters.None, Fault.NotJson);
        try
        {
            var read = JsonSerializer.Deserialize(body.Bytes, DirectLineJson.Wire.TokenParameters) ?? TokenParameters.None;
            return (read, Check(read));
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return (TokenParameters.None, Fault.Bad("The body is not the JSON of token parameters: {\"user\":{\"id\":…,\"name\":…},\"trustedOrigins\":[…]}"));
        }
    }

    private static Fault? Check(TokenParameters parameters)
    {
        if (parameters.User is { Id: { } id } && (id.Length is 0 or > MaxUserLength || id.Any(char.IsControl)))
            return Fault.Bad($"A user id has 1 to {MaxUserLength} characters and no control characters");
        if (parameters.User is { Name.Length: > MaxUserLength }) return Fault.Bad($"A user name has at most {MaxUserLength} characters");
        if (parameters.TrustedOrigins is not { } origins) return null;
        return origins.Length <= MaxOrigins && origins.All(IsOrigin)
            ? null
            : Fault.Bad($"trustedOrigins holds at most {MaxOrigins} web origins such as https://www.example.org, without a path");
    }

    private static bool IsOrigin(string? text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var origin)
        && origin.Scheme is ("http" or "https")
        && origin.GetLeftPart(UriPartial.Authority).Equals(text, StringComparison.OrdinalIgnoreCase);

    private async Task<Fault?> AnswerAsync(HttpContext http, Grant grant)
    {
        var response = new ConversationResponse(grant.Conversation.Value, tokens.Write(grant), (int)DirectLineTokens.Lifetime.TotalSeconds);
        await Reply.JsonAsync(http, 200, response, DirectLineJson.Wire.ConversationResponse);
        return null;
    }
}
