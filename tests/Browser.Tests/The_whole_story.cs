using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Browser.Tests;

/// <summary>Both people, each in a window of their own, with the real program between them.</summary>
public sealed class The_whole_story(Chromium chromium)
{
    [Fact]
    public async Task A_client_asks_the_bot_then_a_person_and_rates_the_help()
    {
        var client = await chromium.PhoneAsync();
        var conversation = client.GetByRole(AriaRole.Log, new() { Name = "Conversation" });
        await SayAsync(client, "how do i apply for food stamps");
        await Expect(conversation).ToContainTextAsync("Apply for SNAP");
        await client.GetByRole(AriaRole.Button, new() { Name = "Talk to a person" }).First.ClickAsync();
        await Expect(conversation).ToContainTextAsync("Talk to a person");

        var desk = await chromium.DeskAsync();
        await desk.GetByRole(AriaRole.Radio, new() { Name = "Available" }).CheckAsync();
        await Expect(desk.GetByRole(AriaRole.List, new() { Name = "Waiting" }).GetByRole(AriaRole.Listitem)).ToHaveCountAsync(1);
        await TakeNextAsync(desk);
        var transcript = desk.GetByRole(AriaRole.Log, new() { Name = "Transcript" });
        await Expect(transcript).ToContainTextAsync("how do i apply for food stamps");
        await Expect(desk.GetByRole(AriaRole.Region, new() { Name = "Brief" })).ToContainTextAsync("Asked for a person");

        await SayAsync(desk, "Hi, this is Maria. I read what you wrote.");
        await Expect(conversation).ToContainTextAsync("Hi, this is Maria. I read what you wrote.");
        await SayAsync(client, "thank you, <b>what</b> do i need to bring?");
        await Expect(transcript).ToContainTextAsync("thank you, <b>what</b> do i need to bring?");

        await desk.GetByRole(AriaRole.Button, new() { Name = "Resolve" }).First.ClickAsync();
        await desk.GetByRole(AriaRole.Combobox, new() { Name = "Category" }).Or(desk.GetByLabel("Category")).First.SelectOptionAsync(new SelectOptionValue { Index = 1 });
        await desk.GetByRole(AriaRole.Button, new() { Name = "Resolve conversation" }).ClickAsync();

        var rating = client.GetByRole(AriaRole.Radiogroup, new() { Name = "How satisfied are you with the help you got today?" });
        await rating.GetByRole(AriaRole.Radio).Nth(4).CheckAsync();
        await client.GetByRole(AriaRole.Button, new() { Name = "Send rating" }).ClickAsync();
        await SayAsync(client, "Maria was kind");
        await Expect(client.Locator("[data-state=delivered]").Filter(new() { HasText = "Maria was kind" })).ToBeVisibleAsync();

        await desk.GotoAsync("/desk/feedback");
        await Expect(desk.GetByText("Maria was kind")).ToBeVisibleAsync();
        await Expect(desk.GetByText("100").First).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_client_in_danger_sees_the_safety_words_at_once_and_the_desk_shows_it_first()
    {
        var client = await chromium.PhoneAsync();
        await SayAsync(client, "i want to kill myself");
        await Expect(client.GetByRole(AriaRole.Log, new() { Name = "Conversation" })).ToContainTextAsync("988");

        var desk = await chromium.DeskAsync();
        var first = desk.GetByRole(AriaRole.List, new() { Name = "Waiting" }).GetByRole(AriaRole.Listitem).First;
        await Expect(first).ToContainTextAsync("danger", new() { IgnoreCase = true });
        await TakeNextAsync(desk);
        await Expect(desk.GetByRole(AriaRole.Log, new() { Name = "Transcript" })).ToContainTextAsync("i want to kill myself");
        await desk.GetByRole(AriaRole.Button, new() { Name = "Back to the bot" }).ClickAsync();
    }

    internal static async Task SayAsync(IPage page, string text)
    {
        await page.GetByRole(AriaRole.Textbox, new() { Name = "Message" }).FillAsync(text);
        await page.GetByRole(AriaRole.Button, new() { Name = "Send", Exact = true }).ClickAsync();
    }

    internal static Task TakeNextAsync(IPage desk) =>
        desk.GetByRole(AriaRole.Button, new() { Name = "Take next" }).Or(desk.GetByRole(AriaRole.Link, new() { Name = "Take next" })).ClickAsync();
}
