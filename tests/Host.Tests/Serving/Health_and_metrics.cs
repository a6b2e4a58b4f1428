using System.Net;
using Host.Tests.Support;

namespace Host.Tests.Serving;

/// <summary>What whoever runs it can see from outside.</summary>
public sealed class Health_and_metrics(SharedHost shared)
{
    private RunningHost Host => shared.Host;

    [Fact]
    public async Task It_says_that_it_lives_and_is_ready_and_with_which_content()
    {
        Assert.Equal("ok", (await Host.Http.SendAsync("GET", "/health/live")).Text);
        var ready = await Host.Http.SendAsync("GET", "/health/ready");

        Assert.Equal((HttpStatusCode.OK, "ready", "answers"), (ready.Status, ready["status"], ready["store"]));
        Assert.Equal(12, ready.Json.GetProperty("content").Text("version")!.Length);
        Assert.False(ready.Json.GetProperty("content").TryGetProperty("refused", out _));
    }

    [Fact]
    public async Task It_is_not_ready_while_the_store_gives_no_answer()
    {
        var store = new SwitchedStore();
        await using var host = await RunningHost.StartAsync(store.Put);
        store.Down = true;

        var ready = await host.Http.SendAsync("GET", "/health/ready");

        Assert.Equal((HttpStatusCode.ServiceUnavailable, "does not answer"), (ready.Status, ready["store"]));
        Assert.Equal(HttpStatusCode.OK, (await host.Http.SendAsync("GET", "/health/live")).Status);
    }

    [Fact]
    public async Task It_counts_turns_sockets_and_who_waits()
    {
        await using var host = await RunningHost.StartAsync();
        var chatter = await Chatter.StartAsync(host);
        using var socket = await Socket.OpenAsync(chatter.StreamUrl);
        await socket.FrameAsync();
        await chatter.SayAsync("what is wic");
        await chatter.SayAsync("talk to a person");

        var metrics = await host.Http.SendAsync("GET", "/metrics");

        Assert.StartsWith("text/plain; version=0.0.4", metrics.Header("Content-Type"), StringComparison.Ordinal);
        foreach (var line in new[]
        {
            "benefitsbot_turns_total{input=\"ClientJoined\",outcome=\"changed\"} 1",
            "benefitsbot_turns_total{input=\"ClientSaid\",outcome=\"changed\"} 2",
            "benefitsbot_turn_seconds_count 3",
            "benefitsbot_turn_seconds_bucket{le=\"+Inf\"} 3",
            "benefitsbot_client_sockets 1",
            "benefitsbot_conversations_total 1",
            "benefitsbot_handoffs_total{queue=\"general\"} 1",
            "benefitsbot_waiting{queue=\"general\"} 1",
            "benefitsbot_content_refused 0",
        })
            Assert.Contains(line + "\n", metrics.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(chatter.Conversation, metrics.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Figures_are_for_the_machine_itself_and_not_for_who_comes_through_its_proxy()
    {
        Assert.Equal(HttpStatusCode.OK, (await Host.Http.SendAsync("GET", "/metrics")).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await Host.Http.SendAsync("GET", "/metrics", headers: ("X-Forwarded-For", "203.0.113.9"))).Status);
    }

    [Fact]
    public async Task With_a_token_for_the_figures_to_be_on_the_machine_is_not_enough()
    {
        await using var host = await RunningHost.StartAsync("--Metrics:Token", "a-token-for-the-figures");
        Assert.Equal(HttpStatusCode.Forbidden, (await host.Http.SendAsync("GET", "/metrics")).Status);
        Assert.Equal(HttpStatusCode.OK, (await host.Http.SendAsync("GET", "/metrics", "a-token-for-the-figures")).Status);
    }
}
