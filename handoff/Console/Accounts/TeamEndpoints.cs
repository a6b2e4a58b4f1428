using System.Collections.Immutable;
using Handoff.Console.Pages;
using Handoff.Console.Security;
using Handoff.Core.Conversations;
using Handoff.Service.Desk;
using Handoff.Service.Stores;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Handoff.Console.Accounts;

/// <summary>Supervisors add, disable and reset accounts.</summary>
internal static class TeamEndpoints
{
    public static void Map(IEndpointRouteBuilder desk)
    {
        var team = desk.MapGroup("team").RequireAuthorization(DeskPolicies.Supervisor);
        team.MapGet("", async (HttpContext context, Html html, AccountBook book) => await ShowAsync(context, html, book, new TeamModel([])));
        team.MapPost("add", AddAsync);
        team.MapPost("{id}/reset", ResetAsync);
        team.MapPost("{id}/disable", (string id, HttpContext context, AccountBook book, IDesk work) => DisableAsync(id, true, context, book, work));
        team.MapPost("{id}/enable", (string id, HttpContext context, AccountBook book, IDesk work) => DisableAsync(id, false, context, book, work));
    }

    private static async Task<IResult> AddAsync(HttpContext context, Html html, AccountBook book, PasswordLinks links)
    {
        var form = await DeskForm.ReadAsync(context);
        var (user, name) = (AccountRules.FoldUser(form.Text("user")), form.Text("name"));
        var role = form.Text("role") == nameof(Role.Supervisor) ? Role.Supervisor : Role.Advocate;
        var fault = AccountRules.UserFault(user) ?? AccountRules.NameFault(name);
        var account = fault is null ? await book.AddAsync(user, name, role, password: null, context.RequestAborted) : null;
        return account is null
            ? await ShowAsync(context, html, book, new TeamModel([], fault ?? "That sign-in name is taken.", user, name), StatusCodes.Status422UnprocessableEntity)
            : await ShowLinkAsync(context, html, book, links, account);
    }

    private static async Task<IResult> ResetAsync(string id, HttpContext context, Html html, AccountBook book, PasswordLinks links)
    {
        if (IsSelf(context, id)) return Results.Redirect("/desk/account");
        return await book.ClearPasswordAsync(new AdvocateId(id), context.RequestAborted) is { } account
            ? await ShowLinkAsync(context, html, book, links, account)
            : Results.Redirect("/desk/team");
    }

    // Nobody disables themselves, so that a supervisor is always left.
    private static async Task<IResult> DisableAsync(string id, bool disabled, HttpContext context, AccountBook book, IDesk work)
    {
        if (!IsSelf(context, id) && await book.SetDisabledAsync(new AdvocateId(id), disabled, context.RequestAborted) is not null && disabled)
            await work.SeenAsync(new AdvocateId(id), available: false, context.RequestAborted);
        return Results.Redirect("/desk/team");
    }

    private static bool IsSelf(HttpContext context, string id) => DeskUser.Of(context.User)!.Id.Value == id;

    private static Task<IResult> ShowLinkAsync(HttpContext context, Html html, AccountBook book, PasswordLinks links, Account account)
    {
        var link = $"{context.Request.Scheme}://{context.Request.Host}/desk/password?key={links.KeyFor(account)}";
        return ShowAsync(context, html, book, new TeamModel([], Link: link, LinkFor: account.Name));
    }

    private static async Task<IResult> ShowAsync(HttpContext context, Html html, AccountBook book, TeamModel model, int status = StatusCodes.Status200OK)
    {
        var accounts = await book.AllAsync(context.RequestAborted);
        var members = accounts.OrderBy(account => account.Name, StringComparer.OrdinalIgnoreCase)
            .Select(account => new MemberModel(
                account.Id.Value, account.User, account.Name, account.Role.ToString(), StateOf(account), account.Disabled, IsSelf(context, account.Id.Value)));
        return await html.ShowAsync<TeamPage>(context, model with { Members = [.. members] }, status);
    }

    private static string StateOf(Account account) => account switch
    {
        { Disabled: true } => "Disabled",
        { PasswordHash.Length: 0 } => "Has yet to choose a password",
        _ => "Active",
    };
}
