using System.Text;
using Host.Tests.Support;

namespace Host.Tests.Serving;

/// <summary>A marked phrase goes through every path, and no line of the log has it, at any level.</summary>
public sealed class What_is_logged
{
    private const string Marked = "xyzzy-plugh-4711";

    [Fact]
    public async Task Nothing_that_anybody_wrote_and_no_key()
    {
        var store = new SwitchedStore();
        await using var host = await RunningHost.StartAsync(store.Put, "--DirectLine:Uploads", "true");
        var chatter = await Chatter.StartAsync(host, user: Marked);
        using var socket = await Socket.OpenAsync(chatter.StreamUrl);
        await chatter.SayAsync($"{Marked} what is wic", Marked);
        await chatter.SayAsync($"I want to kill myself {Marked}", Marked + 2);
        await chatter.SayAsync($"talk to a person {Marked}");
        await chatter.PostAsync($$"""{"type":"event","name":"{{Marked}}","value":"{{Marked}}"}""");
        await chatter.PostAsync($$"""{"type":"typing","text":"{{Marked}}"}""");
        await chatter.PostAsync($$"""{"type":"message","text":{"{{Marked}}":1} }""");
        await chatter.PostAsync($$"""{"type":"message","text":"{{Marked}}""");
        await chatter.PostAsync($$"""{"type":"message","text":"{{Marked}}","from":"{{Marked}}"}""");
        using var upload = new MultipartFormDataContent { { new ByteArrayContent(Encoding.UTF8.GetBytes(Marked)), "file", Marked } };
        await host.Http.SendAsync("POST", $"{chatter.Path}/upload?userId={Marked}", chatter.Token, upload, type: null);
        await host.Http.SendAsync("POST", "/chat/token", body: $$"""{"lang":"{{Marked}}","resume":"{{Marked}}"}""");
        await host.Http.SendAsync("POST", "/v3/directline/tokens/generate", RunningHost.Secret, $$"""{"user":{"id":5,"name":"{{Marked}}"} }""");
        store.Down = true;
        await chatter.SayAsync($"I want to kill myself {Marked} down");
        await socket.UntilAsync(a => a.Text("text")?.Contains(Marked, StringComparison.Ordinal) == true);

        Assert.NotEmpty(host.Log);
        var ticket = chatter.StreamUrl.Query.Split("t=")[1];
        foreach (var secret in new[] { Marked, RunningHost.Secret, chatter.Token, ticket })
            Assert.DoesNotContain(host.Log, line => line.Contains(secret, StringComparison.OrdinalIgnoreCase));
    }
}
