using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Browser.Tests;

/// <summary>An editor asks at the desk what the bot would make of a message.</summary>
public sealed class Trying_a_message(Chromium chromium)
{
    [Theory]
    [InlineData("how do i apply for food stamps", "Answers.", "How to apply for SNAP", "Apply for SNAP")]
    [InlineData("quiero matarme", "Says the fixed safety words at once", "May be thinking of suicide", "988")]
    public async Task Shows_what_it_would_do_why_and_what_the_client_would_read(string text, string does, string because, string reads)
    {
        var desk = await chromium.DeskAsync();
        await desk.GetByRole(AriaRole.Link, new() { Name = "Try a message" }).ClickAsync();
        await desk.GetByRole(AriaRole.Textbox, new() { Name = "Message of a client" }).FillAsync(text);
        await desk.GetByRole(AriaRole.Button, new() { Name = "Try it" }).ClickAsync();

        var main = desk.GetByRole(AriaRole.Main);
        await Expect(main.GetByRole(AriaRole.Heading, new() { Level = 2 }).First).ToContainTextAsync(does);
        await Expect(main).ToContainTextAsync(because);
        await Expect(main).ToContainTextAsync(reads);
        Assert.DoesNotContain(text.Split(' ')[0], desk.Url, StringComparison.Ordinal);
        Assert.Empty(await desk.FaultsAsync());
    }
}
