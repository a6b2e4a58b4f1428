using System.Net;
using Handoff.Console.Trying;

namespace Console.Tests;

public sealed class Trying_a_message
{
    [Fact]
    public async Task What_was_pasted_is_shown_as_text_and_what_is_no_message_is_refused()
    {
        await using var host = await DeskHost.WithSupervisorAsync();
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
}
