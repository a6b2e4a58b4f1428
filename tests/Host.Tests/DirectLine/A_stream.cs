using System.Net;
using System.Net.WebSockets;
using System.Text.Json;
using Handoff.Core.Activities;
using Handoff.Core.Conversations;
using Handoff.Service.Feeds;
using Host.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace Host.Tests.DirectLine;

/// <summary>The WebSocket: replay, live, one a conversation.</summary>
public sealed class A_stream(SharedHost shared)
{
    private RunningHost Host => shared.Host;

    [Fact]
    public async Task Begins_with_what_was_said_before_it_opened()
    {
        var chatter = await Chatter.StartAsync(Host);
        await chatter.SayAsync("before the socket", "early");

        using var stream = await Socket.OpenAsync(chatter.StreamUrl);

        var replay = await stream.UntilAsync(a => a.ClientActivityId() == "early");
        Assert.False(replay[0].IsFromClient());
    }

    [Fact]
    public async Task Brings_the_echo_and_the_reply_with_a_watermark_that_is_a_string()
    {
        var chatter = await Chatter.StartAsync(Host);
        using var stream = await Socket.OpenAsync(chatter.StreamUrl);
        var first = JsonDocument.Parse((await stream.FrameAsync())!).RootElement;
        Assert.Equal(JsonValueKind.String, first.GetProperty("watermark").ValueKind);

        var sent = await chatter.SayAsync("what is wic", "live");
        var seen = await stream.UntilAsync(a => a.IsMessage() && !a.IsFromClient());

        Assert.Equal(sent["id"], seen.Single(a => a.ClientActivityId() == "live").Id());
    }

    [Fact]
    public async Task Brings_back_the_client_s_own_typing_with_its_id_and_the_other_side_s_and_keeps_neither()
    {
        var chatter = await Chatter.StartAsync(Host);
        using var stream = await Socket.OpenAsync(chatter.StreamUrl);
        await stream.UntilAsync(a => a.IsMessage());

        var sent = await chatter.PostAsync("""{"type":"typing","channelData":{"clientActivityID":"t1"}}""");
        var echo = (await stream.UntilAsync(a => a.Text("type") == "typing"))[^1];
        Assert.Equal((sent["id"], "t1", "someone"), (echo.Id(), echo.ClientActivityId(), echo.GetProperty("from").Text("id")));

        var note = ActivityJson.Write(new Activity { Type = "typing", From = new ChannelAccount("adv", "Maria", "bot") });
        Host.Services.GetRequiredService<IFeeds>().Typing(new ConversationId(chatter.Conversation), new TypingNote(FromClient: false, note));
        Assert.Equal("Maria", (await stream.UntilAsync(a => a.Text("type") == "typing"))[^1].GetProperty("from").Text("name"));

        Assert.DoesNotContain(await chatter.ReadAllAsync(), a => a.Text("type") == "typing");
    }

    [Fact]
    public async Task Ends_the_older_socket_of_the_same_conversation_with_collision()
    {
        var chatter = await Chatter.StartAsync(Host);
        using var older = await Socket.OpenAsync(chatter.StreamUrl);
        await older.FrameAsync();

        using var newer = await Socket.OpenAsync(await AgainAsync(chatter, "0"));

        Assert.Null(await older.FrameAsync());
        Assert.Equal("collision", older.CloseReason);
        Assert.NotNull(await newer.FrameAsync());
        await chatter.SayAsync("still here", "after");
        await newer.UntilAsync(a => a.ClientActivityId() == "after");
    }

