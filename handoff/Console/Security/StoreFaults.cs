using Handoff.Console.Pages;
using Handoff.Service.Stores;
using Handoff.Service.Turns;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Handoff.Console.Security;

/// <summary>Says so, with what to do, when the store gives no answer.</summary>
internal sealed class StoreFaults(Html html, ILogger<StoreFaults> log) : IEndpointFilter
{
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        try
        {
            return await next(context);
        }
        catch (Exception e) when (e is StoreUnavailableException or TurnContendedException)
        {
            log.LogWarning("The store gave no answer to {Method} {Route}", context.HttpContext.Request.Method, context.HttpContext.GetEndpoint()?.DisplayName);
            context.HttpContext.Response.Headers.RetryAfter = "2";
            return await html.TellAsync(
                context.HttpContext,
                StatusCodes.Status503ServiceUnavailable,
                "That could not be saved just now",
                "Wait a moment and try again. A message that was already saved is not sent a second time.");
        }
    }
}
