using System.Net;
using Handoff.Core.Conversations;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Console.Tests;

public sealed class Who_may_do_what
{
    private static readonly string[] Open = ["assets/{name}", "setup", "sign-in", "password"];

    [Fact]
    public async Task Whoever_is_not_signed_in_reaches_nothing_but_the_way_in()
    {
        await using var host = await DeskHost.WithSupervisorAsync();
        using var http = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = host.Address };
        var routes = Routes(host).Where(route => !Open.Contains(route.Path[("/desk".Length)..].TrimStart('/'))).ToList();

        Assert.True(routes.Count > 15);
        foreach (var (method, path) in routes)
        {
            using var request = new HttpRequestMessage(new HttpMethod(method), new Uri(path.Replace("{id}", "c1").Replace("{**rest}", "else"), UriKind.Relative));
            using var answer = await http.SendAsync(request, TestContext.Current.CancellationToken);
            var sentAway = answer.StatusCode == HttpStatusCode.Unauthorized
                || (answer.StatusCode == HttpStatusCode.Redirect && answer.Headers.Location!.ToString().Contains("/desk/sign-in", StringComparison.Ordinal));
            Assert.True(sentAway, $"{method} {path}: {answer.StatusCode}");
        }
    }

    [Fact]
    public async Task Every_endpoint_says_who_may_reach_it()
    {
        await using var host = await DeskHost.StartAsync();

        Assert.All(Endpoints(host), endpoint => Assert.True(
            endpoint.Metadata.GetMetadata<AuthorizationPolicy>() is not null || endpoint.Metadata.GetMetadata<IAllowAnonymous>() is not null,
            endpoint.DisplayName));
        Assert.Equal(
            Open.Order(),
            Endpoints(host).Where(e => e.Metadata.GetMetadata<IAllowAnonymous>() is not null).Select(e => e.RoutePattern.RawText!["/desk/".Length..]).Distinct().Order());
    }

    [Fact]
    public async Task A_post_without_the_token_of_our_own_page_changes_nothing()
    {
        await using var host = await DeskHost.WithSupervisorAsync();
        using var sam = await host.SignInAsync("sam");
        var client = await host.ClientSaysAsync("person: please");

        foreach (var (method, path) in Routes(host).Where(route => route.Method == "POST"))
        {
            using var answer = await sam.PostWithoutTokenAsync(path.Replace("{id}", client.Value));
            Assert.True(answer.StatusCode == HttpStatusCode.BadRequest, $"{method} {path}: {answer.StatusCode}");
        }

        Assert.IsType<Stage.Waiting>((await host.FindAsync(client)).Stage);
    }

    [Fact]
    public async Task The_team_page_is_for_supervisors()
    {
        await using var host = await DeskHost.WithSupervisorAsync();
        using var ana = await host.NewAdvocateAsync("Ana");
        await ana.GetAsync("/desk");

        Assert.DoesNotContain("/desk/team", ana.Page, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, (await ana.GetAsync("/desk/team")).StatusCode);
        await ana.GetAsync("/desk");
        Assert.Equal(HttpStatusCode.Forbidden, (await ana.PostAsync("/desk/team/add", ("user", "x"), ("name", "X"))).StatusCode);
    }

    [Fact]
    public async Task An_advocate_opens_who_waits_and_whom_they_hold_and_a_supervisor_everybody()
    {
        await using var host = await DeskHost.WithSupervisorAsync();
        using var sam = await host.SignInAsync("sam");
        using var ana = await host.NewAdvocateAsync("Ana");
        using var ben = await host.NewAdvocateAsync("Ben");
        var client = await host.ClientSaysAsync("person: please");
        var bots = await host.ClientSaysAsync("hello");

        Assert.Equal(HttpStatusCode.OK, (await ben.GetAsync($"/desk/c/{client}")).StatusCode);
        await ana.GetAsync("/desk");
        await ana.PostAsync($"/desk/c/{client}/claim");
        Assert.Equal(HttpStatusCode.OK, (await ana.GetAsync($"/desk/c/{client}")).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await ben.GetAsync($"/desk/c/{client}")).StatusCode);
        Assert.Contains("Ana has this client now", ben.Page, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, (await ben.GetAsync($"/desk/stream?c={client}&after=0")).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await ben.GetAsync($"/desk/c/{bots}")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await sam.GetAsync($"/desk/c/{client}")).StatusCode);
        Assert.DoesNotContain("Resolve conversation", sam.Page, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await sam.GetAsync($"/desk/c/{bots}")).StatusCode);
    }

    [Fact]
    public async Task Nobody_speaks_in_a_conversation_that_another_holds()
    {
        await using var host = await DeskHost.WithSupervisorAsync();
        using var ana = await host.NewAdvocateAsync("Ana");
        using var ben = await host.NewAdvocateAsync("Ben");
        var client = await host.ClientSaysAsync("person: please");
        await ana.GetAsync("/desk");
        await ana.PostAsync($"/desk/c/{client}/claim");
        var length = (await host.FindAsync(client)).LogLength;
        await ben.GetAsync("/desk");

        foreach (var act in new[] { "say", "note", "resolve", "to-bot", "transfer" })
            await ben.PostAsync($"/desk/c/{client}/{act}", ("text", "let me in"), ("key", "k1"), ("category", "answered"), ("queue", "general"));

        Assert.Equal(length, (await host.FindAsync(client)).LogLength);
    }

    [Theory]
    [InlineData("/desk/sign-in")]
    [InlineData("/desk")]
    [InlineData("/desk/nothing/here")]
    [InlineData("/desk/setup?key=x")]
    [InlineData("/desk/assets/none.js")]
    public async Task Every_answer_carries_the_headers_that_keep_it_ours(string path)
    {
        await using var host = await DeskHost.WithSupervisorAsync();
        using var http = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = host.Address };
        using var answer = await http.GetAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken);
        var policy = answer.Headers.GetValues("Content-Security-Policy").Single();

        Assert.StartsWith("default-src 'none'; script-src 'self'; style-src 'self';", policy, StringComparison.Ordinal);
        Assert.Contains("frame-ancestors 'none'", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
        Assert.Equal("nosniff", answer.Headers.GetValues("X-Content-Type-Options").Single());
        Assert.True(answer.Headers.CacheControl!.NoStore);
    }

    [Fact]
    public async Task Scripts_and_styles_come_from_us_with_a_tag_and_are_not_sent_twice()
    {
        await using var host = await DeskHost.WithSupervisorAsync();
        using var visitor = host.Visit();
        using var page = await visitor.GetAsync("/desk/sign-in");
        var script = visitor.Page.Split("<script src=\"")[1].Split('"')[0];
        using var first = await visitor.GetAsync(script);
        visitor.Http.DefaultRequestHeaders.Add("If-None-Match", first.Headers.ETag!.ToString());
        using var second = await visitor.GetAsync(script);

        Assert.Contains(first.Headers.CacheControl!.Extensions, e => e.Name == "immutable");
        Assert.Equal(HttpStatusCode.NotModified, second.StatusCode);
    }

    private static IEnumerable<RouteEndpoint> Endpoints(DeskHost host) =>
        host.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>();

    private static IEnumerable<(string Method, string Path)> Routes(DeskHost host) =>
        from endpoint in Endpoints(host)
        from method in endpoint.Metadata.GetMetadata<HttpMethodMetadata>()!.HttpMethods
        select (method, $"/{endpoint.RoutePattern.RawText!.TrimStart('/')}".TrimEnd('/'));
}
