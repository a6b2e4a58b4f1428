using Handoff.Service.Outbox;

namespace Bot.Host.Channels.Sms;

internal static class TwilioServices
{
    private static readonly TimeSpan ConnectWithin = TimeSpan.FromSeconds(5);

    /// <summary>Shorter than any server keeps an idle connection: one that it closed while we write leaves us not knowing.</summary>
    private static readonly TimeSpan IdleFor = TimeSpan.FromSeconds(15);

    /// <summary>So that a change of Twilio's addresses is seen.</summary>
    private static readonly TimeSpan ConnectionsFor = TimeSpan.FromMinutes(5);
    private const int MostAnswerBytes = 4 * 1024 * 1024;

    /// <param name="worker">Whether this node sends.</param>
    public static IServiceCollection AddTwilio(this IServiceCollection services, TwilioOptions options, bool worker)
    {
        services.AddHttpClient(nameof(TwilioClient), http =>
            {
                http.Timeout = Timeout.InfiniteTimeSpan; // each request has its own
                http.MaxResponseContentBufferSize = MostAnswerBytes;
            })
            .SetHandlerLifetime(Timeout.InfiniteTimeSpan)
            .RemoveAllLoggers() // they write whole addresses, and a number may be in one
            .UseSocketsHttpHandler((handler, _) =>
            {
                handler.ConnectTimeout = ConnectWithin;
                handler.PooledConnectionIdleTimeout = IdleFor;
                handler.PooledConnectionLifetime = ConnectionsFor;
                handler.AllowAutoRedirect = false;
                handler.UseCookies = false;
            });
        services.AddSingleton<ITextSender>(provider => new TwilioSender(
            new TwilioClient(provider.GetRequiredService<IHttpClientFactory>().CreateClient(nameof(TwilioClient)), options, provider.GetRequiredService<TimeProvider>()), options));
        return services.AddTextOutbox(worker);
    }
}
