using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Harness;

namespace Host.Tests.Serving;

/// <summary>Redis does not answer when a node starts: after a power cut, the node may well be up first.</summary>
public sealed class Starting_while_the_store_is_away
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_node_says_that_it_is_not_ready_gives_the_safety_words_and_serves_by_itself_once_the_store_is_back()
    {
        using var redis = RedisServer.Start();
        redis.Kill();
        await using var host = HostProcess.Launch(settings: new Dictionary<string, string> { ["Store__Kind"] = "redis", ["Redis__Configuration"] = redis.Configuration });
        await host.LiveAsync(Token);
        using var http = new HttpClient { BaseAddress = host.Address };

        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await AskAsync(http, "/health/ready")).StatusCode);
        using var refused = await AskAsync(http, "/desk");
        Assert.Equal((HttpStatusCode.ServiceUnavailable, "5"), (refused.StatusCode, refused.Headers.RetryAfter!.ToString()));

        using var words = await http.PostAsJsonAsync(new Uri("/chat/unkept", UriKind.Relative), new { text = "i want to kill myself", lang = "en" }, Token);
        var said = await words.Content.ReadFromJsonAsync<JsonElement>(Token);
        Assert.True(said.GetProperty("danger").GetBoolean());
        Assert.Contains("988", said.GetProperty("text").GetString(), StringComparison.Ordinal);

        redis.Restart();
        await host.ReadyAsync(Token);
        var client = await DirectLineClient.StartAsync(http, Token);
        await client.SayAsync("wic", "m1", Token);
        Assert.Contains(await client.ReadAllAsync(Token), activity => activity.GetProperty("text").GetString() == "wic");
    }

    private static Task<HttpResponseMessage> AskAsync(HttpClient http, string path) => http.GetAsync(new Uri(path, UriKind.Relative), Token);
}
