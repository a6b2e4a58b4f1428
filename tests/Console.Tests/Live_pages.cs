using System.Net;
using System.Net.ServerSentEvents;
using System.Text.RegularExpressions;
using Handoff.Core.Conversations;
using Handoff.Service.Feeds;
using Handoff.Service.Stores;
using Microsoft.Extensions.DependencyInjection;

namespace Console.Tests;

public sealed class Live_pages
{
    [Fact]
    public async Task A_page_that_comes_back_is_told_what_it_missed_once_and_in_order()
    {
        await using var host = await DeskHost.WithSupervisorAsync();
        using var sam = await host.SignInAsync("sam");
        var client = await host.ClientSaysAsync("person: please");
        await sam.PostAsync("/desk/take-next");
        var after = After(sam.Page);
        for (var i = 1; i <= 5; i++) await host.ClientSaysAsync($"line {i}", client);

        var first = await EntriesAsync(sam, $"/desk/stream?c={client}&after={after}", 2);
        var second = await EntriesAsync(sam, $"/desk/stream?c={client}&after={after}", 3, first[^1].EventId);

        Assert.Equal(["line 1", "line 2", "line 3", "line 4", "line 5"], first.Concat(second).Select(item => Regex.Match(item.Data, @"line \d").Value));
        Assert.Equal(first.Concat(second).Select(item => long.Parse(item.EventId!)).Order(), first.Concat(second).Select(item => long.Parse(item.EventId!)));
    }

    [Fact]
    public async Task The_page_and_its_stream_together_hold_each_entry_once()
    {
        await using var host = await DeskHost.WithSupervisorAsync();
        using var sam = await host.SignInAsync("sam");
        var client = await host.ClientSaysAsync("person: please");
        await sam.PostAsync("/desk/take-next");
        var drawn = Regex.Matches(sam.Page, "id=\"e(\\d+)\"").Select(match => long.Parse(match.Groups[1].Value)).ToList();
        await host.ClientSaysAsync("afterwards", client);
        var told = await EntriesAsync(sam, $"/desk/stream?c={client}&after={After(sam.Page)}", 1);

        Assert.Contains("afterwards", told.Single().Data, StringComparison.Ordinal);
        Assert.DoesNotContain(long.Parse(told.Single().EventId!), drawn);
        await sam.GetAsync($"/desk/c/{client}");
        Assert.Equal([.. drawn, long.Parse(told.Single().EventId!)], Regex.Matches(sam.Page, "id=\"e(\\d+)\"").Select(match => long.Parse(match.Groups[1].Value)));
    }

