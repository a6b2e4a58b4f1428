using System.Net;
using System.Text;
using Bot.Host.Serving;
using Handoff.Console.Accounts;
using Handoff.Service.Stores;
using Host.Tests.Support;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Host.Tests.Serving;

/// <summary>Starting: with everything right, or not at all and with words.</summary>
public sealed class Starting
{
    [Fact]
    public void Every_wrong_setting_is_named_at_once_with_what_would_be_right()
    {
        var refused = Assert.Throws<StartRefusedException>(() => Read(
            ("Urls", "https://localhost:5080, nonsense"),
            ("Roles", "bot,cook"),
            ("Store:Kind", "oracle"),
            ("Dialogs:Path", "/no/such/folder"),
            ("DirectLine:Secret", "short"),
            ("DirectLine:Uploads", "maybe"),
            ("DirectLine:Secrte", "x"),
            ("Chat:AllowedOrigins", "agency.example"),
            ("Chat:TokensPerMinute", "-1"),
            ("TrustedProxies", "somewhere"),
            ("Desk:Bootstrap:User", "boss")));

        foreach (var key in new[] { "Urls", "Roles", "Store:Kind", "Dialogs:Path", "DirectLine:Secret", "DirectLine:Uploads", "DirectLine:Secrte", "Chat:AllowedOrigins", "Chat:TokensPerMinute", "TrustedProxies", "Desk:Bootstrap:Password" })
            Assert.Contains(refused.Faults, fault => fault.StartsWith($"{key}: ", StringComparison.Ordinal) && fault.EndsWith('.'));
        Assert.Equal(12, refused.Faults.Length);
        Assert.DoesNotContain(refused.Faults, fault => fault.Contains("short", StringComparison.Ordinal));
    }

    [Fact]
    public void Redis_needs_an_address_and_takes_only_what_it_knows()
    {
        var none = Assert.Throws<StartRefusedException>(() => Read(("Store:Kind", "redis"), ("Redis:Agency", "two words")));
        Assert.Equal(["Redis:Agency", "Redis:Configuration"], none.Faults.Select(fault => fault[..fault.IndexOf(": ", StringComparison.Ordinal)]).Order());

        var wrong = Assert.Throws<StartRefusedException>(() => Read(("Store:Kind", "redis"), ("Redis:Configuration", "one:1,two:2,colour=blue")));
        Assert.Equal(2, wrong.Faults.Length);

        Assert.Throws<StartRefusedException>(() => Read(("Redis:Configuration", "localhost")));
        Assert.Equal("ohio", Read(("Store:Kind", "redis"), ("Redis:Configuration", "localhost"), ("Redis:Agency", "ohio")).Redis!.Agency);
    }

