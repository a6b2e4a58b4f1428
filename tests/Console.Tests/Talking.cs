using System.Net;
using Handoff.Core.Conversations;
using Handoff.Service.Desk;
using Microsoft.Extensions.DependencyInjection;

namespace Console.Tests;

public sealed class Talking
{
    [Theory]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("<img src=x onerror=alert(1)>")]
    [InlineData("\"><svg/onload=alert(1)>")]
    [InlineData("'-alert(1)-' {{7*7}} ${7*7} @(1+1) </textarea><b>")]
    public async Task What_a_client_writes_is_only_ever_text(string text)
    {
        await using var host = await DeskHost.WithSupervisorAsync();
        using var sam = await host.SignInAsync("sam");
        var client = await host.ClientSaysAsync(text);
        await host.ClientSaysAsync($"person: {text}", client);
        await sam.PostAsync("/desk/take-next");

        Assert.DoesNotContain(text, sam.Page, StringComparison.Ordinal);
        Assert.Contains(text, WebUtility.HtmlDecode(sam.Page), StringComparison.Ordinal);
        foreach (var markup in new[] { "<script>alert", "<img", "<svg/", "<b>\"" }) Assert.DoesNotContain(markup, sam.Page, StringComparison.Ordinal);
        foreach (var item in await Stream.ReadAsync(sam, $"/desk/stream?c={client}&after=0", until: item => item.EventType == "mine"))
            Assert.DoesNotContain(text, item.Data, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_brief_and_the_transcript_tell_the_whole_story_in_words()
    {
        await using var host = await DeskHost.WithSupervisorAsync();
        using var sam = await host.SignInAsync("sam");
        var client = await host.ClientSaysAsync("hello");
        await host.ClientSaysAsync("person: they cut\nmy benefits", client);
        await sam.PostAsync("/desk/take-next");
        var page = WebUtility.HtmlDecode(sam.Page);

        foreach (var words in new[]
        {
            "Asked for a person", "How to apply for SNAP", "English", "Web chat", "New Mexico", "Notice date", "November 3",
            "You can apply at the portal (https://portal.example/apply).", "You said hello", "A person was asked for.", "An advocate took the conversation.",
        }) Assert.Contains(words, page, StringComparison.Ordinal);
        Assert.Contains("person: <mark>they cut\nmy benefits</mark>", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_same_form_sent_twice_is_one_message()
    {
        await using var host = await DeskHost.WithSupervisorAsync();
        using var sam = await host.SignInAsync("sam");
        var client = await host.ClientSaysAsync("person: please");
        await sam.PostAsync("/desk/take-next");
        var key = sam.Field("key");
        await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => sam.PostByScriptAsync($"/desk/c/{client}/say", ("text", "Hello, I am Sam."), ("key", key))));
        await sam.GetAsync($"/desk/c/{client}");

        Assert.Single(System.Text.RegularExpressions.Regex.Matches(sam.Page, "Hello, I am Sam."));
        Assert.NotEqual(key, sam.Field("key"));
    }

    [Fact]
    public async Task A_message_too_long_or_in_another_hand_is_refused_with_the_text_kept()
    {
        await using var host = await DeskHost.WithSupervisorAsync();
        using var sam = await host.SignInAsync("sam");
        var client = await host.ClientSaysAsync("person: please");
        await sam.PostAsync("/desk/take-next");
        using var refused = await sam.PostAsync($"/desk/c/{client}/say", ("text", new string('x', 4_001)), ("key", "k"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.Contains("1 to 4,000 characters", sam.Page, StringComparison.Ordinal);
        Assert.Contains(new string('x', 4_001), sam.Page, StringComparison.Ordinal);
        await sam.PostAsync($"/desk/c/{client}/resolve", ("category", "answered"));
        using var late = await sam.PostByScriptAsync($"/desk/c/{client}/say", ("text", "one more thing"), ("key", "k2"));
        Assert.Equal(HttpStatusCode.Conflict, late.StatusCode);
        Assert.Contains("value=\"k2\"", await late.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Lines_of_four_thousand_characters_fit_though_browsers_send_two_for_each_line_end()
    {
        await using var host = await DeskHost.WithSupervisorAsync();
        using var sam = await host.SignInAsync("sam");
        var client = await host.ClientSaysAsync("person: please");
        await sam.PostAsync("/desk/take-next");
        var text = string.Join("\r\n", Enumerable.Repeat("ñ", 2_000));
        using var sent = await sam.PostByScriptAsync($"/desk/c/{client}/say", ("text", text), ("key", "k"));

        Assert.Equal(HttpStatusCode.OK, sent.StatusCode);
    }

    [Fact]
    public async Task A_private_note_is_marked_and_never_for_the_client()
    {
        await using var host = await DeskHost.WithSupervisorAsync();
        using var sam = await host.SignInAsync("sam");
        var client = await host.ClientSaysAsync("person: please");
        await sam.PostAsync("/desk/take-next");
        await sam.PostAsync($"/desk/c/{client}/note", ("text", "sounds tired"), ("key", "n1"));

        Assert.Contains("Private note", sam.Page.Split("sounds tired")[0], StringComparison.Ordinal);
        var store = host.Services.GetRequiredService<Handoff.Service.Stores.IConversationStore>();
        var seen = await store.ReadLogAsync(client, 0, Audience.Client, 100, CancellationToken.None);
        Assert.DoesNotContain(seen.Entries, entry => System.Text.Encoding.UTF8.GetString(entry.ActivityJson.Span).Contains("tired", StringComparison.Ordinal));
    }

    [Fact]
    public async Task No_word_of_a_client_or_an_advocate_reaches_the_log()
    {
        await using var host = await DeskHost.WithSupervisorAsync();
        using var sam = await host.SignInAsync("sam");
        var client = await host.ClientSaysAsync("person: MARKED-PHRASE");
        await sam.PostAsync("/desk/take-next");
        await sam.PostAsync($"/desk/c/{client}/say", ("text", "MARKED-PHRASE too"), ("key", "k"));
        await sam.PostAsync($"/desk/c/{client}/resolve", ("category", "answered"), ("note", "MARKED-PHRASE"));
        await sam.SignInAsync("MARKED-PHRASE", "MARKED-PHRASE");

        Assert.DoesNotContain(host.Log.Lines, line => line.Contains("MARKED-PHRASE", StringComparison.OrdinalIgnoreCase) || line.Contains(DeskHost.Password, StringComparison.Ordinal));
        Assert.DoesNotContain(host.Log.Lines, line => line.StartsWith("Error", StringComparison.Ordinal));
    }
}
