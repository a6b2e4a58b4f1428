using System.Net;
using Host.Tests.Support;

namespace Host.Tests.DirectLine;

/// <summary>Pages of other origins (CORS).</summary>
public sealed class Other_sites(SharedHost shared)
{
    private const string Site = "https://agency.example";

    private RunningHost Host => shared.Host;

    [Theory]
    [InlineData("/v3/directline/tokens/generate")]
    [InlineData("/v3/directline/conversations")]
    [InlineData("/v3/directline/conversations/x/activities")]
    [InlineData("/v3/directline/session/getsessionid")]
    public async Task Are_let_in_by_name_before_anything_is_asked(string path)
    {
        var preflight = await Host.Http.SendAsync("OPTIONS", path, headers:
        [
            ("Origin", Site),
            ("Access-Control-Request-Method", "POST"),
            ("Access-Control-Request-Headers", "authorization,content-type,x-ms-bot-agent,x-requested-with"),
        ]);

        Assert.Equal(HttpStatusCode.NoContent, preflight.Status);
        Assert.Equal(Site, preflight.Header("Access-Control-Allow-Origin"));
        Assert.Equal("true", preflight.Header("Access-Control-Allow-Credentials"));
        Assert.Equal("GET, POST, OPTIONS", preflight.Header("Access-Control-Allow-Methods"));
        foreach (var header in new[] { "authorization", "content-type", "x-ms-bot-agent", "x-requested-with" })
            Assert.Contains(header, preflight.Header("Access-Control-Allow-Headers"), StringComparison.Ordinal);
        Assert.Equal("Origin", preflight.Header("Vary"));
    }

    [Fact]
    public async Task Can_read_answers_and_errors_alike()
    {
        var chatter = await Chatter.StartAsync(Host);
        var cases = new (string Method, string Path, string? Bearer, string? Body)[]
        {
            ("GET", $"{chatter.Path}/activities", chatter.Token, null),
            ("GET", $"{chatter.Path}/activities", null, null),
            ("GET", $"{chatter.Path}/activities?watermark=x", chatter.Token, null),
            ("POST", $"{chatter.Path}/activities", chatter.Token, "{"),
            ("POST", $"{chatter.Path}/upload", chatter.Token, "{"),
            ("GET", "/v3/directline/nowhere", null, null),
            ("DELETE", "/v3/directline/conversations", null, null),
            ("GET", "/v3/directline/session/getsessionid", chatter.Token, null),
        };
        foreach (var (method, path, bearer, body) in cases)
        {
            var answer = await Host.Http.SendAsync(method, path, bearer, body, headers: ("Origin", Site));
            Assert.Equal((Site, "true", "Origin"), (answer.Header("Access-Control-Allow-Origin"), answer.Header("Access-Control-Allow-Credentials"), answer.Header("Vary")));
        }
    }

    [Fact]
    public async Task Get_no_permission_that_they_did_not_ask_for() =>
        Assert.Null((await Host.Http.SendAsync("GET", "/v3/directline/nowhere")).Header("Access-Control-Allow-Origin"));
}