    [Fact]
    public void Nothing_needs_to_be_set_where_the_dialogs_are()
    {
        var options = Read();

        Assert.Equal(["http://127.0.0.1:5080"], options.Urls);
        Assert.Equal(Roles.All, options.Roles);
        Assert.False(options.DirectLine.Uploads);
        Assert.EndsWith(Path.Combine("data", "benefitsbot.db"), options.StorePath, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Faults_of_the_dialogs_and_of_the_store_end_the_start()
    {
        var empty = Directory.CreateTempSubdirectory("benefitsbot-").FullName;
        var file = Path.Combine(empty, "file");
        await File.WriteAllTextAsync(file, "", TestContext.Current.CancellationToken);
        string[] args = ["--urls", "http://127.0.0.1:0", "--Dialogs:Path", empty, "--Store:Path", Path.Combine(file, "x.db")];

        var (code, said) = await RunAsync(args);

        Assert.Equal(1, code);
        Assert.Contains("There is no dialog file", said, StringComparison.Ordinal);
        Assert.Contains(Path.Combine(file, "x.db"), said, StringComparison.Ordinal);
        Assert.EndsWith("Not started.", said.TrimEnd(), StringComparison.Ordinal);
        Directory.Delete(empty, recursive: true);
    }

    [Fact]
    public async Task An_address_in_use_ends_the_start_with_words()
    {
        await using var host = await RunningHost.StartAsync();
        var folder = Directory.CreateTempSubdirectory("benefitsbot-").FullName;

        var (code, said) = await RunAsync(["--urls", host.Address.ToString(), "--Dialogs:Path", Path.Combine(Repository.Root, "dialogs"), "--Store:Path", Path.Combine(folder, "x.db")]);

        Assert.Equal(1, code);
        Assert.Contains("Another program listens there", said, StringComparison.Ordinal);
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task A_node_serves_its_roles_only()
    {
        await using var bot = await RunningHost.StartAsync("--Roles", "bot");
        Assert.Equal(HttpStatusCode.NotFound, (await bot.Http.SendAsync("GET", "/desk")).Status);
        Assert.Equal(HttpStatusCode.OK, (await bot.Http.SendAsync("GET", "/")).Status);

        await using var desk = await RunningHost.StartAsync("--Roles", "desk");
        Assert.Equal(HttpStatusCode.NotFound, (await desk.Http.SendAsync("GET", "/")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await desk.Http.SendAsync("POST", "/v3/directline/conversations", RunningHost.Secret)).Status);
        Assert.NotEqual(HttpStatusCode.NotFound, (await desk.Http.SendAsync("GET", "/desk")).Status);
    }

    [Fact]
    public async Task The_secret_and_the_keys_outlive_a_restart()
    {
        var folder = Directory.CreateTempSubdirectory("benefitsbot-").FullName;
        string[] args = ["--urls", "http://127.0.0.1:0", "--Dialogs:Path", Path.Combine(Repository.Root, "dialogs"), "--Store:Path", Path.Combine(folder, "x.db")];
        string token;
        using var http = new HttpClient();
        await using (var first = await ServingHost.StartAsync(args, Quiet, TestContext.Current.CancellationToken))
        {
            http.BaseAddress = new Uri(first.Urls.First());
            token = (await http.SendAsync("POST", "/chat/token", body: "{}"))["token"];
            Assert.Equal(HttpStatusCode.Created, (await http.SendAsync("POST", "/v3/directline/conversations", token)).Status);
        }

        await using var second = await ServingHost.StartAsync(args, Quiet, TestContext.Current.CancellationToken);
        using var again = new HttpClient { BaseAddress = new Uri(second.Urls.First()) };
        Assert.Equal(HttpStatusCode.OK, (await again.SendAsync("POST", "/v3/directline/conversations", token)).Status);
        await second.StopAsync(TestContext.Current.CancellationToken);
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task A_store_that_goes_away_in_the_middle_of_the_start_does_not_end_it()
    {
        var folder = Directory.CreateTempSubdirectory("benefitsbot-").FullName;
        string[] args = ["--urls", "http://127.0.0.1:0", "--Dialogs:Path", Path.Combine(Repository.Root, "dialogs"), "--Store:Path", Path.Combine(folder, "x.db")];
        var adjust = Quiet with { Services = services => services.AddSingleton<IDeskSetup, NoAnswer>() };
        await using var host = await ServingHost.StartAsync(args, adjust, TestContext.Current.CancellationToken);
        await using var said = new StringWriter();

        await Announcement.WriteAsync(host, said, TestContext.Current.CancellationToken);

        Assert.Contains("/desk", said.ToString(), StringComparison.Ordinal);
        Assert.Contains("The store does not answer", said.ToString(), StringComparison.Ordinal);
        await host.StopAsync(TestContext.Current.CancellationToken);
        Directory.Delete(folder, recursive: true);
    }

    private sealed class NoAnswer : IDeskSetup
    {
        public Task<string?> FindLinkAsync(string baseUrl, CancellationToken cancellationToken) => throw new StoreUnavailableException("it went away");
    }

    private static HostAdjustment Quiet => new(Logging: logging => logging.ClearProviders());

    private static ServeOptions Read(params (string Key, string? Value)[] settings)
    {
        (string Key, string? Value)[] all = settings.Any(s => s.Key == "Dialogs:Path") ? settings : [.. settings, ("Dialogs:Path", Path.Combine(Repository.Root, "dialogs"))];
        return ServeSettings.Read(new ConfigurationBuilder().AddInMemoryCollection(all.Select(s => new KeyValuePair<string, string?>(s.Key, s.Value))).Build());
    }

    private static async Task<(int Code, string Said)> RunAsync(string[] args)
    {
        var said = new StringWriter(new StringBuilder());
        var before = Console.Error;
        Console.SetError(TextWriter.Synchronized(said));
        try
        {
            return (await ServeCommand.RunAsync(args, TestContext.Current.CancellationToken), said.ToString());
        }
        finally
        {
            Console.SetError(before);
        }
    }
}
