using System.Net;
using Host.Tests.Support;

namespace Host.Tests.DirectLine;

/// <summary>What a token is, and how long.</summary>
public sealed class A_token(SharedHost shared)
{
    private RunningHost Host => shared.Host;

    [Fact]
    public async Task Is_made_for_the_secret_and_reserves_a_conversation()
    {
        var generated = await Host.Http.SendAsync("POST", "/v3/directline/tokens/generate", RunningHost.Secret, """{"User":{"Id":"dl_x","Name":"X"}}""");

        Assert.Equal(1800, generated.Json.GetProperty("expires_in").GetInt32());
        Assert.False(generated.Json.TryGetProperty("streamUrl", out _));
        Assert.Equal("dl_x", Jwt.Claim(generated["token"], "user"));
        Assert.Equal(generated["conversationId"], Jwt.Claim(generated["token"], "conv"));
        // Not begun yet: nobody was greeted.
        Assert.Equal(HttpStatusCode.NotFound, (await Host.Http.SendAsync("GET", $"/v3/directline/conversations/{generated["conversationId"]}", generated["token"])).Status);
    }

    [Fact]
    public async Task Needs_no_body() =>
        Assert.Equal(HttpStatusCode.OK, (await Host.Http.SendAsync("POST", "/v3/directline/tokens/generate", RunningHost.Secret)).Status);

    [Fact]
    public async Task Makes_no_other_token()
    {
        var refused = await Host.Http.SendAsync("POST", "/v3/directline/tokens/generate", await Chatter.TokenAsync(Host));

        Assert.Equal((HttpStatusCode.Forbidden, "BadArgument"), (refused.Status, refused.ErrorCode));
    }

    [Fact]
    public async Task Is_refreshed_with_the_same_claims()
    {
        var token = await Chatter.TokenAsync(Host, "dl_same");
        var refreshed = await Host.Http.SendAsync("POST", "/v3/directline/tokens/refresh", token);

        Assert.Equal(HttpStatusCode.OK, refreshed.Status);
        foreach (var claim in new[] { "user", "conv", "iss", "aud", "bot", "site" }) Assert.Equal(Jwt.Claim(token, claim), Jwt.Claim(refreshed["token"], claim));
        Assert.NotEqual(token, refreshed["token"]);
        Assert.Equal(HttpStatusCode.Forbidden, (await Host.Http.SendAsync("POST", "/v3/directline/tokens/refresh", RunningHost.Secret)).Status);
    }

    [Fact]
    public async Task Expires_after_half_an_hour_and_says_so()
    {
        await using var host = await RunningHost.StartAsync();
        var chatter = await Chatter.StartAsync(host);
        host.Clock.Ahead = TimeSpan.FromMinutes(29);
        Assert.Equal(HttpStatusCode.OK, (await chatter.ReadAsync()).Status);

        host.Clock.Ahead = TimeSpan.FromMinutes(31);

        foreach (var (method, path) in new[] { ("GET", chatter.Path + "/activities"), ("POST", chatter.Path + "/activities"), ("POST", "/v3/directline/tokens/refresh"), ("POST", "/v3/directline/conversations") })
        {
            var expired = await host.Http.SendAsync(method, path, chatter.Token, method == "POST" ? "{}" : null);
            Assert.Equal((HttpStatusCode.Forbidden, "TokenExpired"), (expired.Status, expired.ErrorCode));
        }
    }

    [Theory]
    [InlineData("eyJhbGciOiJub25lIn0.eyJjb252IjoiYSJ9.")]
    [InlineData("not.a.token")]
    [InlineData("..")]
    [InlineData("nonsense")]
    [InlineData("a-secret-of-these-tests-only ")]
    [InlineData("A-secret-of-these-tests-only")]
    public async Task Is_not_what_somebody_made_up(string credential)
    {
        var answer = await Host.Http.SendAsync("POST", "/v3/directline/conversations", headers: ("Authorization", $"Bearer {credential}"));

        // A blank at the end is not part of a header's value.
        Assert.Equal(credential.EndsWith(' ') ? HttpStatusCode.Created : HttpStatusCode.Forbidden, answer.Status);
        if (answer.Status == HttpStatusCode.Forbidden) Assert.Equal("BadArgument", answer.ErrorCode);
    }

    [Fact]
    public async Task Is_worthless_when_one_letter_is_changed()
    {
        var token = await Chatter.TokenAsync(Host);
        var parts = token.Split('.');
        foreach (var part in new[] { 0, 1, 2 })
        {
            var changed = parts.ToArray();
            changed[part] = (changed[part][0] == 'A' ? 'B' : 'A') + changed[part][1..];
            Assert.Equal(HttpStatusCode.Forbidden, (await Host.Http.SendAsync("POST", "/v3/directline/conversations", string.Join('.', changed))).Status);
        }
    }

    [Theory]
    [InlineData(null)]
    [InlineData("Bearer")]
    [InlineData("Bearer ")]
    [InlineData("Basic YTpi")]
    [InlineData("a-secret-of-these-tests-only")]
    public async Task Is_asked_for_with_401_where_there_is_none(string? header)
    {
        var answer = await Host.Http.SendAsync("POST", "/v3/directline/conversations", headers: header is null ? [] : [("Authorization", header)]);

        Assert.Equal((HttpStatusCode.Unauthorized, "BadArgument", "Missing token or secret"), (answer.Status, answer.ErrorCode, answer.ErrorMessage));
    }

    [Fact]
    public async Task Is_good_only_for_the_origins_it_names()
    {
        var generated = await Host.Http.SendAsync("POST", "/v3/directline/tokens/generate", RunningHost.Secret, """{"trustedOrigins":["https://good.example"]}""");
        var started = await Host.Http.SendAsync("POST", "/v3/directline/conversations", generated["token"], headers: ("Origin", "https://good.example"));
        Assert.Equal(HttpStatusCode.Created, started.Status);

        var path = $"/v3/directline/conversations/{started["conversationId"]}/activities";
        Assert.Equal(HttpStatusCode.Forbidden, (await Host.Http.SendAsync("GET", path, started["token"], headers: ("Origin", "https://evil.example"))).Status);
        Assert.Equal(HttpStatusCode.OK, (await Host.Http.SendAsync("GET", path, started["token"], headers: ("Origin", "https://good.example"))).Status);

        var stream = new Uri(started["streamUrl"]);
        Assert.Equal(403, await Socket.RefusedAsync(stream, "https://evil.example"));
        using var open = await Socket.OpenAsync(stream, "https://good.example");
        Assert.NotNull(await open.FrameAsync());
    }
}
