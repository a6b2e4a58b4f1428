using System.Net;
using System.Net.ServerSentEvents;
using Host.Tests.Support;

namespace Host.Tests.Deploy;

/// <summary>Any node serves anybody, and each can be stopped while the other works.</summary>
public sealed class Two_nodes_behind_the_proxy
{
    private const int Clients = 12;
    private const int SaidBetween = 60;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Sockets_and_the_desk_s_pages_hear_what_the_other_node_is_told()
    {
        await using var both = await TwoNodes.StartAsync(Token);
        Assert.Contains("test is successful", await both.Proxy.CheckAsync(Token), StringComparison.Ordinal);
        using var http = new HttpClient { BaseAddress = both.Proxy.Address };
        var started = await http.SendAsync("POST", "/v3/directline/conversations", HostProcess.Secret, "{}", headers: ("X-Forwarded-Host", "somebody.else.example"));
        var chat = new DirectLineClient(http, started["conversationId"], started["token"]);
        using var visitor = new Visitor(both.Proxy.Address);
        Assert.Equal(HttpStatusCode.OK, (await visitor.SignInAsync(TwoNodes.User, TwoNodes.Password)).StatusCode);

        // The socket's address is the proxy's own, whatever the client claims.
        Assert.Equal(both.Proxy.Address.Authority, new Uri(started["streamUrl"]).Authority);
        using var socket = await Socket.OpenAsync(new Uri(started["streamUrl"]));
        var desk = ListOfWaitingAsync(visitor, chat.Conversation);
        for (var i = 0; i < 4; i++)
        {
            var said = await chat.SayAsync(i == 0 ? "talk to a person" : "what is wic", $"k{i}", Token); // nodes take turns
            await socket.UntilAsync(a => a.Id() == said);
        }

        Assert.True(await desk.WaitAsync(TimeSpan.FromSeconds(20), Token));
        foreach (var path in new[] { "/metrics", "/health/ready" }) Assert.Equal(HttpStatusCode.NotFound, (await http.SendAsync("GET", path)).Status);
        Assert.DoesNotContain("?", both.Proxy.AccessLog, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Each_is_restarted_in_turn_and_nobody_loses_a_message()
    {
        await using var both = await TwoNodes.StartAsync(Token);
        using var http = new HttpClient { BaseAddress = both.Proxy.Address };
        using var stop = new CancellationTokenSource();
        var count = 0;
        async Task<(DirectLineClient, List<(string Key, string Id)>)> TalkAsync(int number)
        {
            var client = await DirectLineClient.StartAsync(http, Token);
            var told = new List<(string Key, string Id)>();
            for (var i = 0; !stop.IsCancellationRequested; i++)
            {
                told.Add(($"{number}-{i}", await client.SayAsync("what is wic", $"{number}-{i}", Token)));
                Interlocked.Increment(ref count);
            }

            return (client, told);
        }

        var talking = Enumerable.Range(0, Clients).Select(TalkAsync).ToArray();
        foreach (var node in new[] { 0, 1 })
        {
            var before = Volatile.Read(ref count);
            await UntilAsync(() => Volatile.Read(ref count) >= before + SaidBetween, talking);
            await both.RestartAsync(node, Token);
        }

        var last = Volatile.Read(ref count);
        await UntilAsync(() => Volatile.Read(ref count) >= last + SaidBetween, talking);
        await stop.CancelAsync();

        foreach (var (client, told) in await Task.WhenAll(talking))
        {
            var log = await client.ReadAllAsync(Token);
            Assert.Equal(told, log.Where(a => a.IsFromClient()).Select(a => (a.ClientActivityId()!, a.Id())));
        }
    }

    /// <returns>Whether the live list of who waits has shown the conversation.</returns>
    private static async Task<bool> ListOfWaitingAsync(Visitor visitor, string conversation)
    {
        using var answer = await visitor.Http.GetAsync(new Uri("/desk/stream", UriKind.Relative), HttpCompletionOption.ResponseHeadersRead, Token);
        answer.EnsureSuccessStatusCode();
        await using var body = await answer.Content.ReadAsStreamAsync(Token);
        await foreach (var item in SseParser.Create(body).EnumerateAsync(Token))
            if (item.Data.Contains(conversation, StringComparison.Ordinal)) return true;
        return false;
    }

    private static async Task UntilAsync(Func<bool> reached, Task[] failing)
    {
        using var look = new PeriodicTimer(TimeSpan.FromMilliseconds(5));
        while (!reached() && await look.WaitForNextTickAsync(Token))
            if (failing.FirstOrDefault(one => one.IsFaulted) is { } failed) await failed;
    }
}
