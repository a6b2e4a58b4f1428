using System.IO.Compression;
using System.Text;
using Bot.Host.Channels.DirectLine;
using Bot.Host.Serving;
using Handoff.Core.Conversations;

namespace Bot.Host.Chat;

/// <summary>The page at <c>/</c>, the widget's files and words.</summary>
internal sealed class ChatEndpoints(
    ChatAssets assets, ChatWords words, ChatPage page, ChatTokens tokens, ChatOrigins origins, TokenBuckets limit)
{
    private const string ForEver = "public, max-age=31536000, immutable";
    private const string AskAgain = "public, no-cache";

    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/", PageAsync);
        routes.MapGet("/chat/strings/{name}", StringsAsync);
        routes.MapGet("/chat/{name}", AssetAsync);
    }

    private async Task PageAsync(HttpContext http)
    {
        var language = PageLanguage.Of(http.Request);
        string? locality = http.Request.Query["locality"];
        var found = words.For(language, locality);
        var nonce = RandomId.New(16);
        // Over the limit the page still comes; its script asks for a token later, when it is needed.
        var token = limit.Take(http.Connection.RemoteIpAddress) == TimeSpan.Zero ? tokens.New(language, locality).AsMembers() : "";

        http.Response.ContentType = "text/html; charset=utf-8";
        http.Response.Headers.ContentSecurityPolicy = Policy(http.Request, nonce);
        http.Response.Headers.Vary = "Accept-Language, Accept-Encoding";
        await SendAsync(http, Encoding.UTF8.GetBytes(page.Render(found, nonce, token)));
    }

    // Safari 15 does not take a WebSocket to be 'self', so its address is named.
    private string Policy(HttpRequest request, string nonce) =>
        "default-src 'none'; script-src 'self'; "
        + $"style-src 'self' 'nonce-{nonce}'; connect-src 'self' {(request.IsHttps ? "wss" : "ws")}://{request.Host}; img-src 'self' data: blob:; "
        + $"base-uri 'none'; form-action 'none'; frame-ancestors {string.Join(' ', ["'self'", .. origins.Allowed])}";

    private Task AssetAsync(HttpContext http)
    {
        if (assets.Find((string)http.Request.RouteValues["name"]!) is not { } asset) return NotFoundAsync(http);

        var headers = http.Response.Headers;
        headers.CacheControl = http.Request.Query["v"] == assets.Version ? ForEver : AskAgain;
        OpenToEveryone(http);
        headers.ETag = $"\"{asset.Hash}\"";
        if (http.Request.Headers.IfNoneMatch.ToString().Contains(asset.Hash, StringComparison.Ordinal)) return NotModifiedAsync(http);

        var (content, encoding) = asset.For(http.Request.Headers.AcceptEncoding.ToString());
        http.Response.ContentType = asset.ContentType;
        if (encoding is not null) headers.ContentEncoding = encoding;
        http.Response.ContentLength = content.Length;
        return http.Response.Body.WriteAsync(content, http.RequestAborted).AsTask();
    }

    private Task StringsAsync(HttpContext http)
    {
        var language = (string)http.Request.RouteValues["name"]! switch
        {
            "en.json" => Language.English,
            "es.json" => Language.Spanish,
            _ => default,
        };
        if (language == default) return NotFoundAsync(http);

        OpenToEveryone(http);
        http.Response.Headers.CacheControl = AskAgain;
        http.Response.ContentType = Reply.Json;
        return SendAsync(http, words.For(language, http.Request.Query["locality"]).Json);
    }

    private static void OpenToEveryone(HttpContext http)
    {
        var headers = http.Response.Headers;
        headers.AccessControlAllowOrigin = "*";
        headers["Cross-Origin-Resource-Policy"] = "cross-origin";
        headers.Vary = "Accept-Encoding";
    }

    private static Task NotModifiedAsync(HttpContext http)
    {
        http.Response.StatusCode = 304;
        return Task.CompletedTask;
    }

    private static Task NotFoundAsync(HttpContext http) => Problems.WriteAsync(http, 404, "There is nothing at this address");

    private static async Task SendAsync(HttpContext http, byte[] content)
    {
        if (http.Request.Headers.AcceptEncoding.ToString().Contains("br", StringComparison.OrdinalIgnoreCase))
        {
            var small = new byte[BrotliEncoder.GetMaxCompressedLength(content.Length)];
            if (BrotliEncoder.TryCompress(content, small, out var length, quality: 5, window: 18))
            {
                http.Response.Headers.ContentEncoding = "br";
                http.Response.ContentLength = length;
                await http.Response.Body.WriteAsync(small.AsMemory(0, length), http.RequestAborted);
                return;
            }
        }

        http.Response.ContentLength = content.Length;
        await http.Response.Body.WriteAsync(content, http.RequestAborted);
    }
}
