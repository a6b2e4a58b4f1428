using Bot.Host.Channels.DirectLine;
using Bot.Host.Chat;
using Bot.Host.Content;

namespace Bot.Host.Serving;

/// <summary>
/// What answers while the store has not answered since the start: that we live and are not ready; and to a client whose
/// chat window is open, the words from memory. Nothing else can be said without the keys, which lie in the store.
/// </summary>
internal static class WaitingRoom
{
    private static readonly TimeSpan CloseWithin = TimeSpan.FromSeconds(1);

    public static async Task<IAsyncDisposable> OpenAsync(ServeOptions options, IContent content, ILoggerFactory logs, CancellationToken cancellationToken)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(Limits.Set);
        builder.Services.AddRoutingCore();
        builder.Services.AddSingleton(logs);
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = CloseWithin);
        var room = builder.Build();
        room.UseRouting();
        room.MapGet("/health/live", (HttpContext http) => http.Response.WriteAsync("ok", http.RequestAborted));
        if (options.Roles.HasFlag(Roles.Bot)) new UnkeptEndpoint(new WithoutStore(content, TimeProvider.System), new ChatOrigins(options.Chat)).Map(room);
        room.MapFallback(RefuseAsync);
        foreach (var url in options.Urls) room.Urls.Add(url);
        await room.StartAsync(cancellationToken);
        return new Closing(room);
    }

    private static Task RefuseAsync(HttpContext http)
    {
        http.Response.Headers.RetryAfter = "5";
        return Problems.WriteAsync(http, 503, "The store does not answer. Try again in a moment; in danger call 911 or 988");
    }

    private sealed class Closing(WebApplication room) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync()
        {
            await room.StopAsync();
            await room.DisposeAsync();
        }
    }
}
