using Bot.Host.Channels.DirectLine;
using Bot.Host.Channels.Sms;
using Bot.Host.Channels.Sms.Simulator;
using Bot.Host.Chat;
using Bot.Host.Content;
using Bot.Host.Health;
using Bot.Host.Telemetry;
using Handoff.Console;
using Handoff.Service.Feeds;
using Handoff.Service.Stores;
using Handoff.Service.Turns;
using Microsoft.AspNetCore.HttpOverrides;

namespace Bot.Host.Serving;

/// <summary>What happens to a request, in order.</summary>
internal static class Pipeline
{
    public static void Use(WebApplication app, ServeOptions options, DirectLineKeys keys)
    {
        app.UseForwardedHeaders(Forwarded(options));
        app.Use((http, next) =>
        {
            SecurityHeaders.Set(http);
            return next(http);
        });
        app.UseFailures();
        if (options.Roles.HasFlag(Roles.Bot)) UseBot(app, options, keys);

        app.UseRouting();
        if (options.Roles.HasFlag(Roles.Desk))
        {
            app.UseAuthentication();
            app.UseAuthorization();
            app.MapDesk();
        }

        MapHealth(app, options);
    }

    private static void UseBot(WebApplication app, ServeOptions options, DirectLineKeys keys)
    {
        var services = app.Services;
        var clock = services.GetRequiredService<TimeProvider>();
        var content = services.GetRequiredService<IContent>();
        var tokens = new DirectLineTokens(keys.Tokens, clock);

        app.UseWebSockets();
        var withoutStore = new WithoutStore(content, clock);
        UseDirectLine(app, DirectLine(services, options, keys, tokens, withoutStore));
        if (options.Twilio is { IsSimulated: true } simulated) UseSimulator(app, SimulatorEndpoint.Create(services, simulated));
        if (options.Twilio is { } twilio) UseTwilio(app, TwilioWebhook.Create(services, twilio, withoutStore), StatusWebhook.Create(services, twilio));

        var assets = ChatAssets.Load();
        var chats = new ChatTokens(tokens, content);
        var limit = new TokenBuckets(options.Chat.TokensPerMinute, clock);
        var origins = new ChatOrigins(options.Chat);
        new ChatEndpoints(assets, new ChatWords(content, clock), new ChatPage(assets), chats, origins, limit).Map(app);
        new ChatTokenEndpoint(chats, origins, limit, services.GetRequiredService<Meters>()).Map(app);
        new UnkeptEndpoint(withoutStore, origins).Map(app);
        // Nobody waits for the smallest form of a file: a larger one is served until it is made.
        app.Lifetime.ApplicationStarted.Register(() => Task.Run(assets.Warm));
    }

    private static DirectLineEndpoint DirectLine(
        IServiceProvider services, ServeOptions options, DirectLineKeys keys, DirectLineTokens tokens, WithoutStore withoutStore)
    {
        var clock = services.GetRequiredService<TimeProvider>();
        var host = services.GetRequiredService<IHostApplicationLifetime>();
        var turns = services.GetRequiredService<ITurnRunner>();
        var store = services.GetRequiredService<IConversationStore>();
        var feeds = services.GetRequiredService<IFeeds>();
        var tickets = new StreamTickets(keys.Streams, clock);
        var activities = new ActivityCalls(turns, store, feeds, withoutStore, clock, host);
        var streams = new ClientStreams(store, feeds, clock, services.GetRequiredService<Meters>(), host);
        return new DirectLineEndpoint(
            new Gatekeeper(keys.Secret, tokens),
            new TokenCalls(tokens),
            new ConversationCalls(turns, store, tokens, tickets, host),
            activities,
            new StreamCalls(tickets, streams, store),
            new UploadCalls(Uploads(options, clock, host), activities),
            host,
            services.GetRequiredService<ILogger<DirectLineEndpoint>>());
    }

    private static UploadFolder? Uploads(ServeOptions options, TimeProvider clock, IHostApplicationLifetime host)
    {
        if (!options.DirectLine.Uploads) return null;
        var folder = new UploadFolder(Path.Combine(Path.GetDirectoryName(options.StorePath)!, "uploads"), clock);
        host.ApplicationStopped.Register(folder.Dispose);
        return folder;
    }

    // Before routing: a message should not pay for the desk's routes.
    private static void UseDirectLine(WebApplication app, DirectLineEndpoint directLine) => app.Use((http, next) =>
        http.Request.Path.StartsWithSegments(DirectLineEndpoint.Root, StringComparison.OrdinalIgnoreCase, out var rest)
            ? directLine.HandleAsync(http, rest.Value ?? "")
            : next(http));

    private static void UseTwilio(WebApplication app, TwilioWebhook webhook, StatusWebhook status) => app.Use((http, next) => http.Request.Path.Value switch
    {
        TwilioWebhook.Path => webhook.HandleAsync(http),
        StatusWebhook.Path => status.HandleAsync(http),
        _ => next(http),
    });

    private static void UseSimulator(WebApplication app, SimulatorEndpoint simulator) => app.Use((http, next) =>
        http.Request.Path.StartsWithSegments(PhoneSimulator.Path, StringComparison.Ordinal, out var rest) ? simulator.HandleAsync(http, rest.Value ?? "") : next(http));

    private static void MapHealth(WebApplication app, ServeOptions options)
    {
        var services = app.Services;
        var content = services.GetRequiredService<ContentStore>();
        var metrics = new MetricsText(services.GetRequiredService<Meters>());
        app.Lifetime.ApplicationStopped.Register(metrics.Dispose);
        new HealthEndpoints(
            services.GetRequiredService<ISettings>(),
            services.GetRequiredService<IConversationIndex>(),
            metrics,
            options.MetricsToken,
            () => new ContentState(content.Status.Version, content.Status.Rejected?.Version),
            services.GetRequiredService<TimeProvider>()).Map(app);
    }

    private static ForwardedHeadersOptions Forwarded(ServeOptions options)
    {
        var forwarded = new ForwardedHeadersOptions
        {
            ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto | ForwardedHeaders.XForwardedHost,
        };
        forwarded.KnownIPNetworks.Clear();
        forwarded.KnownProxies.Clear();
        foreach (var network in options.TrustedProxies) forwarded.KnownIPNetworks.Add(network);
        return forwarded;
    }
}
