using System.Net;
using Handoff.Core.Conversations;
using Handoff.Service.Desk;
using Microsoft.Extensions.DependencyInjection;

namespace Console.Tests;

public sealed class Feedback_page
{
    [Fact]
    public async Task Counts_what_clients_said_and_shows_comments_as_text()
    {
        await using var host = await DeskHost.WithSupervisorAsync();
        using var sam = await host.SignInAsync("sam");
        await ServeAsync(host, sam, "5", "muy amable <b>");
        await ServeAsync(host, sam, "2", "chat");
        await sam.GetAsync("/desk/feedback?days=7");
        var page = WebUtility.HtmlDecode(sam.Page);

        Assert.Contains("50 %", page, StringComparison.Ordinal);
        Assert.Contains("2 of 2 surveys offered", page, StringComparison.Ordinal);
        Assert.Contains("of 2 ratings: too few to say", page, StringComparison.Ordinal);
        Assert.Contains("muy amable &lt;b&gt;", sam.Page, StringComparison.Ordinal);
        Assert.Contains("snap.apply", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_a_supervisor_gets_from_a_comment_to_its_conversation()
    {
        await using var host = await DeskHost.WithSupervisorAsync();
        using var sam = await host.SignInAsync("sam");
        using var ana = await host.NewAdvocateAsync("Ana");
        await ServeAsync(host, ana, "4", "thanks a lot");
        await ana.GetAsync("/desk/feedback");
        Assert.Contains("thanks a lot", ana.Page, StringComparison.Ordinal);
        Assert.DoesNotContain("/desk/c/", ana.Page, StringComparison.Ordinal);
        await sam.GetAsync("/desk/feedback");
        Assert.Contains("/desk/c/", sam.Page, StringComparison.Ordinal);
    }

    private static async Task ServeAsync(DeskHost host, Visitor advocate, string rating, string comment)
    {
        await host.ClientSaysAsync("person: please");
        using var taken = await advocate.PostAsync("/desk/take-next");
        var client = new ConversationId(taken.RequestMessage!.RequestUri!.Segments[^1]);
        await advocate.PostAsync($"/desk/c/{client}/resolve", ("category", "answered"));
        await host.ClientSaysAsync(rating, client);
        await host.ClientSaysAsync(comment, client);
    }
}
