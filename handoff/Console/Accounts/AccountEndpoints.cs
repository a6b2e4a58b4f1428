using Handoff.Console.Pages;
using Handoff.Console.Security;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Handoff.Console.Accounts;

/// <summary>What an advocate does with their own account.</summary>
internal static class AccountEndpoints
{
    public static void Map(IEndpointRouteBuilder desk)
    {
        desk.MapGet("account", (HttpContext context, Html html) =>
            html.ShowAsync<AccountPage>(context, new AccountModel(DeskUser.Of(context.User)!.Name, Changed: context.Request.Query.ContainsKey("changed"))));
        desk.MapPost("account", ChangePasswordAsync);
    }

    // The password now is asked for again, under the same limits as a sign-in: an unlocked computer is not yet an account.
    private static async Task<IResult> ChangePasswordAsync(HttpContext context, Html html, AccountBook book, SignIns signIns, Sessions sessions)
    {
        var form = await DeskForm.ReadAsync(context);
        var user = DeskUser.Of(context.User)!;
        if (await book.FindAsync(user.Id, context.RequestAborted) is not { } account) return Results.Redirect("/desk/sign-in");

        var fault = AccountRules.PasswordFault(form.Secret("password"), account.User);
        if (fault is null)
        {
            var (known, _) = await signIns.TryAsync(account.User, form.Secret("current"), context.Connection.RemoteIpAddress, context.RequestAborted);
            if (known is null) fault = "The password you have now was not right.";
        }

        if (fault is not null) return await html.ShowAsync<AccountPage>(context, new AccountModel(user.Name, fault), StatusCodes.Status422UnprocessableEntity);

        if (await book.SetPasswordAsync(user.Id, form.Secret("password"), context.RequestAborted) is { } changed) await sessions.SignInAsync(context, changed);
        return Results.Redirect("/desk/account?changed");
    }
}
