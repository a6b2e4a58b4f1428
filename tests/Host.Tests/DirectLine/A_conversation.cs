using System.Net;
using Host.Tests.Support;

namespace Host.Tests.DirectLine;

/// <summary>Direct Line 3.0 as its clients know it: starting, sending, reading.</summary>
public sealed class A_conversation(SharedHost shared)
{
    private RunningHost Host => shared.Host;

    [Fact]
    public async Task Starts_with_201_and_greets()
    {
        var chatter = await Chatter.StartAsync(Host);

        Assert.Equal(1800, chatter.Started.Json.GetProperty("expires_in").GetInt32());
        Assert.Equal("ws", chatter.StreamUrl.Scheme);
        Assert.Equal(Host.Address.Port, chatter.StreamUrl.Port);
        Assert.True(chatter.Conversation.Length >= 22, "128 random bits");
        var greeting = Assert.Single(await chatter.ReadAllAsync());
        Assert.Equal("message", greeting.Text("type"));
        Assert.Equal("bot", greeting.GetProperty("from").Text("role"));
        Assert.Equal("webchat", greeting.Text("channelId"));
        Assert.Null(greeting.Text("replyToId"));
    }

    [Fact]
    public async Task Starts_once_for_a_token_and_greets_once()
    {
        var token = await Chatter.TokenAsync(Host);
        var first = await Host.Http.SendAsync("POST", "/v3/directline/conversations", token);
        var again = await Host.Http.SendAsync("POST", "/v3/directline/conversations", token, "{}");

        Assert.Equal((HttpStatusCode.Created, HttpStatusCode.OK), (first.Status, again.Status));
        Assert.Equal(first["conversationId"], again["conversationId"]);
        var page = await Host.Http.SendAsync("GET", $"/v3/directline/conversations/{first["conversationId"]}/activities", token);
        Assert.Equal(1, page.Json.GetProperty("activities").GetArrayLength());
    }

    [Theory]
    [InlineData("es-MX", "es")]
    [InlineData("en-US", "en")]
    [InlineData("tlh", "en")]
    public async Task Greets_in_the_language_of_the_page(string locale, string greetedIn)
    {
        var chatter = await Chatter.StartAsync(Host, locale: locale);

        Assert.Equal(greetedIn, (await chatter.ReadAllAsync())[0].Text("locale"));
    }

    [Fact]
    public async Task Gives_back_what_the_client_sent_with_the_id_of_the_answer_and_their_own_data_untouched()
    {
        var chatter = await Chatter.StartAsync(Host, "dl_alma");
        var sent = await chatter.PostAsync("""
            {"type":"message","text":"¿cómo solicito SNAP?","id":"mine","timestamp":"2020-01-01T00:00:00Z","serviceUrl":"http://evil.example","callerId":"urn:x",
             "recipient":{"id":"r"},"from":{"id":"somebody-else","role":"bot","name":"Boss"},"channelId":"webchat","replyToId":"x",
             "localTimezone":"America/Denver","speak":null,"entities":[{"type":"ClientCapabilities"}],"channelData":{"clientActivityID":"c1","other":{"a":[1,2]}}}
            """);

        Assert.Equal(HttpStatusCode.OK, sent.Status);
        var echo = (await chatter.ReadAllAsync()).Single(a => a.IsFromClient());
        Assert.Equal(sent["id"], echo.Id());
        Assert.StartsWith($"{chatter.Conversation}|", echo.Id(), StringComparison.Ordinal);
        Assert.Equal("dl_alma", echo.GetProperty("from").Text("id"));
        Assert.Equal("¿cómo solicito SNAP?", echo.Text("text"));
        Assert.Equal("""{"clientActivityID":"c1","other":{"a":[1,2]}}""", echo.GetProperty("channelData").GetRawText());
        Assert.Equal("America/Denver", echo.Text("localTimezone"));
        Assert.Equal("ClientCapabilities", echo.GetProperty("entities")[0].Text("type"));
        Assert.True(echo.GetProperty("timestamp").GetDateTimeOffset() > DateTimeOffset.UtcNow.AddMinutes(-1));
        foreach (var gone in new[] { "serviceUrl", "callerId", "recipient", "replyToId", "speak" }) Assert.False(echo.TryGetProperty(gone, out _), gone);
    }

    [Fact]
    public async Task Answers_after_the_echo()
    {
        var chatter = await Chatter.StartAsync(Host);
        await chatter.SayAsync("how do i apply for food stamps", "q");

        var log = await chatter.ReadAllAsync();
        var asked = log.ToList().FindIndex(a => a.ClientActivityId() == "q");
        Assert.True(log.Count > asked + 1);
        Assert.All(log.Skip(asked + 1), a => Assert.Equal("bot", a.GetProperty("from").Text("role")));
        Assert.Equal(log.Select(a => a.Id()).Order(StringComparer.Ordinal), log.Select(a => a.Id()));
    }