    [Fact]
    public async Task A_client_who_comes_is_in_the_list_without_a_reload()
    {
        await using var host = await DeskHost.WithSupervisorAsync();
        using var sam = await host.SignInAsync("sam");
        var told = await Stream.ReadAsync(
            sam,
            "/desk/stream",
            until: item => item.EventType == "waiting" && item.Data.Contains("Words of self-harm", StringComparison.Ordinal),
            opened: () => host.ClientSaysAsync("danger: i want to die"));

        Assert.Contains("data-alarm", told[^1].Data, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_client_who_writes_in_another_of_my_conversations_is_marked_at_once()
    {
        await using var host = await DeskHost.WithSupervisorAsync();
        using var sam = await host.SignInAsync("sam");
        var client = await host.ClientSaysAsync("person: please");
        await sam.PostAsync("/desk/take-next");
        await sam.PostAsync($"/desk/c/{client}/say", ("text", "Hello"), ("key", "k"));
        var told = await Stream.ReadAsync(
            sam,
            "/desk/stream",
            until: item => item.EventType == "mine" && item.Data.Contains("Waits for you", StringComparison.Ordinal),
            opened: () => host.ClientSaysAsync("are you there", client));
        var mine = told.Where(item => item.EventType == "mine").Select(item => item.Data).ToList();

        Assert.DoesNotContain("Waits for you", mine[0], StringComparison.Ordinal);
        Assert.Equal(2, mine.Count);
    }

    [Fact]
    public async Task Whoever_loses_the_floor_is_told_and_gets_no_further_word()
    {
        await using var host = await DeskHost.WithSupervisorAsync();
        using var ana = await host.NewAdvocateAsync("Ana");
        var client = await host.ClientSaysAsync("person: please");
        await ana.PostAsync("/desk/take-next");
        var after = After(ana.Page);
        await ana.PostAsync($"/desk/c/{client}/transfer", ("queue", "caseworker"));
        using var ben = await host.NewAdvocateAsync("Ben");
        var items = await Stream.ReadAsync(
            ana,
            $"/desk/stream?c={client}&after={after}",
            until: item => item.EventType == "floor" && item.Data.Contains("Ben has this client now", StringComparison.Ordinal),
            opened: async () =>
            {
                await ben.PostAsync("/desk/take-next");
                await ben.PostAsync($"/desk/c/{client}/say", ("text", "This is Ben."), ("key", "b1"));
            });

        Assert.DoesNotContain(items, item => item.Data.Contains("This is Ben.", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Typing_is_shown_both_ways()
    {
        await using var host = await DeskHost.WithSupervisorAsync();
        using var sam = await host.SignInAsync("sam");
        var client = await host.ClientSaysAsync("person: please");
        await sam.PostAsync("/desk/take-next");
        var feeds = host.Services.GetRequiredService<IFeeds>();
        using var clients = feeds.Subscribe(client);
        await Stream.ReadAsync(
            sam,
            $"/desk/stream?c={client}&after={After(sam.Page)}",
            until: item => item.EventType == "typing",
            opened: () => ShowTypingAsync(feeds, client));

        await clients.WaitAsync(TimeSpan.Zero, TestContext.Current.CancellationToken);
        await sam.PostByScriptAsync($"/desk/c/{client}/typing");
        var note = Assert.Single(await clients.WaitAsync(TimeSpan.FromSeconds(10), TestContext.Current.CancellationToken));
        Assert.False(note.FromClient);
    }

    [Theory]
    [InlineData("/desk/stream?c=no%20such")]
    [InlineData("/desk/stream?after=-1")]
    [InlineData("/desk/stream?after=x")]
    public async Task Nonsense_is_refused(string path)
    {
        await using var host = await DeskHost.WithSupervisorAsync();
        using var sam = await host.SignInAsync("sam");

        Assert.Equal(HttpStatusCode.BadRequest, (await sam.GetAsync(path)).StatusCode);
    }

    [Fact]
    public async Task An_open_page_that_answers_is_seen_and_the_choice_to_be_away_is_left_alone()
    {
        await using var host = await DeskHost.WithSupervisorAsync();
        using var sam = await host.SignInAsync("sam");
        await sam.PostAsync("/desk/availability", ("value", "away"));
        host.Time.Ahead += TimeSpan.FromMinutes(1);
        await sam.PostByScriptAsync("/desk/here");

        var presence = (await host.Services.GetRequiredService<IPresenceStore>().AllAsync(CancellationToken.None)).Single();
        Assert.False(presence.Available);
        Assert.True(host.Time.GetUtcNow() - presence.SeenAt < TimeSpan.FromSeconds(20));
    }

    private static Task ShowTypingAsync(IFeeds feeds, ConversationId client)
    {
        feeds.Typing(client, new TypingNote(FromClient: true, Array.Empty<byte>()));
        return Task.CompletedTask;
    }

    private static string After(string page) => Regex.Match(page, "after=(\\d+)").Groups[1].Value;

    private static async Task<List<SseItem<string>>> EntriesAsync(Visitor visitor, string path, int count, string? lastEventId = null)
    {
        var read = await Stream.ReadAsync(visitor, path, until: item => item.EventType == "entry" && --count == 0, lastEventId);
        return [.. read.Where(item => item.EventType == "entry")];
    }
}
