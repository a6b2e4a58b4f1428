using Handoff.Console.Pages;
using Handoff.Console.Security;
using Handoff.Service.Desk;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Handoff.Console.Lists;

/// <summary>The advocate's own standing, and taking the next client.</summary>
internal static class ListEndpoints
{
    public static void Map(IEndpointRouteBuilder desk)
    {
        desk.MapPost("availability", ChangeAsync);
        desk.MapPost("rest", RestAsync);
        desk.MapPost("take-next", TakeNextAsync);
        desk.MapPost("here", HereAsync);
        desk.MapPost("stay", () => Results.NoContent());
    }

    private static async Task<IResult> ChangeAsync(HttpContext context, IDesk desk, Html html)
    {
        var user = DeskUser.Of(context.User)!;
        var form = await DeskForm.ReadAsync(context);
        await desk.SeenAsync(user.Id, form.Text("value") == "available", context.RequestAborted);
        if (!context.Request.Headers.ContainsKey("HX-Request")) return Results.Redirect("/desk");

        var view = await desk.LookAsync(user.Id, context.RequestAborted);
        return Results.Content(await html.RenderAsync<Standing>(html.FrameOf(context), StandingModel.Of(view)), "text/html; charset=utf-8");
    }

    private static async Task<IResult> RestAsync(HttpContext context, IDesk desk)
    {
        await desk.SeenAsync(DeskUser.Of(context.User)!.Id, available: false, context.RequestAborted);
        return Results.Redirect("/desk?rest");
    }

    private static async Task<IResult> TakeNextAsync(HttpContext context, IDesk desk)
    {
        var user = DeskUser.Of(context.User)!;
        if (!await desk.IsAvailableAsync(user.Id, context.RequestAborted)) return Results.Redirect($"/desk?notice={Notices.Away}");

        var form = await DeskForm.ReadAsync(context);
        return await desk.TakeNextAsync(user.Advocate, form.Key(), CancellationToken.None) is { } taken
            ? Results.Redirect($"/desk/c/{taken}")
            : Results.Redirect($"/desk?notice={Notices.Nobody}");
    }

    // The page answers each beat of the stream. A closed laptop keeps its connection for minutes, but answers nothing.
    private static async Task<IResult> HereAsync(HttpContext context, IDesk desk)
    {
        await desk.SeenAsync(DeskUser.Of(context.User)!.Id, available: null, context.RequestAborted);
        return Results.NoContent();
    }
}
