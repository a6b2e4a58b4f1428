using Handoff.Service.Stores;
using Handoff.Service.Stores.Redis;
using Handoff.Service.Tests.Stores;
using Harness;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Handoff.Service.Tests.Redis;

/// <summary>An agency of its own on the shared Redis.</summary>
public sealed class RedisTestStore : ITestStore
{
    private readonly string configuration;

    public RedisTestStore()
        : this(RedisServer.Shared.Configuration, Guid.NewGuid().ToString("N"))
    {
    }

    internal RedisTestStore(string configuration, string agency)
    {
        (this.configuration, Agency) = (configuration, agency);
        Store = Open();
    }

    public string Agency { get; }
    public IConversationStore Conversations => new RedisConversations(Store);
    public IConversationIndex Index => new RedisIndex(Store);
    public IOutbox Outbox => new RedisOutbox(Store);
    public ISurveyReports Surveys => new RedisSurveys(Store);
    public ISettings Settings => new RedisSettings(Store);
    public IAccountStore Accounts => new RedisAccounts(Store);
    public IPresenceStore Presence => new RedisPresence(Store);
    public IPhoneBook Phones => new RedisPhoneBook(Store);
    public ISuppressionList Suppressions => new RedisSuppressions(Store);
    public IDeliveryStates Deliveries => new RedisDeliveryStates(Store);
    public ISenderPace Pace => new RedisSenderPace(Store);
    public IArchive Archive => new RedisArchive(Store);
    internal RedisStore Store { get; private set; }

    /// <summary>Another node on the same agency.</summary>
    internal RedisTestStore Other() => new(configuration, Agency);

    public void Reopen()
    {
        Store.Dispose();
        Store = Open();
    }

    public void Dispose() => Store.Dispose();

    internal static RedisStore Open(string configuration, string agency, ILogger<RedisStore>? log = null)
    {
        var store = new RedisStore(new RedisOptions(configuration, agency), log ?? NullLogger<RedisStore>.Instance);
        try
        {
            Task.Run(() => store.StartAsync(CancellationToken.None)).GetAwaiter().GetResult();
            return store;
        }
        catch
        {
            store.Dispose();
            throw;
        }
    }

    private RedisStore Open() => Open(configuration, Agency);
}
