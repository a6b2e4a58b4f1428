using System.Net;
using Bot.Host.Content;
using Handoff.Core.Conversations;
using Host.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace Host.Tests.DirectLine;

/// <summary>The store gives no answer. Somebody may be in danger all the same.</summary>
public sealed class Without_the_store
{
    [Theory]
    [InlineData("I want to kill myself", "en-US")]
    [InlineData("quiero matarme", "es-MX")]
    public async Task Words_of_danger_get_the_safety_words_from_memory(string text, string locale)
    {
        var store = new SwitchedStore();
        await using var host = await RunningHost.StartAsync(store.Put);
        var chatter = await Chatter.StartAsync(host, locale: locale);
        store.Down = true;

        var answer = await chatter.PostAsync($$"""{"type":"message","text":"{{text}}","locale":"{{locale}}"}""");

        Assert.Equal((HttpStatusCode.ServiceUnavailable, "StoreUnavailable", "5"), (answer.Status, answer.ErrorCode, answer.Header("Retry-After")));
        var words = host.Services.GetRequiredService<IContent>().Book.WithoutStore.For(Language.Of(locale), brief: false);
        Assert.Equal(words, answer.ErrorMessage);
        Assert.Contains("988", answer.ErrorMessage, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_message_is_not_acknowledged_and_can_be_sent_again()
    {
        var store = new SwitchedStore();
        await using var host = await RunningHost.StartAsync(store.Put);
        var chatter = await Chatter.StartAsync(host);
        store.Down = true;
        var refused = await chatter.SayAsync("what is wic", "again");
        Assert.Equal(HttpStatusCode.ServiceUnavailable, refused.Status);
        Assert.NotEmpty(refused.ErrorMessage);

        store.Down = false;

        Assert.Equal(HttpStatusCode.OK, (await chatter.SayAsync("what is wic", "again")).Status);
        Assert.Single(await chatter.ReadAllAsync(), a => a.IsFromClient());
    }

    [Fact]
    public async Task A_poll_says_nothing_new_and_goes_on_where_it_was()
    {
        var store = new SwitchedStore();
        await using var host = await RunningHost.StartAsync(store.Put);
        var chatter = await Chatter.StartAsync(host);
        var watermark = (await chatter.ReadAsync())["watermark"];
        store.Down = true;

        var poll = await chatter.ReadAsync(watermark);

        Assert.Equal((HttpStatusCode.OK, watermark), (poll.Status, poll["watermark"]));
        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await host.Http.SendAsync("GET", chatter.Path, chatter.Token)).Status);
    }

    [Fact]
    public async Task An_open_socket_stays_and_brings_what_was_missed()
    {
        var store = new SwitchedStore();
        await using var host = await RunningHost.StartAsync(store.Put);
        var chatter = await Chatter.StartAsync(host);
        using var socket = await Socket.OpenAsync(chatter.StreamUrl);
        await socket.FrameAsync();
        store.Down = true;
        await chatter.SayAsync("lost for now", "later");
        store.Down = false;
        await chatter.SayAsync("lost for now", "later");

        await socket.UntilAsync(a => a.ClientActivityId() == "later");
    }
}
