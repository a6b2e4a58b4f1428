using Bot.Host.Serving;

namespace Bot.Host.Chat;

/// <summary>Whose pages may call the widget's own addresses: ours, and those that the agency names.</summary>
internal sealed class ChatOrigins(ChatOptions options)
{
    public IEnumerable<string> Allowed => options.AllowedOrigins;

    /// <summary>Maps the address, and the question that a browser asks before another site's page may post to it.</summary>
    public void MapPost(IEndpointRouteBuilder routes, string path, RequestDelegate answer)
    {
        routes.MapMethods(path, ["OPTIONS"], PreflightAsync);
        routes.MapPost(path, (HttpContext http) => Admits(http) ? answer(http) : RefuseAsync(http));
    }

    private Task PreflightAsync(HttpContext http)
    {
        if (!Admits(http)) return RefuseAsync(http);
        http.Response.Headers.AccessControlAllowMethods = "POST, OPTIONS";
        http.Response.Headers.AccessControlAllowHeaders = "content-type";
        http.Response.Headers.AccessControlMaxAge = "86400";
        http.Response.StatusCode = 204;
        return Task.CompletedTask;
    }

    private bool Admits(HttpContext http)
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

    private static Task RefuseAsync(HttpContext http) =>
        Problems.WriteAsync(http, 403, "This site may not open chats here. Add its origin to Chat:AllowedOrigins");
}
