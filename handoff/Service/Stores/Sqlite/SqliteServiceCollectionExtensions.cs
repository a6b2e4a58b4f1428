using Microsoft.Extensions.DependencyInjection;

namespace Handoff.Service.Stores.Sqlite;

internal static class SqliteServiceCollectionExtensions
{
    /// <summary>Adds every port of Stores, on one database file.</summary>
    public static IServiceCollection AddSqliteStore(this IServiceCollection services, StoreOptions options) => services
        .AddSingleton(_ => SqliteDatabase.Open(options))
        .AddHostedService<SqliteStart>()
        .AddSingleton<IConversationStore, SqliteConversations>()
        .AddSingleton<IConversationIndex, SqliteIndex>()
        .AddSingleton<IOutbox, SqliteOutbox>()
        .AddSingleton<ISurveyReports, SqliteSurveys>()
        .AddSingleton<ISettings, SqliteSettings>()
        .AddSingleton<IAccountStore, SqliteAccounts>()
        .AddSingleton<IPresenceStore, SqlitePresence>()
        .AddSingleton<IPhoneBook, SqlitePhoneBook>()
        .AddSingleton<ISuppressionList, SqliteSuppressions>()
        .AddSingleton<IDeliveryStates, SqliteDeliveryStates>()
        .AddSingleton<ISenderPace, SenderPace>();
}