    [Fact]
    public async Task Takes_the_same_client_activity_once_and_answers_with_the_first_id()
    {
        var chatter = await Chatter.StartAsync(Host);
        var first = await chatter.SayAsync("hello", "same");
        var again = await chatter.SayAsync("hello", "same");

        Assert.Equal(first["id"], again["id"]);
        Assert.Single(await chatter.ReadAllAsync(), a => a.IsFromClient());
    }

    [Fact]
    public async Task Is_read_on_from_a_watermark()
    {
        var chatter = await Chatter.StartAsync(Host);
        var watermark = (await chatter.ReadAsync())["watermark"];
        Assert.Equal(0, (await chatter.ReadAsync(watermark)).Json.GetProperty("activities").GetArrayLength());
        Assert.Equal(watermark, (await chatter.ReadAsync(watermark))["watermark"]);

        await chatter.SayAsync("what is wic", "w");
        var next = await chatter.ReadAsync(watermark);
        Assert.Equal("w", next.Json.GetProperty("activities")[0].ClientActivityId());
        Assert.True(long.Parse(next["watermark"]) > long.Parse(watermark));
    }

    [Theory]
    [InlineData("")]
    [InlineData("-")]
    [InlineData("null")]
    [InlineData("0")]
    public async Task Is_read_from_the_beginning_with_what_clients_send_for_no_watermark(string watermark)
    {
        var chatter = await Chatter.StartAsync(Host);

        Assert.Equal(1, (await chatter.ReadAsync(watermark)).Json.GetProperty("activities").GetArrayLength());
    }

    [Fact]
    public async Task Corrects_a_watermark_beyond_its_end()
    {
        var chatter = await Chatter.StartAsync(Host);
        var end = (await chatter.ReadAsync())["watermark"];

        var beyond = await chatter.ReadAsync("999999");

        Assert.Equal(HttpStatusCode.OK, beyond.Status);
        Assert.Equal(0, beyond.Json.GetProperty("activities").GetArrayLength());
        Assert.Equal(end, beyond["watermark"]);
    }

    [Fact]
    public async Task Never_shows_a_client_what_is_for_advocates_or_for_the_record()
    {
        var chatter = await Chatter.StartAsync(Host);
        await chatter.SayAsync("I want to talk to a person");

        Assert.All(await chatter.ReadAllAsync(), a => Assert.DoesNotContain(a.Text("name") ?? a.Text("type"), new[] { "handoff.initiate", "conversationUpdate", "benefits.alert" }));
    }

    [Fact]
    public async Task Is_known_by_who_speaks_first_when_nobody_named_a_user()
    {
        var started = await Host.Http.SendAsync("POST", "/v3/directline/conversations", RunningHost.Secret, """{"user":{}}""");
        var path = $"/v3/directline/conversations/{started["conversationId"]}";
        await Host.Http.SendAsync("POST", $"{path}/activities", started["token"], """{"type":"message","text":"hi","from":{"id":"me"}}""");
        await Host.Http.SendAsync("POST", $"{path}/activities", started["token"], """{"type":"message","text":"hi","from":{"id":"another"}}""");

        var log = (await Host.Http.SendAsync("GET", $"{path}/activities", started["token"])).Json.GetProperty("activities").EnumerateArray();
        Assert.Equal(["me", "me"], log.Where(a => a.IsFromClient()).Select(a => a.GetProperty("from").Text("id")));
    }

    [Fact]
    public async Task Comes_back_with_a_fresh_token_and_stream_and_its_user_even_with_the_secret()
    {
        var chatter = await Chatter.StartAsync(Host, "dl_rosa");

        var back = await Host.Http.SendAsync("GET", chatter.Path, RunningHost.Secret);

        Assert.Equal(HttpStatusCode.OK, back.Status);
        Assert.Contains("/stream?watermark=", back["streamUrl"], StringComparison.Ordinal);
        Assert.Equal("dl_rosa", Jwt.Claim(back["token"], "user"));
        Assert.Equal(chatter.Conversation, Jwt.Claim(back["token"], "conv"));
    }

    [Fact]
    public async Task Gives_a_session_id_to_clients_that_ask()
    {
        var chatter = await Chatter.StartAsync(Host);
        var session = await Host.Http.SendAsync("GET", "/v3/directline/session/getsessionid", chatter.Token);

        Assert.NotEmpty(session["sessionId"]);
        Assert.Contains("HttpOnly", session.Header("Set-Cookie"), StringComparison.OrdinalIgnoreCase);
    }
}
