using Handoff.Core.Turns;
using Handoff.Service.Deadlines;
using Handoff.Service.Desk;
using Handoff.Service.Feeds;
using Handoff.Service.Outbox;
using Handoff.Service.Presence;
using Handoff.Service.Stores;
using Handoff.Service.Stores.Redis;
using Handoff.Service.Stores.Sqlite;
using Handoff.Service.Turns;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Handoff.Service;

public static class HandoffServiceCollectionExtensions
{
    /// <summary>
    /// Adds the handoff service on SQLite or Redis: <see cref="ITurnRunner"/>, <see cref="IDesk"/>, <see cref="IPhoneDesk"/>, <see cref="IFeeds"/> and
    /// the ports of Stores. The store opens when the host starts, before any server of it listens, or at its
    /// first use if that is earlier; if it can't, that throws a <see cref="StoreStartException"/>.
    /// </summary>
    /// <param name="policy">Makes the reader of the content in force; called once, what it returns once a turn.</param>
    /// <param name="workers">Whether this host also watches deadlines and absent advocates.</param>
    public static IServiceCollection AddHandoffService(
        this IServiceCollection services, StoreOptions options, Func<IServiceProvider, Func<TurnPolicy>> policy, bool workers)
    {
        services.TryAddSingleton(TimeProvider.System);
        if (options.Redis is { } redis) services.AddRedisStore(redis);
        else services.AddSqliteStore(options).AddSingleton<IFeeds, ConversationFeeds>();
        services.AddSingleton<OutboxBell>();
        services.TryAddSingleton<IDeliveryCodes, NoCodes>();
        services.AddSingleton<QueueLook>();
        services.AddSingleton<DeskLists>();
        services.AddSingleton<Func<TurnPolicy>>(policy);
        services.AddSingleton<ITurnRunner, TurnRunner>();
        services.AddSingleton<IDesk, AdvocateDesk>();
        services.AddSingleton<IPhoneDesk, PhoneDesk>();
        if (!workers) return services;

        services.AddHostedService<DeadlineWorker>();
        return services.AddHostedService<PresenceSweeper>();
    }

    /// <summary>
    /// Adds only <see cref="IArchive"/>. A SQLite store is read beside the process that serves from it, and opened
    /// for itself alone while it is written.
    /// </summary>
    public static IServiceCollection AddHandoffArchive(this IServiceCollection services, StoreOptions options) => options.Redis is { } redis
        ? services.AddRedisArchive(redis)
        : services.AddSingleton<IArchive>(new SqliteArchive(options.Path));
}
