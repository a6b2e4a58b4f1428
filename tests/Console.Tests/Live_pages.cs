using System.Net;
using System.Text.RegularExpressions;
using Handoff.Core.Conversations;
using Handoff.Service.Desk;
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
        var told = new List<string>();
        await foreach (var item in Stream.ReadAsync(sam, "/desk/stream", count: 5, opened: () => host.ClientSaysAsync("danger: i want to die")))
            if (item.EventType == "waiting") told.Add(item.Data);

        Assert.Contains("Words of self-harm", told[^1], StringComparison.Ordinal);
        Assert.Contains("data-alarm", told[^1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_client_who_writes_in_another_of_my_conversations_is_marked_at_once()
    {
        await using var host = await DeskHost.WithSupervisorAsync();
        using var sam = await host.SignInAsync("sam");
        var client = await host.ClientSaysAsync("person: please");
        await sam.PostAsync("/desk/take-next");
        await sam.PostAsync($"/desk/c/{client}/say", ("text", "Hello"), ("key", "k"));
        var mine = new List<string>();
        await foreach (var item in Stream.ReadAsync(sam, "/desk/stream", count: 4, opened: null))
        {
            if (item.EventType != "mine") continue;
            mine.Add(item.Data);
            if (mine.Count == 1) await host.ClientSaysAsync("are you there", client);
        }

        Assert.DoesNotContain("Waits for you", mine[0], StringComparison.Ordinal);
        Assert.Contains("Waits for you", mine[1], StringComparison.Ordinal);
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
        var items = new List<string>();
        await foreach (var item in Stream.ReadAsync(ana, $"/desk/stream?c={client}&after={after}", count: 9))
        {
            items.Add($"{item.EventType} {item.Data}");
            if (item.EventType != "floor" || items.Count(text => text.StartsWith("floor", StringComparison.Ordinal)) > 1) continue;
            await ben.PostAsync("/desk/take-next");
            await ben.PostAsync($"/desk/c/{client}/say", ("text", "This is Ben."), ("key", "b1"));
            if (items.Any(text => text.Contains("Ben has this client now", StringComparison.Ordinal))) break;
        }

        Assert.Contains(items, text => text.StartsWith("floor", StringComparison.Ordinal) && text.Contains("Ben has this client now", StringComparison.Ordinal));
        Assert.DoesNotContain(items, text => text.Contains("This is Ben.", StringComparison.Ordinal));
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
        host.Time.Pass(TimeSpan.FromMinutes(1));
        await sam.PostByScriptAsync("/desk/here");

        var presence = (await host.Services.GetRequiredService<IPresenceStore>().AllAsync(CancellationToken.None)).Single();
        Assert.False(presence.Available);
        Assert.True(host.Time.GetUtcNow() - presence.SeenAt < TimeSpan.FromSeconds(20));
    }

    private static string After(string page) => Regex.Match(page, "after=(\\d+)").Groups[1].Value;

    private static async Task<List<System.Net.ServerSentEvents.SseItem<string>>> EntriesAsync(Visitor visitor, string path, int count, string? lastEventId = null)
    {
        var entries = new List<System.Net.ServerSentEvents.SseItem<string>>();
        await foreach (var item in Stream.ReadAsync(visitor, path, count: 1_000, lastEventId))
        {
            if (item.EventType == "entry") entries.Add(item);
            if (entries.Count == count) break;
        }

        return entries;
    }
}
