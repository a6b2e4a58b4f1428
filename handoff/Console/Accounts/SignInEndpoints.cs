using Handoff.Console.Pages;
using Handoff.Console.Security;
using Handoff.Service.Desk;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Handoff.Console.Accounts;

/// <summary>Signing in and out.</summary>
internal static class SignInEndpoints
{
    // One sentence for a wrong name, a wrong password, a locked and a disabled account: what is true of an account is nobody's business.
    private const string Refused = "That name and password don't go together, or there were too many tries. Check both, or wait a few minutes.";
    private const string TooMany = "There were too many tries from this network. Wait ten minutes.";

    public static void Map(IEndpointRouteBuilder desk)
    {
        desk.MapGet("sign-in", ShowAsync).AllowAnonymous();
        desk.MapPost("sign-in", SignInAsync).AllowAnonymous();
        desk.MapPost("sign-out", SignOutAsync);
    }

    private static async Task<IResult> ShowAsync(HttpContext context, Html html)
    {
        var signedIn = await context.AuthenticateAsync(DeskPolicies.Scheme);
        var returnUrl = Local(context.Request.Query["ReturnUrl"]);
        if (signedIn.Succeeded) return Results.Redirect(returnUrl);

        var notice = context.Request.Query.ContainsKey("over")
            ? "You are signed out: nothing was done for a while, or you signed out elsewhere. What you were writing is still there when you sign in again."
            : null;
        return await html.ShowAsync<SignInPage>(context, new SignInModel(returnUrl, Notice: notice));
    }

    private static async Task<IResult> SignInAsync(HttpContext context, Html html, SignIns signIns, Sessions sessions, IDesk desk)
    {
        var form = await DeskForm.ReadAsync(context);
        var user = AccountRules.FoldUser(form.Text("user"));
        var returnUrl = Local(form.Text("returnUrl"));
        var (account, tooMany) = await signIns.TryAsync(user, form.Secret("password"), context.Connection.RemoteIpAddress, context.RequestAborted);
        if (account is null)
        {
            var status = tooMany ? StatusCodes.Status429TooManyRequests : StatusCodes.Status401Unauthorized;
            return await html.ShowAsync<SignInPage>(context, new SignInModel(returnUrl, user, tooMany ? TooMany : Refused), status);
        }

        await sessions.SignInAsync(context, account);
        await desk.SeenAsync(account.Id, available: true, context.RequestAborted);
        return Results.Redirect(returnUrl);
    }

    private static async Task<IResult> SignOutAsync(HttpContext context, AccountBook book, IDesk desk)
    {
        var user = DeskUser.Of(context.User)!;
        await desk.SeenAsync(user.Id, available: false, CancellationToken.None);
        await book.EndSessionsAsync(user.Id, CancellationToken.None);
        await context.SignOutAsync(DeskPolicies.Scheme);
        return Results.Redirect("/desk/sign-in");
    }

    /// <returns>The address if it is a page of the desk, else the desk itself: nobody is sent elsewhere by a link.</returns>
    private static string Local(string? address) =>
        address is not null
        && (address == "/desk" || address.StartsWith("/desk/", StringComparison.Ordinal) || address.StartsWith("/desk?", StringComparison.Ordinal))
        && !address.Contains('\\', StringComparison.Ordinal) && !address.Any(char.IsControl) && address.Length <= 512
            ? address
            : "/desk";
}
