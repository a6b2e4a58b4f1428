using Harness;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Browser.Tests;

/// <summary>The client's node and the advocate's are two, with different roles; all they share is a Redis.</summary>
public sealed class Two_nodes_on_one_Redis(Chromium chromium)
{
    [Fact]
    public async Task A_client_on_one_and_an_advocate_on_the_other_talk()
    {
        using var redis = RedisServer.Start();
        await using var front = await NodeAsync(redis, "bot");
        await using var back = await NodeAsync(redis, "desk,worker");

        var client = await chromium.PhoneAsync(host: front);
        var conversation = client.GetByRole(AriaRole.Log, new() { Name = "Conversation" });
        await The_whole_story.SayAsync(client, "can i talk to a person");
        await Expect(conversation.GetByText("can i talk to a person")).ToBeVisibleAsync();

        var desk = await chromium.DeskAsync(back);
        await The_whole_story.TakeNextAsync(desk);
        var transcript = desk.GetByRole(AriaRole.Log, new() { Name = "Transcript" });
        await Expect(transcript).ToContainTextAsync("can i talk to a person");
        await The_whole_story.SayAsync(desk, "Hi, this is Maria.");
        await Expect(conversation).ToContainTextAsync("Hi, this is Maria.");
        await The_whole_story.SayAsync(client, "my hearing is on Monday");
        await Expect(transcript).ToContainTextAsync("my hearing is on Monday");

        // The advocate's node dies. Another takes its place, and nothing that was said is missing.
        back.KillHard();
        await The_whole_story.SayAsync(client, "are you still there?");
        await using var next = await NodeAsync(redis, "desk,worker", back.Address.Port);
        await Expect(transcript).ToContainTextAsync("are you still there?");
        await The_whole_story.SayAsync(desk, "Yes, I am here.");
        await Expect(conversation).ToContainTextAsync("Yes, I am here.");
    }

    [Fact]
    public async Task While_Redis_hangs_danger_gets_the_safety_words_and_is_kept_when_it_is_back()
    {
        using var redis = RedisServer.Start();
        await using var node = await NodeAsync(redis, "bot,desk,worker");
        var client = await chromium.PhoneAsync(host: node);
        await The_whole_story.SayAsync(client, "wic");
        await Expect(client.Locator("[data-state=delivered]")).ToHaveCountAsync(1);

        redis.Pause();
        await The_whole_story.SayAsync(client, "i want to kill myself");
        await Expect(client.GetByRole(AriaRole.Log)).ToContainTextAsync("We can't keep this conversation right now");
        redis.Resume();

        await Expect(client.Locator("[data-state=delivered]")).ToHaveCountAsync(2);
        var desk = await chromium.DeskAsync(node);
        await Expect(desk.GetByRole(AriaRole.List, new() { Name = "Waiting" }).GetByRole(AriaRole.Listitem).First).ToContainTextAsync("danger", new() { IgnoreCase = true });
    }

    private static Task<HostProcess> NodeAsync(RedisServer redis, string roles, int port = 0)
    {
        var settings = Chromium.Supervisor;
        (settings["Store__Kind"], settings["Redis__Configuration"], settings["Roles"]) = ("redis", redis.Configuration, roles);
        return HostProcess.StartAsync(port: port, settings: settings, cancellationToken: TestContext.Current.CancellationToken);
    }
}
