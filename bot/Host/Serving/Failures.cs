namespace Bot.Host.Serving;

/// <summary>The last catch: what failed and where is logged, and not the message, which may quote what somebody wrote.</summary>
internal static class Failures
{
    public static IApplicationBuilder UseFailures(this WebApplication app)
    {
        var log = app.Logger;
        return app.Use(async (http, next) =>
        {
            try
            {
                await next(http);
            }
            catch (Exception) when (http.RequestAborted.IsCancellationRequested)
            {
                // Nobody is there to be told.
            }
            catch (BadHttpRequestException e) when (!http.Response.HasStarted)
            {
                await Problems.WriteAsync(http, e.StatusCode, "The request broke off or is malformed");
            }
            catch (Exception e)
            {
                log.LogError("A request failed: {Kind} {Place}", e.GetType().Name, e.StackTrace);
                if (http.Response.HasStarted) http.Abort();
                else await Problems.WriteAsync(http, 500, "Something went wrong here. It was not your request; send it again");
            }
        });
    }
}
