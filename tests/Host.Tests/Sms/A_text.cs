using Handoff.Core.Conversations;
using Handoff.Core.Handoffs;
using Handoff.Service.Stores;
using Host.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace Host.Tests.Sms;

public sealed class A_text(A_text.Host shared) : IClassFixture<A_text.Host>
{
    private readonly RunningHost host = shared.Running;

    [Fact]
    public async Task Is_stored_greeted_and_answered_a_moment_later()
    {
        var phone = new Phone(host, "+15055550001");

        var answer = await phone.TextAsync("how do i apply for food stamps");
        Assert.Equal((200, "text/xml; charset=utf-8", "<Response/>"), ((int)answer.Status, answer.Header("Content-Type"), answer.Text));

        var said = await phone.AnsweredAsync();
        Assert.Equal(["client: how do i apply for food stamps", "we: Hi from your state's benefits office."], said[..2].Select(line => line.Length > 42 ? line[..41] : line));
        Assert.Contains("STOP to stop", said[1], StringComparison.Ordinal);
        Assert.Contains("Apply for SNAP", said[2], StringComparison.Ordinal);
        Assert.Equal(3, said.Length);
    }

    [Fact]
    public async Task And_two_more_get_one_answer_together()
    {
        var phone = new Phone(host, "+15055550002");
        foreach (var text in new[] { "hello", "i lost", "my ebt card" }) await phone.TextAsync(text);

        var said = await phone.AnsweredAsync();
        Assert.Equal(["client: hello", "client: i lost", "client: my ebt card"], said.Where(line => line.StartsWith("client", StringComparison.Ordinal)));
        Assert.Equal(2, said.Count(line => line.StartsWith("we", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Sent_again_is_stored_once_and_answered_alike()
    {
        var (phone, sid) = (new Phone(host, "+15055550003"), Phone.NewSid());
        var first = await phone.TextAsync("hello there", sid);
        var length = (await phone.SnapshotAsync())!.LogLength;

        for (var i = 0; i < 3; i++)
        {
            var again = await phone.TextAsync("hello there", sid);
            Assert.Equal((first.Status, first.Text), (again.Status, again.Text));
        }

        Assert.Equal(length, (await phone.SnapshotAsync())!.LogLength);
    }

    [Fact]
    public async Task Of_danger_brings_the_safety_words_and_a_person_at_once()
    {
        var phone = new Phone(host, "+15055550004");
        await phone.TextAsync("quiero matarme");

        var said = await phone.SaidAsync();
        Assert.StartsWith("we: Llame al 988", said[1], StringComparison.Ordinal);
        Assert.Equal(3, said.Length);
        Assert.Equal(Priority.Emergency, Assert.IsType<Stage.Waiting>((await phone.SnapshotAsync())!.Stage).Request.Priority);
    }

    [Fact]
    public async Task That_wants_no_more_is_heeded_and_listed_until_it_wants_some_again()
    {
        var phone = new Phone(host, "+15055550005");
        await phone.TextAsync("ya no me manden mensajes por favor");
        var client = (await phone.SnapshotAsync())!.ClientId;
        var list = host.Services.GetRequiredService<ISuppressionList>();

        Assert.NotNull((await phone.SnapshotAsync())!.OptedOutAt);
        Assert.True((await list.FindAsync(client, TestContext.Current.CancellationToken))!.Holds);
        Assert.Single(await phone.SaidAsync());

        await phone.TextAsync("START");
        Assert.Null((await phone.SnapshotAsync())!.OptedOutAt);
        Assert.False((await list.FindAsync(client, TestContext.Current.CancellationToken))!.Holds);
    }

    [Fact]
    public async Task With_a_picture_is_told_kindly_that_we_do_not_take_it()
    {
        var phone = new Phone(host, "+15055550006");
        await phone.TextAsync("", more: [("NumMedia", "1"), ("MediaUrl0", "https://api.twilio.com/x"), ("MediaContentType0", "image/jpeg")]);

        Assert.Contains("I did not keep yours", (await phone.AnsweredAsync())[^1], StringComparison.Ordinal);
        Assert.DoesNotContain("twilio.com/x", await LogAsync(phone), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("emoji only", "🙏🙏🙏")]
    [InlineData("1,600 characters", "")]
    public async Task Of_any_kind_is_answered(string kind, string text)
    {
        var phone = new Phone(host, kind == "emoji only" ? "+15055550007" : "+15055550008");
        Assert.Equal(200, (int)(await phone.TextAsync(text.Length > 0 ? text : string.Concat(Enumerable.Repeat("help me ", 200)))).Status);

        Assert.InRange((await phone.AnsweredAsync()).Count(line => line.StartsWith("we: ", StringComparison.Ordinal)), 1, 2);
    }

    [Fact]
    public async Task Leaves_its_number_in_no_log_no_key_and_no_activity()
    {
        var phone = new Phone(host, "+15055557391");
        await phone.TextAsync("marked-phrase-5519 how do i apply for food stamps");
        await phone.TextAsync("marked", sid: "bad sid");
        await phone.PostAsync(phone.Fields("x"), signed: "bm90IHJpZ2h0");
        await phone.AnsweredAsync();

        Assert.DoesNotContain("5057391", (await phone.SnapshotAsync())!.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("55557391", await LogAsync(phone), StringComparison.Ordinal);
        Assert.DoesNotContain(host.Log, line => line.Contains("55557391", StringComparison.Ordinal) || line.Contains("marked-phrase-5519", StringComparison.Ordinal));
        var line = await host.Services.GetRequiredService<IPhoneBook>().FindAsync(phone.Conversation, TestContext.Current.CancellationToken);
        Assert.Equal(new PhoneLine(Phone.Ours, phone.Number), line);
    }

    private async Task<string> LogAsync(Phone phone)
    {
        var slice = await host.Services.GetRequiredService<IConversationStore>().ReadLogAsync(phone.Conversation, 0, Audience.Everyone, 1_000, TestContext.Current.CancellationToken);
        return string.Join('\n', slice.Entries.Select(entry => System.Text.Encoding.UTF8.GetString(entry.ActivityJson.Span)));
    }

    public sealed class Host : IAsyncLifetime
    {
        public RunningHost Running { get; private set; } = null!;

        public async ValueTask InitializeAsync() => Running = await RunningHost.StartAsync(Phone.Settings);

        public ValueTask DisposeAsync() => Running.DisposeAsync();
    }
}
