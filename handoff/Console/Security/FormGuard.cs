using Handoff.Console.Pages;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http;

namespace Handoff.Console.Security;

/// <summary>Refuses every POST that does not carry the token of a page we made for this reader.</summary>
internal sealed class FormGuard(IAntiforgery antiforgery, Html html) : IEndpointFilter
{
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        if (HttpMethods.IsGet(http.Request.Method) || HttpMethods.IsHead(http.Request.Method)) return await next(context);

        try
        {
            await antiforgery.ValidateRequestAsync(http);
        }
        catch (AntiforgeryValidationException)
        {
            return await html.TellAsync(
                http, StatusCodes.Status400BadRequest, "This page is too old", "Nothing was changed. Go back to the desk and do it again there.");
        }

        return await next(context);
    }
}
