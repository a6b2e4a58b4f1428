using System.Net;
using Host.Tests.Support;

namespace Host.Tests.DirectLine;

/// <summary>Every address with every kind of caller.</summary>
public sealed class Isolation(SharedHost shared)
{
    public enum Caller
    {
        Own,
        Others,
        Expired,
        Nobody,
        Secret,
    }

    private static readonly (string Name, string Method, string Path, int Own, int Secret)[] Calls =
    [
        ("reconnect", "GET", "", 200, 200),
        ("read", "GET", "/activities", 200, 200),
        ("send", "POST", "/activities", 200, 200),
        ("upload", "POST", "/upload", 400, 400),
    ];

    public static TheoryData<string, Caller, int> Matrix()
    {
        var matrix = new TheoryData<string, Caller, int>();
        foreach (var (name, _, _, own, secret) in Calls)
        {
            matrix.Add(name, Caller.Own, own);
            matrix.Add(name, Caller.Others, 403);
            matrix.Add(name, Caller.Expired, 403);
            matrix.Add(name, Caller.Nobody, 401);
            matrix.Add(name, Caller.Secret, secret);
        }

        return matrix;
    }

    [Theory]
    [MemberData(nameof(Matrix))]
    public async Task Only_its_own_token_and_the_secret_open_a_conversation(string call, Caller caller, int status)
    {
        var (_, method, path, _, _) = Calls.Single(each => each.Name == call);
        await using var late = caller == Caller.Expired ? await RunningHost.StartAsync() : null;
        var host = late ?? shared.Host;
        var (mine, theirs) = (await Chatter.StartAsync(host), await Chatter.StartAsync(host));
        if (late is not null) late.Clock.Ahead = TimeSpan.FromHours(1);
        var bearer = caller switch
        {
            Caller.Own or Caller.Expired => mine.Token,
            Caller.Others => theirs.Token,
            Caller.Secret => RunningHost.Secret,
            _ => null,
        };

        var answer = await host.Http.SendAsync(method, mine.Path + path, bearer, method == "POST" ? """{"type":"message","text":"hello"}""" : null);

        Assert.Equal((HttpStatusCode)status, answer.Status);
        if (status >= 400) Assert.NotEmpty(answer.ErrorMessage);
        if (caller is Caller.Others or Caller.Nobody or Caller.Expired)
        {
            late?.Clock.Ahead = TimeSpan.Zero;
            Assert.DoesNotContain(await mine.ReadAllAsync(), a => a.IsFromClient());
        }
    }

    [Fact]
    public async Task A_ticket_opens_only_its_own_conversation()
    {
        var (mine, theirs) = (await Chatter.StartAsync(shared.Host), await Chatter.StartAsync(shared.Host));
        var crossed = new Uri(mine.StreamUrl.ToString().Replace(mine.Conversation, theirs.Conversation, StringComparison.Ordinal));

        Assert.Equal(403, await Socket.RefusedAsync(crossed));
    }

    [Theory]
    [InlineData(Caller.Own, 403)]
    [InlineData(Caller.Nobody, 401)]
    [InlineData(Caller.Secret, 404)]
    public async Task A_conversation_that_never_was_looks_like_another_s_to_whoever_has_a_token(Caller caller, int status)
    {
        var bearer = caller switch
        {
            Caller.Own => await Chatter.TokenAsync(shared.Host),
            Caller.Secret => RunningHost.Secret,
            _ => null,
        };
        foreach (var id in new[] { "AAAAAAAAAAAAAAAAAAAAAA", "no%2Fsuch", "..%2f..%2fetc", new string('a', 300) })
        {
            foreach (var (method, path) in new[] { ("GET", ""), ("GET", "/activities"), ("POST", "/activities") })
            {
                var answer = await shared.Host.Http.SendAsync(method, $"/v3/directline/conversations/{id}{path}", bearer, method == "POST" ? """{"type":"message","text":"x"}""" : null);
                Assert.Equal((HttpStatusCode)status, answer.Status);
                Assert.NotEmpty(answer.ErrorCode);
            }
        }
    }
}
