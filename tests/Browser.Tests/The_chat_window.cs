using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Browser.Tests;

public sealed class The_chat_window(Chromium chromium)
{
    [Theory]
    [InlineData("en-US", 320)]
    [InlineData("es-US", 320)]
    [InlineData("en-US", 1280)]
    public async Task Has_no_accessibility_fault_and_never_scrolls_sideways(string locale, int width)
    {
        var page = await chromium.PhoneAsync(locale: locale, width: width);
        await SayAsync(page, locale == "es-US" ? "perdí mi tarjeta EBT" : "i lost my ebt card");
        await Expect(page.GetByRole(AriaRole.Log).GetByRole(AriaRole.Link).First).ToBeVisibleAsync();

        Assert.Empty(await page.FaultsAsync());
        Assert.False(await page.EvaluateAsync<bool>("document.documentElement.scrollWidth > document.documentElement.clientWidth"));
    }

    [Fact]
    public async Task Speaks_spanish_when_the_browser_does_and_can_be_switched()
    {
        var page = await chromium.PhoneAsync(locale: "es-US");

        await Expect(page.GetByRole(AriaRole.Log, new() { Name = "Conversación" })).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "English" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Log, new() { Name = "Conversation" })).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Names_the_way_out_in_the_language_of_the_words_that_name_it()
    {
        var page = await chromium.PhoneAsync();
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Leave this page quickly" })).ToBeVisibleAsync();

        await SayAsync(page, "dónde pido las estampillas de comida");
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Salir rápido de esta página" })).ToBeVisibleAsync();

        await page.GetByRole(AriaRole.Link, new() { Name = "Español" }).ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "English" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Leave this page quickly" })).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Shows_everything_once_after_a_reload()
    {
        var page = await chromium.PhoneAsync();
        await SayAsync(page, "what is wic");
        await Expect(page.GetByRole(AriaRole.Log)).ToContainTextAsync("WIC");
        await page.ReloadAsync();

        await Expect(page.GetByRole(AriaRole.Log)).ToContainTextAsync("what is wic");
        await Expect(page.GetByRole(AriaRole.Log).GetByText("what is wic", new() { Exact = true })).ToHaveCountAsync(1);
    }

    [Fact]
    public async Task Keeps_what_was_written_offline_and_sends_it_in_order_afterwards()
    {
        var page = await chromium.PhoneAsync();
        await SayAsync(page, "hello");
        await Expect(page.GetByRole(AriaRole.Log)).ToContainTextAsync("Hello!");
        await page.Context.SetOfflineAsync(true);
        await SayAsync(page, "first while offline");
        await SayAsync(page, "second while offline");
        await page.Context.SetOfflineAsync(false);

        var mine = page.GetByRole(AriaRole.Log).GetByText("while offline");
        await Expect(mine).ToHaveCountAsync(2);
        await page.ReloadAsync();
        await Expect(mine).ToHaveTextAsync(["first while offline", "second while offline"]);
    }

    [Theory]
    [InlineData("<script>window.hacked=1</script>")]
    [InlineData("<img src=x onerror=window.hacked=1>")]
    [InlineData("[click](javascript:window.hacked=1)")]
    public async Task Shows_markup_as_text(string text)
    {
        var page = await chromium.PhoneAsync();
        await SayAsync(page, text);

        await Expect(page.GetByRole(AriaRole.Log)).ToContainTextAsync(text);
        Assert.True(await page.EvaluateAsync<bool>("window.hacked === undefined && !document.querySelector('a[href^=javascript]')"));
    }

    internal static async Task SayAsync(IPage page, string text)
    {
        var spanish = await page.GetByRole(AriaRole.Button, new() { Name = "Enviar", Exact = true }).CountAsync() > 0;
        await page.GetByRole(AriaRole.Textbox, new() { Name = spanish ? "Mensaje" : "Message" }).FillAsync(text);
        await page.GetByRole(AriaRole.Button, new() { Name = spanish ? "Enviar" : "Send", Exact = true }).ClickAsync();
    }
}
