using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;

namespace Handoff.Console.Security;

/// <summary>Headers of every answer under /desk, redirects and errors too, wherever in the pipeline they are made.</summary>
internal sealed class DeskHeaders : IStartupFilter
{
    private const string ContentSecurity =
        "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self'; "
        + "form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
    {
        app.Use((context, proceed) =>
        {
            if (context.Request.Path.StartsWithSegments("/desk")) context.Response.OnStarting(Add, context.Response);
            return proceed(context);
        });
        next(app);
    };

    private static Task Add(object state)
    {
        var headers = ((HttpResponse)state).Headers;
        headers.ContentSecurityPolicy = ContentSecurity;
        headers.XContentTypeOptions = "nosniff";
        headers.XFrameOptions = "DENY";
        headers["Referrer-Policy"] = "same-origin";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Permissions-Policy"] = "camera=(), microphone=(), geolocation=()";
        if (!headers.ContainsKey("ETag")) headers.CacheControl = "no-store";
        return Task.CompletedTask;
    }
}
