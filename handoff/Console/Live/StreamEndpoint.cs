using System.Globalization;
using Handoff.Console.Pages;
using Handoff.Console.Security;
using Handoff.Console.Talk;
using Handoff.Service.Desk;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Hosting;

namespace Handoff.Console.Live;

/// <summary>
/// <c>GET /desk/stream?c={conversation}&amp;after={position}</c>: one stream of server-sent events for a
/// page. Events of the transcript carry their log position as id.
/// </summary>
internal static class StreamEndpoint
{
    public static void Map(IEndpointRouteBuilder desk) => desk.MapGet("stream", OpenAsync);

    private static async Task<IResult> OpenAsync(
        HttpContext context, string? c, string? after, IDesk desk, DeskStreams streams, Html html, TimeProvider clock, IHostApplicationLifetime host)
    {
        var user = DeskUser.Of(context.User)!;
        if (c is not null && ActionsModel.ParseId(c) is null) return Results.BadRequest();
        if (!TryPosition(context.Request.Headers["Last-Event-ID"], out var from) && !TryPosition(after ?? "0", out from)) return Results.BadRequest();

        var conversation = c is null ? null : await desk.FindAsync(ActionsModel.ParseId(c)!.Value, context.RequestAborted);
        if (c is not null && conversation is null) return Results.NotFound();
        if (conversation is not null && !user.MayOpen(conversation)) return Results.StatusCode(StatusCodes.Status403Forbidden);

        var ticket = await context.AuthenticateAsync(DeskPolicies.Scheme);
        var request = new StreamRequest(user, html.FrameOf(context), conversation?.Id, from, ticket.Properties?.ExpiresUtc ?? clock.GetUtcNow());
        var ended = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, host.ApplicationStopping);
        context.Response.RegisterForDispose(ended);
        context.Response.Headers["X-Accel-Buffering"] = "no";
        return TypedResults.ServerSentEvents(streams.RunAsync(request, ended.Token));
    }

    private static bool TryPosition(string? text, out long position) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out position);
}
