using System.Net;
using Handoff.Console.Accounts;
using Handoff.Service.Stores;
using Microsoft.Extensions.DependencyInjection;

namespace Console.Tests;

public sealed class Signing_in
{
    [Fact]
    public async Task A_restart_keeps_the_sign_in()
    {
        var host = await DeskHost.WithSupervisorAsync();
        using var visitor = await host.SignInAsync("sam");
        var cookies = await CookieOfAsync(host, "sam");
        await host.DisposeAsync();
        await using var again = await DeskHost.StartAsync(path: host.Path);

        Assert.Equal(HttpStatusCode.OK, await OpenAsync(again, cookies));
    }

    [Fact]
    public async Task Five_wrong_passwords_lock_the_account_and_the_sixth_try_fails_though_it_is_right()
    {
        await using var host = await DeskHost.WithSupervisorAsync();
        using var visitor = host.Visit();
        for (var i = 0; i < SignIns.FreeFailures; i++)
            Assert.Equal(HttpStatusCode.Unauthorized, (await visitor.SignInAsync("sam", $"wrong guess number {i}")).StatusCode);

        Assert.Equal(HttpStatusCode.Unauthorized, (await visitor.SignInAsync("sam", DeskHost.Password)).StatusCode);
        host.Time.Ahead += TimeSpan.FromMinutes(2);
        Assert.Equal("/desk", (await visitor.SignInAsync("sam", DeskHost.Password)).RequestMessage!.RequestUri!.AbsolutePath);
    }

    [Fact]
    public void The_lock_grows_and_has_an_end() =>
        Assert.Equal([0, 0, 1, 2, 4, 8, 15, 15], new[] { 1, 4, 5, 6, 7, 8, 9, 50 }.Select(failures => SignIns.LockFor(failures).TotalMinutes));

    [Fact]
    public async Task Guesses_sent_at_once_are_counted_one_by_one()
    {
        await using var host = await DeskHost.WithSupervisorAsync();
        var signIns = host.Services.GetRequiredService<SignIns>();
        await Task.WhenAll(Enumerable.Range(0, 8).Select(i => signIns.TryAsync("sam", $"wrong guess number {i}", IPAddress.Loopback, CancellationToken.None)));

        var account = await host.Services.GetRequiredService<AccountBook>().FindAsync("sam", CancellationToken.None);
        Assert.Equal(SignIns.FreeFailures, account!.FailedSignIns);
        Assert.NotNull(account.LockedUntil);
    }

    [Fact]
    public async Task An_unknown_name_gets_the_same_answer_as_a_wrong_password_and_a_locked_account()
    {
        await using var host = await DeskHost.WithSupervisorAsync();
        using var visitor = host.Visit();
        await visitor.SignInAsync("sam", "wrong guess");
        var wrong = Fault(visitor.Page);
        await visitor.SignInAsync("nobody.here", "wrong guess");
        var unknown = Fault(visitor.Page);
        for (var i = 0; i < SignIns.FreeFailures; i++) await visitor.SignInAsync("sam", "wrong guess");

        Assert.Equal(wrong, unknown);
        Assert.Equal(wrong, Fault(visitor.Page));
    }

    [Fact]
    public async Task One_address_is_stopped_after_many_refusals_whatever_names_it_tries()
    {
        await using var host = await DeskHost.WithSupervisorAsync();
        using var visitor = host.Visit();
        for (var i = 0; i < AttemptLimiter.MaxRefused; i++) await visitor.SignInAsync($"guess{i}", "wrong guess");

        Assert.Equal(HttpStatusCode.TooManyRequests, (await visitor.SignInAsync("sam", DeskHost.Password)).StatusCode);
        host.Time.Ahead += TimeSpan.FromMinutes(11);
        Assert.Equal(HttpStatusCode.OK, (await visitor.SignInAsync("sam", DeskHost.Password)).StatusCode);
    }

    [Fact]
    public async Task Nothing_done_for_half_an_hour_ends_it_and_an_open_page_does_not_count_as_doing()
    {
        await using var host = await DeskHost.WithSupervisorAsync();
        using var visitor = await host.SignInAsync("sam");
        host.Time.Ahead += TimeSpan.FromMinutes(20);
        Assert.Equal(HttpStatusCode.NoContent, (await visitor.PostByScriptAsync("/desk/here")).StatusCode);
        host.Time.Ahead += TimeSpan.FromMinutes(11);

        Assert.Equal(HttpStatusCode.Unauthorized, (await visitor.PostByScriptAsync("/desk/here")).StatusCode);
        Assert.Equal("/desk/sign-in", (await visitor.GetAsync("/desk")).RequestMessage!.RequestUri!.AbsolutePath);
    }

