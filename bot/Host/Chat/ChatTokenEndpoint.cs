using System.Globalization;
using System.Text.Json;
using Bot.Host.Channels.DirectLine;
using Bot.Host.Serving;
using Bot.Host.Telemetry;
using Handoff.Core.Conversations;

namespace Bot.Host.Chat;

/// <summary>Tokens for the widget, here and on the sites that may embed it.</summary>
internal sealed class ChatTokenEndpoint(ChatTokens tokens, ChatOptions options, TokenBuckets limit, Meters meters)
{
    private const string Path = "/chat/token";
    private const int MaxBodyBytes = 8 * 1024;

    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapMethods(Path, ["OPTIONS"], PreflightAsync);
        routes.MapPost(Path, TokenAsync);
    }

    private Task PreflightAsync(HttpContext http)
    {
        if (!AllowOrigin(http)) return RefuseOriginAsync(http);
        http.Response.Headers.AccessControlAllowMethods = "POST, OPTIONS";
        http.Response.Headers.AccessControlAllowHeaders = "content-type";
        http.Response.Headers.AccessControlMaxAge = "86400";
        http.Response.StatusCode = 204;
        return Task.CompletedTask;
    }

    private async Task TokenAsync(HttpContext http)
    {
        if (!AllowOrigin(http))
        {
            await RefuseOriginAsync(http);
        }
        else if (limit.Take(http.Connection.RemoteIpAddress) is var wait && wait > TimeSpan.Zero)
        {
            meters.Limited.Add(1);
            http.Response.Headers.RetryAfter = wait.TotalSeconds.ToString("F0", CultureInfo.InvariantCulture);
            await Problems.WriteAsync(http, 429, "Too many chats were opened from this address just now. Try again in a moment");
        }
        else if (await ReadAsync(http) is { } asked)
        {
            await AnswerAsync(http, asked);
        }
    }

    private async Task AnswerAsync(HttpContext http, ChatTokenRequest asked)
    {
        var language = asked.Lang is null ? null : (Language?)Language.Of(asked.Lang);
        var token = asked.Resume is { Length: > 0 } resume
            ? await tokens.ResumeAsync(resume, language)
            : tokens.New(language ?? PageLanguage.Of(http.Request), asked.Locality);
        if (token is null) await Problems.WriteAsync(http, 403, "That chat can't be taken up again: it is more than a day old. Start a new one");
        else await Reply.JsonAsync(http, 200, token, ChatJson.Default.ChatToken);
    }

    /// <returns>Null if it was refused and answered. JSON only: a form on a foreign page can't send that.</returns>
    private static async Task<ChatTokenRequest?> ReadAsync(HttpContext http)
    {
        if (!RequestBody.IsJson(http.Request))
        {
            await Problems.WriteAsync(http, 415, "Send JSON in UTF-8 with Content-Type: application/json");
            return null;
        }

        using var body = await RequestBody.ReadAsync(http.Request, MaxBodyBytes, http.RequestAborted);
        if (body is null)
        {
            await Problems.WriteAsync(http, 413, "The body is too long");
            return null;
        }

        try
        {
            return body.Bytes.IsEmpty ? new ChatTokenRequest(null, null, null)
                : JsonSerializer.Deserialize(body.Bytes, ChatJson.Default.ChatTokenRequest) ?? throw new JsonException();
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            await Problems.WriteAsync(http, 400, "The body is not JSON such as {\"lang\":\"es\",\"locality\":\"new-mexico\"}");
            return null;
        }
    }

    private bool AllowOrigin(HttpContext http)
    {
        var (request, headers) = (http.Request, http.Response.Headers);
        headers.Vary = "Origin";
        var origin = request.Headers.Origin.ToString();
        if (origin.Length == 0 || origin.Equals($"{request.Scheme}://{request.Host}", StringComparison.OrdinalIgnoreCase)) return true;
        if (!options.Allows(origin)) return false;
        headers.AccessControlAllowOrigin = origin;
        headers.AccessControlExposeHeaders = "Retry-After";
        return true;
    }

    private static Task RefuseOriginAsync(HttpContext http) =>
        Problems.WriteAsync(http, 403, "This site may not open chats here. Add its origin to Chat:AllowedOrigins");
}
