using Handoff.Console.Pages;
using Handoff.Console.Security;
using Handoff.Service.Desk;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Handoff.Console.Accounts;

/// <summary>The first account, and the links under which later ones choose their password.</summary>
internal static class SetupEndpoints
{
    public static void Map(IEndpointRouteBuilder desk)
    {
        desk.MapGet("setup", ShowSetupAsync).AllowAnonymous();
        desk.MapPost("setup", SetUpAsync).AllowAnonymous();
        desk.MapGet("password", ShowPasswordAsync).AllowAnonymous();
        desk.MapPost("password", ChoosePasswordAsync).AllowAnonymous();
    }

    private static async Task<IResult> ShowSetupAsync(HttpContext context, Html html, DeskSetup setup)
    {
        var key = context.Request.Query["key"].ToString();
        return await setup.OpensAsync(key, context.RequestAborted)
            ? await html.ShowAsync<SetupPage>(context, new SetupModel(key))
            : await NotThereAsync(context, html);
    }

    private static async Task<IResult> SetUpAsync(HttpContext context, Html html, DeskSetup setup, Sessions sessions, IDesk desk)
    {
        var form = await DeskForm.ReadAsync(context);
        var (key, user, name, password) = (form.Text("setupKey"), AccountRules.FoldUser(form.Text("user")), form.Text("name"), form.Secret("password"));
        if (!await setup.OpensAsync(key, context.RequestAborted)) return await NotThereAsync(context, html);

        var fault = AccountRules.UserFault(user) ?? AccountRules.NameFault(name) ?? AccountRules.PasswordFault(password, user);
        if (fault is not null)
            return await html.ShowAsync<SetupPage>(context, new SetupModel(key, user, name, fault), StatusCodes.Status422UnprocessableEntity);

        if (await setup.CreateFirstAsync(user, name, password, context.RequestAborted) is not { } account) return await NotThereAsync(context, html);
        await sessions.SignInAsync(context, account);
        await desk.SeenAsync(account.Id, available: true, context.RequestAborted);
        return Results.Redirect("/desk");
    }

    private static async Task<IResult> ShowPasswordAsync(HttpContext context, Html html, PasswordLinks links, AttemptLimiter limiter)
    {
        var key = context.Request.Query["key"].ToString();
        return await OpenAsync(context, links, limiter, key) is { } account
            ? await html.ShowAsync<PasswordPage>(context, new PasswordModel(key, account.Name, account.User))
            : await LinkOverAsync(context, html);
    }

    private static async Task<IResult> ChoosePasswordAsync(HttpContext context, Html html, PasswordLinks links, AttemptLimiter limiter, AccountBook book)
    {
        var form = await DeskForm.ReadAsync(context);
        var (key, password) = (form.Text("linkKey"), form.Secret("password"));
        if (await OpenAsync(context, links, limiter, key) is not { } account) return await LinkOverAsync(context, html);

        if (AccountRules.PasswordFault(password, account.User) is { } fault)
        {
            var model = new PasswordModel(key, account.Name, account.User, fault);
            return await html.ShowAsync<PasswordPage>(context, model, StatusCodes.Status422UnprocessableEntity);
        }

        await book.SetPasswordAsync(account.Id, password, context.RequestAborted);
        return Results.Redirect("/desk/sign-in");
    }

    private static async Task<Handoff.Service.Stores.Account?> OpenAsync(HttpContext context, PasswordLinks links, AttemptLimiter limiter, string key)
    {
        var address = context.Connection.RemoteIpAddress;
        if (limiter.IsExhausted(address)) return null;
        var account = await links.OpenAsync(key, context.RequestAborted);
        if (account is null) limiter.Refused(address);
        return account;
    }

    private static Task<IResult> NotThereAsync(HttpContext context, Html html) =>
        html.TellAsync(context, StatusCodes.Status404NotFound, "Nothing here", "The desk is set up already, or the link is not complete.");

    private static Task<IResult> LinkOverAsync(HttpContext context, Html html) => html.TellAsync(
        context, StatusCodes.Status404NotFound, "This link is over", "It was used, or is older than 72 hours. A supervisor can make a new one.");
}
