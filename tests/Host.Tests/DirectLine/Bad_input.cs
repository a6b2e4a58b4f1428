using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using Handoff.Core.Transcripts;
using Handoff.Core.Turns;
using Host.Tests.Support;

namespace Host.Tests.DirectLine;

/// <summary>What a client may get wrong, or somebody may try.</summary>
public sealed class Bad_input(SharedHost shared)
{
    private RunningHost Host => shared.Host;

    public static TheoryData<string, string> Refused() => new()
    {
        { "", "MissingProperty" },
        { "{}", "MissingProperty" },
        { """{"text":"hello"}""", "MissingProperty" },
        { """{"type":""}""", "MissingProperty" },
        { "{", "BadArgument" },
        { "not json", "BadArgument" },
        { "null", "BadArgument" },
        { "[]", "BadArgument" },
        { "\"message\"", "BadArgument" },
        { """{"type":"message","text":1}""", "BadArgument" },
        { """{"type":5}""", "BadArgument" },
        { """{"type":"message","from":"me"}""", "BadArgument" },
        { """{"type":"message","attachments":{}}""", "BadArgument" },
        { """{"type":"message","timestamp":"yesterday"}""", "BadArgument" },
        { """{"type":"message","text":"a","suggestedActions":{"actions":"x"}}""", "BadArgument" },
        { """{"type":"message","text":"\ud800"}""", "BadArgument" },
        { """{"type":"message","text":"a","channelData":{"clientActivityID":"\uD83D"}}""", "BadArgument" },
        { """{"type":"conversationUpdate","membersAdded":[{"id":"x"}]}""", "BadArgument" },
        { """{"type":"message","text":"a"} {"type":"message","text":"b"}""", "BadArgument" },
    };

    [Theory]
    [MemberData(nameof(Refused))]
    public async Task What_is_no_activity_is_refused_with_words_and_changes_nothing(string body, string code)
    {
        var chatter = await Chatter.StartAsync(Host);

        var answer = await chatter.PostAsync(body);

        Assert.Equal((HttpStatusCode.BadRequest, code), (answer.Status, answer.ErrorCode));
        Assert.NotEmpty(answer.ErrorMessage);
        Assert.Single(await chatter.ReadAllAsync());
    }

    [Fact]
    public async Task Json_nested_too_deeply_is_refused()
    {
        var chatter = await Chatter.StartAsync(Host);
        foreach (var depth in new[] { 33, 1_000, 100_000 })
        {
            var deep = $$"""{"type":"message","text":"x","value":{{new string('[', depth)}}{{new string(']', depth)}}}""";
            Assert.Equal(HttpStatusCode.BadRequest, (await chatter.PostAsync(deep)).Status);
        }
    }

    [Fact]
    public async Task Bytes_that_are_not_utf8_are_refused()
    {
        var chatter = await Chatter.StartAsync(Host);
        using var content = new ByteArrayContent([.. "{\"type\":\"message\",\"text\":\""u8, 0xC3, 0x28, .. "\"}"u8]);

        Assert.Equal(HttpStatusCode.BadRequest, (await Host.Http.SendAsync("POST", $"{chatter.Path}/activities", chatter.Token, content, Asking.Json)).Status);
    }

    [Fact]
    public async Task A_byte_order_mark_does_no_harm()
    {
        var chatter = await Chatter.StartAsync(Host);

        Assert.Equal(HttpStatusCode.OK, (await chatter.PostAsync("\uFEFF{\"type\":\"message\",\"text\":\"hi\"}")).Status);
    }

