using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Harness;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Browser.Tests;

/// <summary>Bot Framework Web Chat 4.18.1 as published, on a page of another origin, given only the domain and a token.</summary>
public sealed class The_real_Web_Chat(Chromium chromium)
{
    private static readonly string Bundle = Path.Combine(Repository.Root, "tests", "Browser.Tests", "WebChat", "node_modules", "webchat.js");

    [Fact]
    public async Task Connects_sends_shows_the_reply_and_its_suggested_actions()
    {
        var page = await chromium.DesktopAsync();
        await using var agency = new AgencySite(Page(await TokenAsync()), Bundle);
        await page.GotoAsync(agency.Address);

        await Expect(page.GetByText("automated").First).ToBeVisibleAsync();
        var box = page.GetByRole(AriaRole.Textbox, new() { Name = "Message input box" });
        await box.FillAsync("how do i apply for food stamps");
        await box.PressAsync("Enter");
        await Expect(page.Locator(".webchat__bubble--from-user", new() { HasText = "how do i apply for food stamps" })).ToBeVisibleAsync();
        await Expect(page.GetByText("how do i apply for food stamps").First).ToBeVisibleAsync();

        await page.GetByRole(AriaRole.Button, new() { Name = "Send documents" }).Last.ClickAsync();
        await Expect(page.Locator(".webchat__bubble--from-user", new() { HasText = "Send documents" })).ToBeVisibleAsync();
        await Expect(page.GetByText("Send failed")).ToHaveCountAsync(0);
    }

    private string Page(string token) => $$"""
        <!doctype html><html lang="en"><title>Agency</title><body><div id="chat" style="height:600px"></div>
        <script src="/webchat.js"></script>
        <script>
          WebChat.renderWebChat({
            directLine: WebChat.createDirectLine({ domain: '{{chromium.Host.Address}}v3/directline', token: '{{token}}' }),
            userID: 'dl_web_chat_test', locale: 'en-US'
          }, document.getElementById('chat'));
        </script></body></html>
        """;

    private async Task<string> TokenAsync()
    {
        using var http = new HttpClient { BaseAddress = chromium.Host.Address };
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", HostProcess.Secret);
        using var answer = await http.PostAsJsonAsync(new Uri("/v3/directline/tokens/generate", UriKind.Relative), new { user = new { id = "dl_web_chat_test" } });
        return (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("token").GetString()!;
    }
}
