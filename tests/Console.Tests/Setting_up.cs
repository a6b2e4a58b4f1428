using System.Net;
using Handoff.Console;
using Handoff.Console.Accounts;
using Handoff.Service.Stores;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Console.Tests;

public sealed class Setting_up
{
    [Fact]
    public async Task The_link_makes_one_supervisor_and_is_gone_afterwards()
    {
        await using var host = await DeskHost.StartAsync();
        using var visitor = host.Visit();
        var link = await LinkAsync(host);
        await visitor.GetAsync(link!);
        using var made = await visitor.PostAsync("/desk/setup", Fields(visitor, "Sam.First", DeskHost.Password));

        Assert.Equal("/desk", made.RequestMessage!.RequestUri!.AbsolutePath);
        Assert.Contains("Hello, Sam", visitor.Page, StringComparison.Ordinal);
        Assert.Equal(Role.Supervisor, (await host.Services.GetRequiredService<AccountBook>().FindAsync("sam.first", CancellationToken.None))!.Role);
        Assert.Null(await LinkAsync(host));
        using var again = await host.Visit().GetAsync(link!);
        Assert.Equal(HttpStatusCode.NotFound, again.StatusCode);
        using var posted = await visitor.PostAsync("/desk/setup", Fields(visitor, "second", DeskHost.Password));
        Assert.Equal(HttpStatusCode.NotFound, posted.StatusCode);
    }

    [Theory]
    [InlineData("/desk/setup")]
    [InlineData("/desk/setup?key=")]
    [InlineData("/desk/setup?key=0123456789abcdef")]
    public async Task Without_the_key_there_is_no_such_page(string path)
    {
        await using var host = await DeskHost.StartAsync();
        using var answer = await host.Visit().GetAsync(path);

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Theory]
    [InlineData("too short")]
    [InlineData("password1234!")]
    [InlineData("sam.first-2026")]
    [InlineData("aaaaaaaaaaaaaaaa")]
    [InlineData("BenefitsBot2026!")]
    public async Task A_weak_password_is_refused_with_a_reason(string password)
    {
        await using var host = await DeskHost.StartAsync();
        using var visitor = host.Visit();
        await visitor.GetAsync((await LinkAsync(host))!);
        using var answer = await visitor.PostAsync("/desk/setup", Fields(visitor, "sam.first", password));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains("unrelated words", visitor.Page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_link_stays_the_same_over_a_restart()
    {
        var host = await DeskHost.StartAsync();
        var before = new Uri((await LinkAsync(host))!, UriKind.Relative).ToString();
        await host.DisposeAsync();
        await using var again = await DeskHost.StartAsync(path: host.Path);

        Assert.Equal(before, await LinkAsync(again));
    }

    [Fact]
    public async Task The_configured_supervisor_is_made_once_and_needs_no_link()
    {
        var host = await DeskHost.WithSupervisorAsync();
        Assert.Null(await LinkAsync(host));
        using var visitor = await host.SignInAsync("sam");
        await host.DisposeAsync();
        await using var again = await DeskHost.StartAsync(new DeskOptions { BootstrapUser = "other", BootstrapPassword = DeskHost.Password }, host.Path);

        Assert.Single(await again.Services.GetRequiredService<AccountBook>().AllAsync(CancellationToken.None));
    }

    [Fact]
    public async Task The_configured_supervisor_is_made_later_where_the_store_gives_no_answer_at_the_start()
    {
        await using var host = await DeskHost.StartAsync(new DeskOptions { BootstrapUser = "sam", BootstrapPassword = DeskHost.Password }, adjust: LateAccounts.Put);
        await ((LateAccounts)host.Services.GetRequiredService<IAccountStore>()).Added.WaitAsync(TestContext.Current.CancellationToken);

        using var visitor = await host.SignInAsync("sam");
    }

    [Fact]
    public async Task A_wrong_configuration_stops_the_start_with_every_fault()
    {
        var fault = await Assert.ThrowsAsync<OptionsValidationException>(() => DeskHost.StartAsync(new DeskOptions { BootstrapUser = "no spaces", BootstrapPassword = "short" }));

        Assert.Equal(2, fault.Failures.Count());
        Assert.All(fault.Failures, text => Assert.StartsWith("Desk:Bootstrap:", text, StringComparison.Ordinal));
    }

    private static async Task<string?> LinkAsync(DeskHost host) =>
        (await host.Services.GetRequiredService<IDeskSetup>().FindLinkAsync("http://x", CancellationToken.None))?["http://x".Length..];

    private static (string, string)[] Fields(Visitor visitor, string user, string password) =>
        [("setupKey", visitor.Field("setupKey")), ("user", user), ("name", "Sam"), ("password", password)];
}