    [Fact]
    public async Task Loses_and_doubles_nothing_when_the_network_drops_again_and_again()
    {
        var chatter = await Chatter.StartAsync(Host);
        var received = new List<JsonElement>();
        var (url, watermark) = (chatter.StreamUrl, "0");
        for (var drop = 0; drop < 6; drop++)
        {
            using var stream = await Socket.OpenAsync(url);
            var sending = Task.WhenAll(Enumerable.Range(0, 5).Select(i => chatter.SayAsync($"message {i}", $"{drop}-{i}")));
            for (var frames = 0; frames < 2; frames++)
            {
                var frame = JsonDocument.Parse((await stream.FrameAsync())!).RootElement;
                received.AddRange(frame.GetProperty("activities").EnumerateArray());
                watermark = frame.Text("watermark")!;
            }

            stream.Drop();
            await sending;
            url = await AgainAsync(chatter, watermark);
        }

        var rest = await chatter.ReadAsync(watermark);
        received.AddRange(rest.Json.GetProperty("activities").EnumerateArray());

        Assert.Equal((await chatter.ReadAllAsync()).Select(a => a.Id()), received.Select(a => a.Id()));
        Assert.Equal(30, received.Count(a => a.IsFromClient()));
    }

    [Fact]
    public async Task Reconnected_without_a_watermark_brings_only_what_comes_after()
    {
        var chatter = await Chatter.StartAsync(Host);
        await chatter.SayAsync("old", "old");
        var back = await Host.Http.SendAsync("GET", chatter.Path, chatter.Token);
        using var stream = await Socket.OpenAsync(new Uri(back["streamUrl"]));

        await chatter.SayAsync("new", "new");

        Assert.Equal("new", (await stream.UntilAsync(_ => true))[0].ClientActivityId());
    }

    [Fact]
    public async Task Opens_once_for_each_address()
    {
        var chatter = await Chatter.StartAsync(Host);
        using (var stream = await Socket.OpenAsync(chatter.StreamUrl)) await stream.CloseAsync();

        Assert.Equal(403, await Socket.RefusedAsync(chatter.StreamUrl));
    }

    [Fact]
    public async Task Opens_within_a_minute_or_not_at_all()
    {
        await using var host = await RunningHost.StartAsync();
        var chatter = await Chatter.StartAsync(host);
        host.Clock.Ahead = TimeSpan.FromSeconds(61);

        Assert.Equal(403, await Socket.RefusedAsync(chatter.StreamUrl));
    }

    [Theory]
    [InlineData("t=x")]
    [InlineData("t=")]
    [InlineData("")]
    public async Task Does_not_open_without_its_key(string query)
    {
        var chatter = await Chatter.StartAsync(Host);
        var url = new UriBuilder(chatter.StreamUrl) { Query = query }.Uri;

        Assert.Equal(403, await Socket.RefusedAsync(url));
    }

    [Fact]
    public async Task Ignores_what_a_client_sends_over_it_and_hangs_up_on_a_flood()
    {
        var chatter = await Chatter.StartAsync(Host);
        using var stream = await Socket.OpenAsync(chatter.StreamUrl);
        await stream.SendAsync("");
        await stream.SendAsync("""{"type":"message","text":"not this way"}""");
        await stream.UntilAsync(a => a.IsMessage());
        await chatter.SayAsync("this way", "posted");
        await stream.UntilAsync(a => a.ClientActivityId() == "posted");
        Assert.Single(await chatter.ReadAllAsync(), a => a.IsFromClient());

        await stream.SendAsync(new string('x', 200_000));
        await stream.EndAsync();
    }

    [Fact]
    public async Task Says_goodbye_when_the_service_stops()
    {
        var host = await RunningHost.StartAsync();
        var chatter = await Chatter.StartAsync(host);
        using var stream = await Socket.OpenAsync(chatter.StreamUrl);
        await stream.FrameAsync();

        var stopping = host.DisposeAsync();

        Assert.Null(await stream.FrameAsync());
        Assert.Equal(WebSocketCloseStatus.EndpointUnavailable, stream.CloseStatus);
        await stream.CloseAsync();
        await stopping;
    }

    private static async Task<Uri> AgainAsync(Chatter chatter, string watermark) => new((await chatter.ReconnectAsync(watermark))["streamUrl"]);
}
