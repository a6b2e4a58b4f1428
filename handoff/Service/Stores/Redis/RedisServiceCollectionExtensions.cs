using Handoff.Service.Feeds;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Handoff.Service.Stores.Redis;

internal static class RedisServiceCollectionExtensions
{
    /// <summary>Adds every port of Stores on one agency of a Redis, and feeds that hear other nodes.</summary>
    public static IServiceCollection AddRedisStore(this IServiceCollection services, RedisOptions options) => services
        .AddOpenStore(options)
        .AddHostedService<RedisStart>()
        .AddSingleton<IConversationStore, RedisConversations>()
        .AddSingleton<IConversationIndex, RedisIndex>()
        .AddSingleton<IOutbox, RedisOutbox>()
        .AddSingleton<ISurveyReports, RedisSurveys>()
        .AddSingleton<ISettings, RedisSettings>()
        .AddSingleton<IAccountStore, RedisAccounts>()
        .AddSingleton<IPresenceStore, RedisPresence>()
        .AddSingleton<IPhoneBook, RedisPhoneBook>()
        .AddSingleton<ISuppressionList, RedisSuppressions>()
        .AddSingleton<IDeliveryStates, RedisDeliveryStates>()
        .AddSingleton<ISenderPace, RedisSenderPace>()
        .AddSingleton<ConversationFeeds>()
        .AddSingleton<RedisFeeds>()
        .AddSingleton<IFeeds>(provider => provider.GetRequiredService<RedisFeeds>())
        .AddHostedService<LostNudges>();

    /// <summary>Adds the archive alone: nothing is served.</summary>
    public static IServiceCollection AddRedisArchive(this IServiceCollection services, RedisOptions options) => services
        .AddOpenStore(options)
        .AddSingleton<IArchive, RedisArchive>();

    private static IServiceCollection AddOpenStore(this IServiceCollection services, RedisOptions options) =>
        services.AddSingleton(provider => Open(options, provider.GetRequiredService<ILogger<RedisStore>>()));

    // At its first use, like any store; what makes services can't wait in any other way.
    private static RedisStore Open(RedisOptions options, ILogger<RedisStore> log)
    {
        var store = new RedisStore(options, log);
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
}