    [Fact]
    public async Task Text_of_4000_is_taken_and_longer_is_refused_with_words_that_say_so()
    {
        var chatter = await Chatter.StartAsync(Host);
        Assert.Equal(HttpStatusCode.OK, (await chatter.SayAsync(new string('ñ', 4_000))).Status);

        var refused = await chatter.SayAsync(new string('a', 4_001));

        Assert.Equal(HttpStatusCode.BadRequest, refused.Status);
        Assert.Contains("4,000", refused.ErrorMessage, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(262_144 - 64, 'a', 200)]
    [InlineData(262_144, 'a', 413)]
    [InlineData(262_144 - 64, '€', 200)]
    [InlineData(1_000_000, 'a', 413)]
    [InlineData(5_000_000, 'a', 413)]
    public async Task An_activity_of_more_than_256_K_characters_is_413(int length, char filler, int status)
    {
        var chatter = await Chatter.StartAsync(Host);

        var answer = await PostAsync(chatter, $$"""{"type":"event","name":"x","value":"{{new string(filler, length)}}"}""");

        Assert.Equal((HttpStatusCode)status, answer.Status);
        if (status == 413) Assert.Contains("262,144", answer.ErrorMessage, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_body_without_a_length_is_cut_off_too()
    {
        var chatter = await Chatter.StartAsync(Host);

        var answer = await PostAsync(chatter, $$"""{"type":"event","name":"x","value":"{{new string('a', 1_000_000)}}"}""", chunked: true);

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.Status);
    }

    [Theory]
    [InlineData("text/plain")]
    [InlineData("application/x-www-form-urlencoded")]
    [InlineData("application/json; charset=utf-16")]
    [InlineData(null)]
    public async Task Anything_but_json_is_415(string? type)
    {
        var chatter = await Chatter.StartAsync(Host);

        var answer = await Host.Http.SendAsync("POST", $"{chatter.Path}/activities", chatter.Token, """{"type":"message","text":"x"}""", type);

        Assert.Equal((HttpStatusCode.UnsupportedMediaType, "BadArgument"), (answer.Status, answer.ErrorCode));
    }

    [Theory]
    [InlineData("GET", "/v3/directline/tokens/generate", 405, "POST")]
    [InlineData("GET", "/v3/directline/conversations", 405, "POST")]
    [InlineData("DELETE", "/v3/directline/conversations/x/activities", 405, "GET, POST")]
    [InlineData("PUT", "/v3/directline/conversations/x", 405, "GET")]
    [InlineData("POST", "/v3/directline/conversations/x/stream", 405, "GET")]
    [InlineData("GET", "/v3/directline/conversations/x/stream", 400, null)]
    [InlineData("GET", "/v3/directline", 404, null)]
    [InlineData("GET", "/v3/directline/", 404, null)]
    [InlineData("GET", "/v3/directline/nothing/here", 404, null)]
    [InlineData("POST", "/v3/directline/conversations/x/y/z", 404, null)]
    [InlineData("POST", "/v3/directline/a/b/c/d/e/f/g", 404, null)]
    public async Task A_wrong_address_or_method_has_an_error_body_too(string method, string path, int status, string? allow)
    {
        var answer = await Host.Http.SendAsync(method, path, RunningHost.Secret);

        Assert.Equal((HttpStatusCode)status, answer.Status);
        Assert.NotEmpty(answer.ErrorMessage);
        Assert.Equal(allow, answer.Header("Allow"));
    }

    [Theory]
    [InlineData("-1")]
    [InlineData("1.5")]
    [InlineData("abc")]
    [InlineData("99999999999999999999")]
    [InlineData("1%00")]
    [InlineData("%D9%A3")]
    public async Task A_watermark_that_is_not_ours_is_400(string watermark)
    {
        var chatter = await Chatter.StartAsync(Host);
        foreach (var path in new[] { "/activities", "" })
        {
            var answer = await Host.Http.SendAsync("GET", $"{chatter.Path}{path}?watermark={watermark}", chatter.Token);
            Assert.Equal((HttpStatusCode.BadRequest, "BadArgument"), (answer.Status, answer.ErrorCode));
        }
    }

    [Theory]
    [InlineData("""{"user":"x"}""")]
    [InlineData("""{"user":{"id":5}}""")]
    [InlineData("""{"user":{"id":""}}""")]
    [InlineData("""{"user":{"id":"a\u0000b"}}""")]
    [InlineData("""{"user":{"id":"\ud800"}}""")]
    [InlineData("""{"trustedOrigins":["https://x.example/path"]}""")]
    [InlineData("""{"trustedOrigins":["javascript:alert(1)"]}""")]
    [InlineData("""{"trustedOrigins":[null]}""")]
    [InlineData("[")]
    public async Task Token_parameters_of_the_wrong_shape_are_400(string body)
    {
        foreach (var path in new[] { "tokens/generate", "conversations" })
        {
            var answer = await Host.Http.SendAsync("POST", $"/v3/directline/{path}", RunningHost.Secret, body);
            Assert.Equal((HttpStatusCode.BadRequest, "BadArgument"), (answer.Status, answer.ErrorCode));
        }
    }

    [Fact]
    public async Task Files_are_refused_with_words_that_say_so()
    {
        var chatter = await Chatter.StartAsync(Host);
        using var file = new MultipartFormDataContent { { new ByteArrayContent([1, 2, 3]), "file", "card.jpg" } };

        var answer = await Host.Http.SendAsync("POST", $"{chatter.Path}/upload?userId=x", chatter.Token, file, type: null);

        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Contains("not accepted", answer.ErrorMessage, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_huge_header_is_refused_and_the_next_request_is_served()
    {
        var answer = await Host.Http.SendAsync("POST", "/v3/directline/conversations", headers: ("X-Padding", new string('a', 40_000)));

        Assert.Equal(HttpStatusCode.RequestHeaderFieldsTooLarge, answer.Status);
        Assert.Equal(HttpStatusCode.OK, (await Host.Http.SendAsync("GET", "/health/live")).Status);
    }

    [Fact]
    public async Task A_request_that_breaks_off_leaves_nothing_behind()
    {
        var chatter = await Chatter.StartAsync(Host);
        using (var socket = new TcpClient())
        {
            await socket.ConnectAsync(Host.Address.Host, Host.Address.Port, TestContext.Current.CancellationToken);
            await socket.GetStream().WriteAsync(
                Encoding.ASCII.GetBytes($"POST {chatter.Path}/activities HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer {chatter.Token}\r\nContent-Type: application/json\r\nContent-Length: 500\r\n\r\n{{\"type\":\"mess"),
                TestContext.Current.CancellationToken);
        }

        Assert.Single(await chatter.ReadAllAsync());
    }

    [Fact]
    public async Task Naughty_strings_come_back_as_they_were_sent_but_for_control_characters()
    {
        var chatter = await Chatter.StartAsync(Host);
        foreach (var (text, i) in NaughtyStrings.All.Select((text, i) => (text, i)))
        {
            var sent = await chatter.SayAsync(text, $"n{i}");
            Assert.Equal(HttpStatusCode.OK, sent.Status);
        }

        var log = (await chatter.ReadAllAsync()).Where(a => a.IsFromClient()).ToList();
        Assert.Equal(NaughtyStrings.All.Length, log.Count);
        foreach (var (text, i) in NaughtyStrings.All.Select((text, i) => (text, i)))
            Assert.Equal(Redaction.MaskPrivateNumbers(ClientText.Clean(text)).Text, log[i].Text("text") ?? "");
    }

    [Fact]
    public async Task Naughty_strings_in_other_fields_come_back_untouched()
    {
        var chatter = await Chatter.StartAsync(Host);
        foreach (var text in NaughtyStrings.All)
        {
            var data = JsonSerializer.SerializeToElement(new { clientActivityID = Guid.NewGuid().ToString(), naughty = text, nested = new Dictionary<string, string> { [text] = text } });
            var sent = await chatter.PostAsync(JsonSerializer.Serialize(new { type = "event", name = text, value = text, channelData = data }));
            Assert.Equal(HttpStatusCode.OK, sent.Status);
            var echo = (await chatter.ReadAllAsync()).Single(a => a.Id() == sent["id"]);
            Assert.Equal((text, text), (echo.Text("name"), echo.Text("value")));
            Assert.True(JsonElement.DeepEquals(data, echo.GetProperty("channelData")));
        }
    }

    private Task<Answer> PostAsync(Chatter chatter, string body, bool chunked = false) =>
        Bulk.PostAsync(Host.Address, $"{chatter.Path}/activities", chatter.Token, body, chunked);
}
