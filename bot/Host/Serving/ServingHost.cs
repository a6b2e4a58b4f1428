using Bot.Host.Channels.DirectLine;
using Bot.Host.Channels.Sms;
using Bot.Host.Content;
using Bot.Host.Telemetry;
using Handoff.Console;
using Handoff.Console.Trying;
using Handoff.Service;
using Handoff.Service.Outbox;
using Handoff.Service.Stores;
using Handoff.Service.Turns;

namespace Bot.Host.Serving;

/// <summary>Puts the whole program together: loads the content, opens the store, and only then listens.</summary>
internal static class ServingHost
{
    private static readonly TimeSpan LookForStoreEvery = TimeSpan.FromMilliseconds(500);

    /// <param name="adjust">For tests: a last word on services and logging.</param>
    /// <exception cref="StartRefusedException">The configuration has faults.</exception>
    /// <exception cref="ContentFaultsException">The dialogs have.</exception>
    /// <exception cref="StoreStartException">The store can't be opened.</exception>
    public static async Task<WebApplication> StartAsync(string[] args, HostAdjustment? adjust, CancellationToken cancellationToken)
    {
        // Nothing is added that is not asked for below: it starts in a third of the time.
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions { Args = args });
        builder.Configuration
            .AddJsonFile(Path.GetFullPath("appsettings.json"), optional: true, reloadOnChange: false)
            .AddEnvironmentVariables("ASPNETCORE_")
            .AddEnvironmentVariables()
            .AddCommandLine(args);
        var options = ServeSettings.Read(builder.Configuration);
        var logs = Logs.Create(builder.Configuration, adjust?.Logging);

        // Reading the dialogs takes longest, so it runs beside everything else.
        var content = Task.Run(() => ContentStore.Open(options.DialogsPath, TimeProvider.System, logs.CreateLogger<ContentStore>()), cancellationToken);
        AddServices(builder, options, logs, content);
        adjust?.Services?.Invoke(builder.Services);
        var app = builder.Build();
        try
        {
            Pipeline.Use(app, options, await OpenAsync(app, options, content, cancellationToken));
            foreach (var url in options.Urls) app.Urls.Add(url);
            await app.StartAsync(cancellationToken);
            return app;
        }
        catch
        {
            await app.DisposeAsync();
            throw;
        }
    }

    private static void AddServices(WebApplicationBuilder builder, ServeOptions options, ILoggerFactory logs, Task<ContentStore> loading)
    {
        builder.WebHost.UseKestrelCore().ConfigureKestrel(Limits.Set);
        var services = builder.Services;
        services.AddRoutingCore();
        services.AddSingleton(logs);
        services.AddSingleton(options);
        services.AddSingleton(TimeProvider.System);
        services.AddSingleton<Meters>();
        services.AddSingleton<ClientNumbers>();
        services.AddSingleton(_ => loading.GetAwaiter().GetResult());
        services.AddSingleton<IContent>(provider => provider.GetRequiredService<ContentStore>());
        services.AddHostedService<ContentWatcher>();
        services.AddHandoffService(
            new StoreOptions(options.StorePath) { Redis = options.Redis },
            provider =>
            {
                var content = provider.GetRequiredService<IContent>();
                return () => content.Policy;
            },
            workers: options.Roles.HasFlag(Roles.Worker));
        Measure(services);
        services.AddSingleton<IDeliveryCodes, TwilioCodes>();
        if (options.Twilio is { } twilio) services.AddTwilio(twilio, worker: options.Roles.HasFlag(Roles.Worker));
        if (options.Roles.HasFlag(Roles.Desk)) services.AddDesk(options.Desk).AddSingleton<IMessageTrial, MessageTrial>();
    }

    // Both are waited for, so that whoever has faults in both reads of both.
    private static async Task<DirectLineKeys> OpenAsync(WebApplication app, ServeOptions options, Task<ContentStore> content, CancellationToken cancellationToken)
    {
        var keys = Task.Run(() => AwaitStoreAsync(app.Services, options, content, cancellationToken), cancellationToken);
        var both = Task.WhenAll(content, keys);
        await both.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (both.Exception is { InnerExceptions.Count: > 1 } several) throw several;
        await both;
        return await keys;
    }

    // A store on another machine may come later than we do. Until then we say so, rather than to be started again and again.
    private static async Task<DirectLineKeys> AwaitStoreAsync(
        IServiceProvider services, ServeOptions options, Task<ContentStore> content, CancellationToken cancellationToken)
    {
        IAsyncDisposable? room = null;
        try
        {
            while (true)
            {
                try
                {
                    return await OpenStoreAsync(services, options, cancellationToken);
                }
                catch (StoreUnavailableException)
                {
                    room ??= await WaitingRoom.OpenAsync(options, await content, services.GetRequiredService<ILoggerFactory>(), cancellationToken);
                    await Task.Delay(LookForStoreEvery, cancellationToken);
                }
            }
        }
        finally
        {
            if (room is not null) await room.DisposeAsync();
        }
    }

    private static async Task<DirectLineKeys> OpenStoreAsync(IServiceProvider services, ServeOptions options, CancellationToken cancellationToken)
    {
        var keys = await DirectLineKeys.LoadAsync(services.GetRequiredService<ISettings>(), options.DirectLine.Secret, cancellationToken);
        await services.GetRequiredService<ClientNumbers>().LoadAsync(cancellationToken);
        // The first signature takes a tenth of a second: now, while the dialogs are read, nobody waits for it.
        var tokens = new DirectLineTokens(keys.Tokens, services.GetRequiredService<TimeProvider>());
        await tokens.ReadAsync(tokens.Write(TokenCalls.NewGrant(TokenParameters.None)).AsMemory());
        return keys;
    }

    // Around whatever runner the service added.
    private static void Measure(IServiceCollection services)
    {
        var inner = services.Last(service => service.ServiceType == typeof(ITurnRunner)).ImplementationType!;
        services.AddSingleton<ITurnRunner>(provider => new MeasuredTurns(
            (ITurnRunner)ActivatorUtilities.CreateInstance(provider, inner), provider.GetRequiredService<Meters>(), provider.GetRequiredService<TimeProvider>()));
    }
}

/// <summary>What a test puts in place of the real thing.</summary>
internal sealed record HostAdjustment(Action<IServiceCollection>? Services = null, Action<ILoggingBuilder>? Logging = null);
