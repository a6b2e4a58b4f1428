using System.Globalization;
using Handoff.Console.Pages;
using Handoff.Core.Conversations;
using Handoff.Service.Stores;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Http;

namespace Handoff.Console.Security;

/// <summary>The life of a sign-in: idle and absolute end, and an end at once when the account changes.</summary>
internal sealed class Sessions(IAccountStore accounts, Html html, TimeProvider clock, DeskOptions options) : CookieAuthenticationEvents
{
    private const string StartedItem = "started";
    private static readonly TimeSpan RenewAfter = TimeSpan.FromMinutes(1);

    /// <summary>Requests the page makes by itself. They say that the page is open, not that anybody is at it.</summary>
    private static readonly string[] Background = ["/desk/stream", "/desk/here"];

    public Task SignInAsync(HttpContext context, Account account) => context.SignInAsync(
        DeskPolicies.Scheme,
        DeskUser.Of(account).ToPrincipal(),
        new AuthenticationProperties
        {
            IsPersistent = false,
            Items = { [StartedItem] = clock.GetUtcNow().ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture) },
        });

    /// <returns>The account as it is now, if the sign-in still holds.</returns>
    public async Task<Account?> FindHolderAsync(AdvocateId id, string stamp, CancellationToken cancellationToken) =>
        await accounts.FindAsync(id, cancellationToken) is { Disabled: false } account && account.SecurityStamp == stamp ? account : null;

    public override async Task ValidatePrincipal(CookieValidatePrincipalContext context)
    {
        var (account, known) = await FindHolderAsync(context);
        if (!known)
        {
            StoreAway.Mark(context.HttpContext);
            context.RejectPrincipal(); // the cookie stays
            return;
        }

        if (account is null)
        {
            context.RejectPrincipal();
            await context.HttpContext.SignOutAsync(DeskPolicies.Scheme);
            return;
        }

        // A new role or name holds from the next request on.
        context.ReplacePrincipal(DeskUser.Of(account).ToPrincipal());
    }

    public override Task CheckSlidingExpiration(CookieSlidingExpirationContext context)
    {
        context.ShouldRenew = context.ElapsedTime > RenewAfter && !Background.Contains(context.Request.Path.Value, StringComparer.Ordinal);
        return Task.CompletedTask;
    }

    public override Task RedirectToLogin(RedirectContext<CookieAuthenticationOptions> context)
    {
        var byScript = context.Request.Headers.ContainsKey("HX-Request") || Background.Contains(context.Request.Path.Value, StringComparer.Ordinal);
        if (StoreAway.Hides(context.HttpContext)) return StoreAway.TellAsync(context.HttpContext, byScript);
        if (byScript) context.Response.StatusCode = StatusCodes.Status401Unauthorized;
        else if (HttpMethods.IsGet(context.Request.Method)) return base.RedirectToLogin(context);
        else context.Response.Redirect("/desk/sign-in?over"); // nothing to come back to: the form is gone
        return Task.CompletedTask;
    }

    public override async Task RedirectToAccessDenied(RedirectContext<CookieAuthenticationOptions> context)
    {
        var page = await html.TellAsync(context.HttpContext, StatusCodes.Status403Forbidden, "Not allowed", "Only supervisors can do that.");
        await page.ExecuteAsync(context.HttpContext);
    }

    private async Task<(Account? Account, bool Known)> FindHolderAsync(CookieValidatePrincipalContext context)
    {
        if (SignInTickets.IsUnknown(context.Properties)) return (null, false);
        try
        {
            return DeskUser.Of(context.Principal) is { } user && !IsOver(context.Properties)
                ? (await FindHolderAsync(user.Id, user.Stamp, context.HttpContext.RequestAborted), true)
                : (null, true);
        }
        catch (StoreUnavailableException)
        {
            return (null, false);
        }
    }

    private bool IsOver(AuthenticationProperties properties) =>
        !properties.Items.TryGetValue(StartedItem, out var started)
        || !long.TryParse(started, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
        || clock.GetUtcNow() - DateTimeOffset.FromUnixTimeSeconds(seconds) > TimeSpan.FromHours(options.AbsoluteHours);
}
