using System.Collections.Immutable;
using System.Net;
using Handoff.Console;
using Handoff.Console.Trying;
using Microsoft.Extensions.DependencyInjection;

namespace Console.Tests;

public sealed class Trying_a_message
{
    [Fact]
    public async Task What_was_pasted_is_shown_as_text_and_what_is_no_message_is_refused()
    {
        await using var host = await DeskHost.StartAsync(
            new DeskOptions { BootstrapUser = "sam", BootstrapPassword = DeskHost.Password }, adjust: services => services.AddSingleton<IMessageTrial, Echo>());
        using var sam = await host.SignInAsync("sam");

        await sam.GetAsync("/desk/try");
        await sam.PostAsync("/desk/try", ("text", "<b>hi</b>"), ("channel", "sms"));
        Assert.Contains("&lt;b&gt;hi&lt;/b&gt; by phone", sam.Page, StringComparison.Ordinal);
        Assert.DoesNotContain("<b>hi", sam.Page, StringComparison.Ordinal);

        foreach (var (text, fault) in new[] { (" ", "Write a message first."), (new string('a', TryEndpoints.MaxText + 1), "longer than 4,000 characters") })
        {
            using var refused = await sam.PostAsync("/desk/try", ("text", text));
            Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
            Assert.Contains(fault, sam.Page, StringComparison.Ordinal);
        }
    }

    /// <summary>The desk does not know the bot: what it shows is what it was told.</summary>
    private sealed class Echo : IMessageTrial
    {
        public TriedMessage Try(string text, bool byPhone) => new("answer", null, "en", [], [], [$"{text} {(byPhone ? "by phone" : "by web")}"], "1");
    }
}
