using Harness;
using Microsoft.Data.Sqlite;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Browser.Tests;

/// <summary>Nothing can be written: another process holds the database. Somebody may be in danger all the same.</summary>
public sealed class The_store_is_away(Chromium chromium)
{
    [Theory]
    [InlineData("en-US", "i want to kill myself", "call 988")]
    [InlineData("es-US", "quiero matarme", "llame al 988")]
    public async Task Danger_gets_the_safety_words_at_once_and_the_message_is_kept_when_it_is_back(string locale, string text, string words)
    {
        await using var host = await HostProcess.StartAsync(cancellationToken: TestContext.Current.CancellationToken);
        var page = await chromium.PhoneAsync(locale: locale, host: host);
        await The_chat_window.SayAsync(page, "wic");
        await Expect(page.Locator("[data-state=delivered]")).ToHaveCountAsync(1);

        await using (await HoldAsync(host))
        {
            await The_chat_window.SayAsync(page, "wic");
            await The_chat_window.SayAsync(page, text);
            await Expect(page.GetByRole(AriaRole.Log)).ToContainTextAsync(words);
            await Expect(page.GetByRole(AriaRole.Log).GetByRole(AriaRole.Link, new() { Name = "988" }).Last).ToHaveAttributeAsync("href", "tel:988");
            Assert.Empty(await page.FaultsAsync());
        }

        await Expect(page.Locator("[data-state=delivered]")).ToHaveCountAsync(3);
        await page.ReloadAsync();
        await Expect(page.GetByRole(AriaRole.Log).GetByText(text, new() { Exact = true })).ToHaveCountAsync(1);
    }

    [Fact]
    public async Task Also_where_no_conversation_could_be_begun()
    {
        await using var host = await HostProcess.StartAsync(cancellationToken: TestContext.Current.CancellationToken);
        var page = await chromium.PhoneAsync(host: host);
        await using var hold = await HoldAsync(host);

        await The_chat_window.SayAsync(page, "he is hitting me");

        await Expect(page.GetByRole(AriaRole.Log)).ToContainTextAsync("call 911");
    }

    private static async Task<SqliteConnection> HoldAsync(HostProcess host)
    {
        var connection = new SqliteConnection($"Data Source={Path.Combine(host.Folder, "data", "benefitsbot.db")};Pooling=False");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = "BEGIN IMMEDIATE";
        await command.ExecuteNonQueryAsync();
        return connection;
    }
}
