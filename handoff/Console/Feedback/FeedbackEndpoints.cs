using Handoff.Console.Pages;
using Handoff.Console.Security;
using Handoff.Console.Talk;
using Handoff.Service.Desk;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Handoff.Console.Feedback;

internal static class FeedbackEndpoints
{
    public static void Map(IEndpointRouteBuilder desk) => desk.MapGet("feedback", ShowAsync);

    private static async Task<IResult> ShowAsync(HttpContext context, IDesk desk, Html html, TimeProvider clock)
    {
        var days = context.Request.Query["days"].ToString() switch { "7" => 7, "90" => 90, _ => 30 };
        var now = clock.GetUtcNow();
        var survey = await desk.SurveysAsync(now - TimeSpan.FromDays(days), now, context.RequestAborted);
        var linked = DeskUser.Of(context.User)!.IsSupervisor;
        return await html.ShowAsync<FeedbackPage>(context, FeedbackModel.Of(days, survey, new DeskClock(desk.Rules.Hours.Zone, now), linked));
    }
}
