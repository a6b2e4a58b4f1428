using System.Net;
using Host.Tests.Support;

namespace Host.Tests.Chat;

/// <summary>Tokens for a chat window, which has no secret.</summary>
public sealed class Its_tokens(SharedHost shared)
{
    private const string Path = "/chat/token";

    private RunningHost Host => shared.Host;

    [Fact]
    public async Task Are_for_a_new_conversation_and_a_user_that_nobody_can_guess()
    {
        var first = await Host.Http.SendAsync("POST", Path, body: """{"lang":"es","locality":"new-mexico"}""");
        var second = await Host.Http.SendAsync("POST", Path, body: "{}");

        Assert.Equal(("no-store", 1800), (first.Header("Cache-Control"), first.Json.GetProperty("expires_in").GetInt32()));
        Assert.NotEqual(first["conversationId"], second["conversationId"]);
        Assert.StartsWith("dl_", first["userId"], StringComparison.Ordinal);
        Assert.Equal((first["userId"], "es", "new-mexico"), (Jwt.Claim(first["token"], "user"), Jwt.Claim(first["token"], "lang"), Jwt.Claim(first["token"], "locality")));
    }

    [Fact]
    public async Task Are_renewed_for_the_same_conversation_for_a_day()
    {
        await using var host = await RunningHost.StartAsync();
        var first = await host.Http.SendAsync("POST", Path, body: "{}");
        await host.Http.SendAsync("POST", "/v3/directline/conversations", first["token"]);
        host.Clock.Ahead = TimeSpan.FromHours(23);

        var renewed = await host.Http.SendAsync("POST", Path, body: $$"""{"lang":"es","resume":"{{first["resume"]}}"}""");

        Assert.Equal((first["conversationId"], first["userId"]), (renewed["conversationId"], renewed["userId"]));
        Assert.Equal(HttpStatusCode.OK, (await host.Http.SendAsync("GET", $"/v3/directline/conversations/{first["conversationId"]}", renewed["token"])).Status);

        host.Clock.Ahead = TimeSpan.FromHours(25);
        Assert.Equal(HttpStatusCode.Forbidden, (await host.Http.SendAsync("POST", Path, body: $$"""{"resume":"{{first["resume"]}}"}""")).Status);
        Assert.Equal(HttpStatusCode.OK, (await host.Http.SendAsync("POST", Path, body: $$"""{"resume":"{{renewed["resume"]}}"}""")).Status);
    }

    [Fact]
    public async Task Are_not_exchanged_one_kind_for_the_other()
    {
        var mine = await Host.Http.SendAsync("POST", Path, body: "{}");

        Assert.Equal(HttpStatusCode.Forbidden, (await Host.Http.SendAsync("POST", "/v3/directline/conversations", mine["resume"])).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await Host.Http.SendAsync("POST", Path, body: $$"""{"resume":"{{mine["token"]}}"}""")).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await Host.Http.SendAsync("POST", Path, body: """{"resume":"made up"}""")).Status);
    }

    [Theory]
    [InlineData("{", "application/json", HttpStatusCode.BadRequest)]
    [InlineData("null", "application/json", HttpStatusCode.BadRequest)]
    [InlineData("{\"lang\":5}", "application/json", HttpStatusCode.BadRequest)]
    [InlineData("{\"lang\":\"\\ud800\"}", "application/json", HttpStatusCode.BadRequest)]
    [InlineData("lang=es", "application/x-www-form-urlencoded", HttpStatusCode.UnsupportedMediaType)]
    [InlineData("{}", "text/plain", HttpStatusCode.UnsupportedMediaType)]
    public async Task Are_not_given_for_nonsense(string body, string type, HttpStatusCode status)
    {
        var answer = await Host.Http.SendAsync("POST", Path, body: body, type: type);

        Assert.Equal((status, "application/problem+json"), (answer.Status, answer.Header("Content-Type")));
    }

    [Fact]
    public async Task Are_for_our_own_page_and_the_sites_that_are_named()
    {
        await using var host = await RunningHost.StartAsync("--Chat:AllowedOrigins", "https://agency.example, https://county.example:8443");
        var own = host.Address.GetLeftPart(UriPartial.Authority);
        foreach (var (origin, allowed) in new[] { (own, true), ("https://agency.example", true), ("https://county.example:8443", true), ("https://evil.example", false), ("null", false), ("http://agency.example", false) })
        {
            var answer = await host.Http.SendAsync("POST", Path, body: "{}", headers: ("Origin", origin));
            Assert.Equal(allowed ? HttpStatusCode.OK : HttpStatusCode.Forbidden, answer.Status);
            Assert.Equal("Origin", answer.Header("Vary"));
            if (origin != own) Assert.Equal(allowed ? origin : null, answer.Header("Access-Control-Allow-Origin"));
            var preflight = await host.Http.SendAsync("OPTIONS", Path, headers: [("Origin", origin), ("Access-Control-Request-Method", "POST")]);
            Assert.Equal(allowed ? HttpStatusCode.NoContent : HttpStatusCode.Forbidden, preflight.Status);
        }

        Assert.EndsWith("frame-ancestors 'self' https://agency.example https://county.example:8443", (await host.Http.SendAsync("GET", "/")).Header("Content-Security-Policy"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Are_limited_for_one_address_and_not_for_another()
    {
        await using var host = await RunningHost.StartAsync("--Chat:TokensPerMinute", "5");
        for (var i = 0; i < 5; i++) Assert.Equal(HttpStatusCode.OK, (await AskFromAsync(host, "203.0.113.5")).Status);

        var limited = await AskFromAsync(host, "203.0.113.5");

        Assert.Equal(HttpStatusCode.TooManyRequests, limited.Status);
        Assert.InRange(int.Parse(limited.Header("Retry-After")!), 1, 12);
        Assert.Equal(HttpStatusCode.OK, (await AskFromAsync(host, "203.0.113.6")).Status);
        // The page still comes; its script asks again later.
        var page = await host.Http.SendAsync("GET", "/", headers: ("X-Forwarded-For", "203.0.113.5"));
        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.DoesNotContain("\"token\"", page.Text, StringComparison.Ordinal);
    }

    private static Task<Answer> AskFromAsync(RunningHost host, string address) =>
        host.Http.SendAsync("POST", Path, body: "{}", headers: ("X-Forwarded-For", address));
}
