using Microsoft.Extensions.Primitives;

namespace Bot.Host.Serving;

/// <summary>
/// Headers of every answer. They are the strictest; a page that needs more sets its own policy. Set before
/// the answer is made, so that errors have them too.
/// </summary>
internal static class SecurityHeaders
{
    public static readonly StringValues NoStore = "no-store";

    private static readonly StringValues NoSniff = "nosniff";
    private static readonly StringValues NoReferrer = "no-referrer";
    private static readonly StringValues Nothing = "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'";

    public static void Set(HttpContext http)
    {
        var headers = http.Response.Headers;
        headers.XContentTypeOptions = NoSniff;
        headers["Referrer-Policy"] = NoReferrer;
        headers.ContentSecurityPolicy = Nothing;
        headers.CacheControl = NoStore;
    }
}