    [Fact]
    public async Task Working_keeps_it_alive_for_twelve_hours_and_no_longer()
    {
        await using var host = await DeskHost.WithSupervisorAsync();
        using var visitor = await host.SignInAsync("sam");
        for (var minutes = 20; minutes < 12 * 60; minutes += 20)
        {
            host.Time.Ahead += TimeSpan.FromMinutes(20);
            Assert.Equal(HttpStatusCode.NoContent, (await visitor.PostByScriptAsync("/desk/stay")).StatusCode);
        }

        host.Time.Ahead += TimeSpan.FromMinutes(21);
        Assert.Equal("/desk/sign-in", (await visitor.GetAsync("/desk")).RequestMessage!.RequestUri!.AbsolutePath);
    }

    [Fact]
    public async Task Signing_out_ends_the_cookie_itself_and_not_only_the_browsers_copy()
    {
        await using var host = await DeskHost.WithSupervisorAsync();
        var stolen = await CookieOfAsync(host, "sam");
        using var visitor = await host.SignInAsync("sam");
        await visitor.PostAsync("/desk/sign-out");

        Assert.Equal(HttpStatusCode.Redirect, await OpenAsync(host, stolen));
    }

    [Fact]
    public async Task Disabling_an_account_ends_its_sign_in_at_once()
    {
        await using var host = await DeskHost.WithSupervisorAsync();
        using var supervisor = await host.SignInAsync("sam");
        using var ana = await host.NewAdvocateAsync("Ana");
        var account = await host.Services.GetRequiredService<AccountBook>().FindAsync("ana", CancellationToken.None);
        await supervisor.PostAsync($"/desk/team/{account!.Id}/disable");

        Assert.Equal("/desk/sign-in", (await ana.GetAsync("/desk")).RequestMessage!.RequestUri!.AbsolutePath);
        Assert.Equal(HttpStatusCode.Unauthorized, (await ana.SignInAsync("ana", DeskHost.Password)).StatusCode);
    }

    [Theory]
    [InlineData("https://evil.example/")]
    [InlineData("//evil.example/")]
    [InlineData("/desk\\evil")]
    [InlineData("/deskevil")]
    public async Task Nobody_is_sent_elsewhere_after_signing_in(string returnUrl)
    {
        await using var host = await DeskHost.WithSupervisorAsync();
        using var visitor = host.Visit();
        await visitor.GetAsync("/desk/sign-in");
        using var answer = await visitor.PostAsync("/desk/sign-in", ("user", "sam"), ("password", DeskHost.Password), ("returnUrl", returnUrl));

        Assert.Equal(host.Address.ToString() + "desk", answer.RequestMessage!.RequestUri!.ToString());
    }

    [Fact]
    public async Task The_cookie_is_only_for_this_host_and_no_script()
    {
        await using var host = await DeskHost.WithSupervisorAsync();
        var header = await SetCookieAsync(host, "sam");

        Assert.Contains("httponly", header, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("samesite=lax", header, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("domain=", header, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("expires=", header, StringComparison.OrdinalIgnoreCase);
    }

    private static string Fault(string page) => page[page.IndexOf("id=\"fault\"", StringComparison.Ordinal)..][..120];

    private static async Task<string> CookieOfAsync(DeskHost host, string user) => (await SetCookieAsync(host, user)).Split(';')[0];

    private static async Task<string> SetCookieAsync(DeskHost host, string user)
    {
        using var client = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = host.Address };
        using var visitor = host.Visit();
        var page = await client.GetAsync(new Uri("/desk/sign-in", UriKind.Relative));
        await visitor.GetAsync("/desk/sign-in");
        var html = await page.Content.ReadAsStringAsync();
        var token = html.Split("name=\"__RequestVerificationToken\" value=\"")[1].Split('"')[0];
        using var form = new FormUrlEncodedContent([new("user", user), new("password", DeskHost.Password), new("__RequestVerificationToken", token)]);
        var answer = await client.PostAsync(new Uri("/desk/sign-in", UriKind.Relative), form);
        return answer.Headers.GetValues("Set-Cookie").Single(header => header.StartsWith("desk=", StringComparison.Ordinal));
    }

    private static async Task<HttpStatusCode> OpenAsync(DeskHost host, string cookie)
    {
        using var client = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = host.Address };
        client.DefaultRequestHeaders.Add("Cookie", cookie);
        return (await client.GetAsync(new Uri("/desk", UriKind.Relative))).StatusCode;
    }
}
