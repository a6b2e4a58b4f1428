using System.Globalization;
using Bot.Host.Channels.DirectLine;
using Bot.Host.Serving;
using Bot.Host.Telemetry;
using Handoff.Core.Conversations;

namespace Bot.Host.Chat;

/// <summary>Tokens for the widget, here and on the sites that may embed it.</summary>
internal sealed class ChatTokenEndpoint(ChatTokens tokens, ChatOrigins origins, TokenBuckets limit, Meters meters)
{
    private const string Example = """{"lang":"es","locality":"new-mexico"}""";

    public void Map(IEndpointRouteBuilder routes) => origins.MapPost(routes, "/chat/token", TokenAsync);

    private async Task TokenAsync(HttpContext http)
    {
        if (limit.Take(http.Connection.RemoteIpAddress) is var wait && wait > TimeSpan.Zero)
        {
            meters.Limited.Add(1);
            http.Response.Headers.RetryAfter = wait.TotalSeconds.ToString("F0", CultureInfo.InvariantCulture);
            await Problems.WriteAsync(http, 429, "Too many chats were opened from this address just now. Try again in a moment");
        }
        else if (await ChatBody.ReadAsync(http, ChatJson.Default.ChatTokenRequest, Example) is { } asked)
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
}
