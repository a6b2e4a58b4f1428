using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Browser.Tests;

/// <summary>A client on the simulated phone and an advocate at the desk: what arrives, what does not, and silence.</summary>
public sealed class Texting_with_a_person(Chromium chromium)
{
    [Fact]
    public async Task An_advocate_always_knows_whether_the_client_got_it()
    {
        var phone = await chromium.DesktopAsync("/sms/phone");
        await TextAsync(phone, "AGENT");
        var desk = await chromium.DeskAsync();
        await desk.GetByRole(AriaRole.Radio, new() { Name = "Available" }).CheckAsync();
        await Expect(desk.GetByRole(AriaRole.List, new() { Name = "Waiting" }).GetByRole(AriaRole.Listitem)).ToHaveCountAsync(1);
        await desk.GetByRole(AriaRole.Button, new() { Name = "Take next" }).Or(desk.GetByRole(AriaRole.Link, new() { Name = "Take next" })).ClickAsync();
        await Expect(desk.GetByRole(AriaRole.Region, new() { Name = "Brief" })).ToContainTextAsync("•••-23");

        await CountsAsync(desk);
        await SayAsync(desk, "Hello, this is Maria.");
        var lines = desk.GetByRole(AriaRole.Log, new() { Name = "Transcript" }).GetByRole(AriaRole.Article);
        await Expect(lines.Filter(new() { HasText = "Hello, this is Maria." })).ToContainTextAsync("Delivered");
        await Expect(phone.GetByRole(AriaRole.Log, new() { Name = "Texts" })).ToContainTextAsync("Hello, this is Maria.");

        await phone.GetByLabel("What it does with our texts").SelectOptionAsync("landline");
        await SayAsync(desk, "Bring your notice.");
        var lost = lines.Filter(new() { HasText = "Bring your notice." }).First;
        await Expect(lost).ToContainTextAsync("Not delivered: the phone can't receive texts; call instead.");
        await phone.GetByLabel("What it does with our texts").SelectOptionAsync("on");
        await lost.GetByRole(AriaRole.Button, new() { Name = "Send again" }).ClickAsync();
        await Expect(lines.Filter(new() { HasText = "Bring your notice." }).Last).ToContainTextAsync("Delivered");
        await Expect(desk.GetByRole(AriaRole.Button, new() { Name = "Send again" })).ToHaveCountAsync(0);

        await TextAsync(phone, "STOP");
        await Expect(desk.GetByRole(AriaRole.Textbox, new() { Name = "Message" })).ToBeDisabledAsync();
        await Expect(desk.Locator("#locked")).ToContainTextAsync("opted out of texts");
        await desk.GetByRole(AriaRole.Button, new() { Name = "Resolve", Exact = true }).ClickAsync();
        await desk.GetByLabel("Category").SelectOptionAsync(new SelectOptionValue { Index = 1 });
        await desk.GetByRole(AriaRole.Button, new() { Name = "Resolve conversation" }).ClickAsync();
    }

    private static async Task CountsAsync(IPage desk)
    {
        var message = desk.GetByRole(AriaRole.Textbox, new() { Name = "Message" });
        await message.FillAsync(new string('x', 321));
        await Expect(desk.Locator("#count")).ToContainTextAsync("321 of 1,600 characters, 3 text messages. Long for a phone");
        await message.FillAsync("“¿Cómo?” …");
        await Expect(desk.Locator("#count")).ToHaveTextAsync("12 of 1,600 characters, 1 text message");
        await message.FillAsync("");
    }

    private static async Task TextAsync(IPage phone, string text)
    {
        await phone.GetByRole(AriaRole.Textbox, new() { Name = "Text message" }).FillAsync(text);
        await phone.GetByRole(AriaRole.Button, new() { Name = "Send", Exact = true }).ClickAsync();
    }

    private static async Task SayAsync(IPage desk, string text)
    {
        await desk.GetByRole(AriaRole.Textbox, new() { Name = "Message" }).FillAsync(text);
        await desk.GetByRole(AriaRole.Button, new() { Name = "Send", Exact = true }).ClickAsync();
    }
}
