namespace Bot.Host.Content;

/// <summary>The content among the host's services.</summary>
internal static class ContentServices
{
    /// <summary>Adds <see cref="IContent"/>, the <see cref="ContentStore"/> itself for status pages, and what watches the folder.</summary>
    public static IServiceCollection AddContent(this IServiceCollection services, ContentStore store) => services
        .AddSingleton(store)
        .AddSingleton<IContent>(store)
        .AddHostedService<ContentWatcher>();
}
