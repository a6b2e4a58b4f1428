using System.Net;
using System.Text.Json;

namespace Host.Tests.Support;

/// <summary>A client of one conversation, as bare as the protocol.</summary>
internal sealed class Chatter(HttpClient http, string conversation, string token, string streamUrl, Answer started)
{
    public string Conversation => conversation;

    public string Token => token;

    public Uri StreamUrl { get; } = new(streamUrl);

    public Answer Started => started;

    public string Path => $"/v3/directline/conversations/{conversation}";

    /// <summary>With a token of its own, for a user.</summary>
    public static async Task<Chatter> StartAsync(RunningHost host, string user = "someone", string locale = "en-US")
    {
        var token = await TokenAsync(host, user);
        var started = await host.Http.SendAsync("POST", "/v3/directline/conversations", token, $$"""{"user":{"id":"{{user}}" },"locale":"{{locale}}"}""");
        Assert.Equal(HttpStatusCode.Created, started.Status);
        return new Chatter(host.Http, started["conversationId"], started["token"], started["streamUrl"], started);
    }

    public static async Task<string> TokenAsync(RunningHost host, string user = "someone")
    {
        var generated = await host.Http.SendAsync("POST", "/v3/directline/tokens/generate", RunningHost.Secret, $$"""{"user":{"id":"{{user}}" } }""");
        Assert.Equal(HttpStatusCode.OK, generated.Status);
        return generated["token"];
    }

    public Task<Answer> SayAsync(string text, string? clientActivityId = null) => PostAsync(JsonSerializer.Serialize(new
    {
        type = "message",
        text,
        from = new { id = "ignored" },
        channelData = new { clientActivityID = clientActivityId ?? Guid.NewGuid().ToString("N") },
    }));

    public Task<Answer> PostAsync(string activity) => http.SendAsync("POST", $"{Path}/activities", token, activity);

    public Task<Answer> ReadAsync(string watermark = "") => http.SendAsync("GET", $"{Path}/activities?watermark={watermark}", token);

    public async Task<Answer> ReconnectAsync(string watermark)
    {
        var answer = await http.SendAsync("GET", $"{Path}?watermark={watermark}", token);
        Assert.Equal(HttpStatusCode.OK, answer.Status);
        return answer;
    }

    /// <returns>Everything the client may see, page by page.</returns>
    public async Task<IReadOnlyList<JsonElement>> ReadAllAsync()
    {
        var (all, watermark) = (new List<JsonElement>(), "");
        while (true)
        {
            var page = await ReadAsync(watermark);
            Assert.Equal(HttpStatusCode.OK, page.Status);
            if (page.Json.GetProperty("activities").GetArrayLength() == 0) return all;
            all.AddRange(page.Json.GetProperty("activities").EnumerateArray());
            watermark = page["watermark"];
        }
    }
}
