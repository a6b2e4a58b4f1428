using System.Net;
using Handoff.Console.Accounts;
using Microsoft.Extensions.DependencyInjection;

namespace Console.Tests;

public sealed class The_team
{
    [Fact]
    public async Task A_new_advocate_chooses_a_password_with_a_link_that_works_once()
    {
        await using var host = await DeskHost.WithSupervisorAsync();
        using var sam = await host.SignInAsync("sam");
        await sam.GetAsync("/desk/team");
        await sam.PostAsync("/desk/team/add", ("user", "Ana"), ("name", "Ana"), ("role", "Advocate"));
        var link = LinkIn(sam.Page);
        using var ana = host.Visit();
        await ana.GetAsync(link);
        await ana.PostAsync("/desk/password", ("linkKey", ana.Field("linkKey")), ("password", DeskHost.Password));

        using var signedIn = await host.SignInAsync("ana");
        Assert.Equal(HttpStatusCode.NotFound, (await ana.GetAsync(link)).StatusCode);
    }

    [Fact]
    public async Task A_link_is_over_after_three_days()
    {
        await using var host = await DeskHost.WithSupervisorAsync();
        using var sam = await host.SignInAsync("sam");
        await sam.GetAsync("/desk/team");
        await sam.PostAsync("/desk/team/add", ("user", "ana"), ("name", "Ana"), ("role", "Advocate"));
        var link = LinkIn(sam.Page);
        host.Time.Ahead += PasswordLinks.ValidFor + TimeSpan.FromMinutes(1);

        Assert.Equal(HttpStatusCode.NotFound, (await host.Visit().GetAsync(link)).StatusCode);
    }

    [Fact]
    public async Task A_reset_ends_the_old_password_and_the_sign_in()
    {
        await using var host = await DeskHost.WithSupervisorAsync();
        using var sam = await host.SignInAsync("sam");
        using var ana = await host.NewAdvocateAsync("Ana");
        var account = await host.Services.GetRequiredService<AccountBook>().FindAsync("ana", CancellationToken.None);
        await sam.GetAsync("/desk/team");
        await sam.PostAsync($"/desk/team/{account!.Id}/reset");

        Assert.Contains("/desk/password?key=", sam.Page, StringComparison.Ordinal);
        Assert.Equal("/desk/sign-in", (await ana.GetAsync("/desk")).RequestMessage!.RequestUri!.AbsolutePath);
        Assert.Equal(HttpStatusCode.Unauthorized, (await ana.SignInAsync("ana", DeskHost.Password)).StatusCode);
    }

    [Fact]
    public async Task A_taken_name_is_refused()
    {
        await using var host = await DeskHost.WithSupervisorAsync();
        using var sam = await host.SignInAsync("sam");
        await sam.GetAsync("/desk/team");
        using var answer = await sam.PostAsync("/desk/team/add", ("user", "SAM"), ("name", "Other"), ("role", "Advocate"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains("That sign-in name is taken.", sam.Page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Changing_my_password_needs_the_one_I_have_and_ends_my_other_sign_ins()
    {
        await using var host = await DeskHost.WithSupervisorAsync();
        using var here = await host.SignInAsync("sam");
        using var elsewhere = await host.SignInAsync("sam");
        await here.GetAsync("/desk/account");
        using var refused = await here.PostAsync("/desk/account", ("current", "not the one I have"), ("password", "quiet river orange lamp"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        await here.PostAsync("/desk/account", ("current", DeskHost.Password), ("password", "quiet river orange lamp"));

        Assert.Contains("Your password is changed.", here.Page, StringComparison.Ordinal);
        Assert.Equal("/desk/sign-in", (await elsewhere.GetAsync("/desk")).RequestMessage!.RequestUri!.AbsolutePath);
    }

    private static string LinkIn(string page) =>
        new Uri(WebUtility.HtmlDecode(page.Split("readonly value=\"")[1].Split('"')[0])).PathAndQuery;
}
