using Microsoft.Extensions.Primitives;

namespace Bot.Host.Channels.DirectLine;

/// <summary>
/// Any page may embed a chat, so every origin is let in by name; what protects a conversation is its token,
/// and no cookie is ever looked at. The exact origin is named because a star is refused where credentials
/// are sent (<c>session/getsessionid</c>), and Authorization is named because a star does not cover it.
/// </summary>
internal static class Cors
{
    private static readonly StringValues Methods = "GET, POST, OPTIONS";
    private static readonly StringValues AllowedHeaders = "authorization, content-type, content-disposition, x-ms-bot-agent, x-requested-with";

    /// <returns>True if the request was a preflight and is answered.</returns>
    public static bool Answer(HttpContext http)
    {
        var headers = http.Response.Headers;
        headers.Vary = "Origin";
        var origin = http.Request.Headers.Origin;
        if (!StringValues.IsNullOrEmpty(origin))
        {
            headers.AccessControlAllowOrigin = origin;
            headers.AccessControlAllowCredentials = "true";
            headers.AccessControlExposeHeaders = "Retry-After";
        }

        if (!HttpMethods.IsOptions(http.Request.Method)) return false;

        headers.AccessControlAllowMethods = Methods;
        headers.AccessControlAllowHeaders = AllowedHeaders;
        headers.AccessControlMaxAge = "86400";
        http.Response.StatusCode = StatusCodes.Status204NoContent;
        return true;
    }
}
