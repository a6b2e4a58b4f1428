using Handoff.Service.Stores;
using Handoff.Service.Stores.Redis;
using Harness;

namespace Handoff.Service.Tests.Redis;

public sealed class Opening_a_Redis_store
{
    [Theory]
    [InlineData("", "Name a host")]
    [InlineData("localhost:port", "not a host and port")]
    [InlineData("localhost,colour=blue", "\"colour\" is not known")]
    [InlineData("localhost,user=bob,password=x", "user is not supported")]
    [InlineData("localhost,ssl=perhaps", "must be true or false")]
    [InlineData("localhost,defaultDatabase=x", "must be a number")]
    [InlineData("one:6379,two:6379", "know nothing of each other")]
    [InlineData("localhost,password=", "password is empty")]
    public void A_configuration_with_a_fault_says_what_would_be_right(string configuration, string said) =>
        Assert.Contains(said, string.Join(' ', RedisOptions.ConfigurationFaults(configuration)), StringComparison.Ordinal);

    [Theory]
    [InlineData("localhost")]
    [InlineData("10.0.0.7:6380,password=a=b,ssl=true,sslHost=redis.example.org")]
    [InlineData("[::1]:6379,defaultDatabase=3")]
    [InlineData("s1,s2:26380,s3,serviceName=benefits,password=x,sentinelPassword=y")]
    public void A_right_configuration_has_none(string configuration) => Assert.Empty(RedisOptions.ConfigurationFaults(configuration));

    [Theory]
    [InlineData("ohio", true)]
    [InlineData("a-b_9", true)]
    [InlineData("", false)]
    [InlineData("two words", false)]
    [InlineData("curly}", false)]
    public void An_agency_has_a_plain_name(string agency, bool right) => Assert.Equal(right, RedisOptions.IsAgency(agency));

    [Theory]
    [InlineData("")]
    [InlineData(",password=wrong")]
    public void A_wrong_password_stops_the_start(string password)
    {
        using var server = RedisServer.Start("--requirepass", "right");

        Assert.Contains("Set password=", Refused(server.Configuration + password), StringComparison.Ordinal);
        RedisTestStore.Open(server.Configuration + ",password=right", "ohio").Dispose();
    }

    [Fact]
    public void A_redis_that_throws_data_away_is_refused()
    {
        using var server = RedisServer.Start("--maxmemory", "100mb", "--maxmemory-policy", "allkeys-lru");

        Assert.Contains("Set maxmemory-policy noeviction", Refused(server.Configuration), StringComparison.Ordinal);
    }

    [Fact]
    public void A_redis_without_a_file_is_warned_of()
    {
        using var server = RedisServer.Start("--appendonly", "no", "--maxmemory-policy", "volatile-ttl");
        var log = new KeptLog<RedisStore>();

        RedisTestStore.Open(server.Configuration, "ohio", log).Dispose();

        Assert.Contains(log.Lines, line => line.Contains("appendonly yes", StringComparison.Ordinal));
        Assert.Contains(log.Lines, line => line.Contains("volatile-ttl", StringComparison.Ordinal));
    }

    [Fact]
    public void Another_programs_key_is_named_and_left_alone()
    {
        var (server, agency) = (RedisServer.Shared, Guid.NewGuid().ToString("N"));
        server.Ask("SET", $"bb:{{{agency}}}:queue", "theirs");

        var said = Refused(server.Configuration, agency);

        Assert.Contains($"bb:{{{agency}}}:queue in Redis is a string and should be a zset", said, StringComparison.Ordinal);
        Assert.Contains("Redis:Agency", said, StringComparison.Ordinal);
        Assert.Equal("theirs", server.Ask("GET", $"bb:{{{agency}}}:queue"));
    }

    [Fact]
    public async Task A_redis_that_does_not_answer_is_waited_for_while_calls_fail_at_once()
    {
        var store = new RedisStore(new RedisOptions($"127.0.0.1:{FreePorts.Take()}"), new KeptLog<RedisStore>());
        await using (store)
        {
            _ = store.Link.Keeper.StartAsync(store.Link, TimeSpan.Zero, CancellationToken.None);

            var settings = new RedisSettings(store);
            await Assert.ThrowsAsync<StoreUnavailableException>(() => settings.FindAsync("key", TestContext.Current.CancellationToken));
        }
    }

    [Fact]
    public async Task Sentinels_that_do_not_answer_are_said_to()
    {
        using var store = new RedisStore(new RedisOptions($"127.0.0.1:{FreePorts.Take()},serviceName=benefits"), new KeptLog<RedisStore>());

        _ = store.Link.Keeper.StartAsync(store.Link, TimeSpan.Zero, CancellationToken.None);

        await Eventually.HoldsAsync(() => store.Link.Away.Contains("no sentinel knows benefits", StringComparison.Ordinal));
    }

    private static string Refused(string configuration, string agency = "ohio") =>
        Assert.Throws<StoreStartException>(() => RedisTestStore.Open(configuration, agency)).Message;
}
