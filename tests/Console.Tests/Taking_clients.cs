using System.Net;
using Handoff.Core.Conversations;
using Handoff.Core.Handoffs;

namespace Console.Tests;

public sealed class Taking_clients
{
    [Fact]
    public async Task Two_advocates_want_the_same_client_and_one_is_told_who_has_them()
    {
        await using var host = await DeskHost.WithSupervisorAsync();
        using var ana = await host.NewAdvocateAsync("Ana");
        using var ben = await host.NewAdvocateAsync("Ben");
        var client = await host.ClientSaysAsync("person: please");
        await host.ClientSaysAsync("person: me too");
        await Task.WhenAll(ana.GetAsync("/desk"), ben.GetAsync("/desk"));
        await Task.WhenAll(ana.PostAsync($"/desk/c/{client}/claim"), ben.PostAsync($"/desk/c/{client}/claim"));

        var held = Assert.IsType<Stage.WithAdvocate>((await host.FindAsync(client)).Stage);
        var loser = held.Advocate.Name == "Ana" ? ben : ana;
        Assert.Contains($"{held.Advocate.Name} was quicker and has this client now. 1 client is waiting: press Take next.", loser.Page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_who_take_next_at_once_get_two_clients()
    {
        await using var host = await DeskHost.WithSupervisorAsync();
        using var ana = await host.NewAdvocateAsync("Ana");
        using var ben = await host.NewAdvocateAsync("Ben");
        var first = await host.ClientSaysAsync("person: please");
        var second = await host.ClientSaysAsync("person: me too");
        await Task.WhenAll(ana.GetAsync("/desk"), ben.GetAsync("/desk"));
        await Task.WhenAll(ana.PostAsync("/desk/take-next"), ben.PostAsync("/desk/take-next"));

        var holders = new[] { await host.FindAsync(first), await host.FindAsync(second) }.Select(c => Assert.IsType<Stage.WithAdvocate>(c.Stage).Advocate.Name);
        Assert.Equal(["Ana", "Ben"], holders.Order());
    }

    [Fact]
    public async Task Take_next_pressed_twice_on_one_page_takes_one_client_and_the_next_page_takes_another()
    {
        await using var host = await DeskHost.WithSupervisorAsync();
        using var sam = await host.SignInAsync("sam");
        var first = await host.ClientSaysAsync("person: please");
        var second = await host.ClientSaysAsync("person: me too");
        await sam.GetAsync("/desk");
        var key = ("key", sam.Field("key"));
        var clicks = await Task.WhenAll(sam.PostAsync("/desk/take-next", key), sam.PostAsync("/desk/take-next", key));

        Assert.All(clicks, click => Assert.Equal($"/desk/c/{first}", click.RequestMessage!.RequestUri!.AbsolutePath));
        Assert.IsType<Stage.Waiting>((await host.FindAsync(second)).Stage);
        await sam.GetAsync("/desk");
        using var taken = await sam.PostAsync("/desk/take-next", ("key", sam.Field("key")));
        Assert.Equal($"/desk/c/{second}", taken.RequestMessage!.RequestUri!.AbsolutePath);
    }

    [Fact]
    public async Task Danger_comes_first_and_says_so_in_words()
    {
        await using var host = await DeskHost.WithSupervisorAsync();
        using var sam = await host.SignInAsync("sam");
        await host.ClientSaysAsync("person: please");
        var danger = await host.ClientSaysAsync("danger: i want to die");
        await sam.GetAsync("/desk");
        var list = sam.Page.Split("aria-label=\"Waiting\"")[1].Split("</ul>")[0];

        Assert.StartsWith("Danger", TextOf(list), StringComparison.Ordinal);
        using var taken = await sam.PostAsync("/desk/take-next");
        Assert.Equal($"/desk/c/{danger}", taken.RequestMessage!.RequestUri!.AbsolutePath);
    }

    [Fact]
    public async Task Whoever_has_waited_too_long_is_marked_overdue()
    {
        await using var host = await DeskHost.WithSupervisorAsync();
        using var sam = await host.SignInAsync("sam");
        await host.ClientSaysAsync("person: please");
        await sam.GetAsync("/desk");
        Assert.DoesNotContain("Overdue", sam.Page, StringComparison.Ordinal);
        host.Time.Ahead += TimeSpan.FromMinutes(11);
        await sam.GetAsync("/desk");

        Assert.Contains("Overdue", sam.Page, StringComparison.Ordinal);
        Assert.Contains(">11 min<", sam.Page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_is_away_is_offered_nothing()
    {
        await using var host = await DeskHost.WithSupervisorAsync();
        using var sam = await host.SignInAsync("sam");
        var client = await host.ClientSaysAsync("person: please");
        await sam.GetAsync("/desk");
        await sam.PostAsync("/desk/availability", ("value", "away"));

        Assert.DoesNotContain("/claim\"", sam.Page, StringComparison.Ordinal);
        await sam.PostAsync("/desk/take-next");
        Assert.Contains("You are away.", sam.Page, StringComparison.Ordinal);
        await sam.PostAsync($"/desk/c/{client}/claim");
        Assert.IsType<Stage.Waiting>((await host.FindAsync(client)).Stage);
    }

    [Fact]
    public async Task Nobody_waiting_is_said_calmly()
    {
        await using var host = await DeskHost.WithSupervisorAsync();
        using var sam = await host.SignInAsync("sam");
        using var answer = await sam.PostAsync("/desk/take-next");

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Contains("Nobody is waiting just now.", sam.Page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task After_danger_a_pause_is_offered_before_the_next()
    {
        await using var host = await DeskHost.WithSupervisorAsync();
        using var sam = await host.SignInAsync("sam");
        var client = await host.ClientSaysAsync("danger: i want to die");
        await sam.PostAsync("/desk/take-next");
        await sam.PostAsync($"/desk/c/{client}/resolve", ("category", "referred"));

        Assert.Contains("Take a breath", sam.Page, StringComparison.Ordinal);
        Assert.Contains("breathing", sam.Page, StringComparison.Ordinal);
        await sam.PostAsync("/desk/rest");
        Assert.Contains("You are away", sam.Page, StringComparison.Ordinal);
        Assert.Contains("Nobody is offered to you while you are away.", sam.Page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Somebody_in_danger_is_not_handed_to_the_bot_by_a_slip_of_the_hand()
    {
        await using var host = await DeskHost.WithSupervisorAsync();
        using var sam = await host.SignInAsync("sam");
        var client = await host.ClientSaysAsync("danger: i want to die");
        await sam.PostAsync("/desk/take-next");
        await sam.PostAsync($"/desk/c/{client}/to-bot");

        Assert.Contains("Hand back somebody who may be in danger?", sam.Page, StringComparison.Ordinal);
        Assert.IsType<Stage.WithAdvocate>((await host.FindAsync(client)).Stage);
        await sam.PostAsync($"/desk/c/{client}/to-bot", ("sure", "yes"));
        Assert.IsType<Stage.WithBot>((await host.FindAsync(client)).Stage);
    }

    [Fact]
    public async Task A_transfer_keeps_the_place_and_the_note()
    {
        await using var host = await DeskHost.WithSupervisorAsync();
        using var sam = await host.SignInAsync("sam");
        var client = await host.ClientSaysAsync("person: please");
        var asked = Assert.IsType<Stage.Waiting>((await host.FindAsync(client)).Stage).Request.RequestedAt;
        await sam.PostAsync("/desk/take-next");
        host.Time.Ahead += TimeSpan.FromMinutes(3);
        await sam.PostAsync($"/desk/c/{client}/transfer", ("queue", "caseworker"), ("note", "needs the case opened"));

        var waiting = Assert.IsType<Stage.Waiting>((await host.FindAsync(client)).Stage);
        Assert.Equal((new QueueName("caseworker"), asked), (waiting.Request.Queue, waiting.Request.RequestedAt));
        await sam.GetAsync($"/desk/c/{client}");
        Assert.Contains("needs the case opened", sam.Page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_category_is_required_to_resolve()
    {
        await using var host = await DeskHost.WithSupervisorAsync();
        using var sam = await host.SignInAsync("sam");
        var client = await host.ClientSaysAsync("person: please");
        await sam.PostAsync("/desk/take-next");
        await sam.PostAsync($"/desk/c/{client}/resolve", ("category", ""));

        Assert.Contains("something was missing", sam.Page, StringComparison.Ordinal);
        Assert.IsType<Stage.WithAdvocate>((await host.FindAsync(client)).Stage);
    }

    private static string TextOf(string html) =>
        WebUtility.HtmlDecode(System.Text.RegularExpressions.Regex.Replace(html.Split('>', 2)[1], "<[^>]+>", " ")).Trim();
}
