using System.Collections.Concurrent;
using System.Net;
using Bot.Host.Serving;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Host.Tests.Support;

/// <summary>The real program in this process: a free port, a database of its own, the dialogs that are shipped.</summary>
public sealed class RunningHost : IAsyncDisposable
{
    public const string Secret = "a-secret-of-these-tests-only";

    private readonly WebApplication app;
    private readonly string folder;

    private RunningHost(WebApplication app, string folder, ShiftedClock clock, ConcurrentQueue<string> log)
    {
        (this.app, this.folder, Clock, Log) = (app, folder, clock, log);
        Address = new Uri(app.Urls.First());
        Http = new HttpClient(new SocketsHttpHandler { AutomaticDecompression = DecompressionMethods.None, UseCookies = false, AllowAutoRedirect = false }) { BaseAddress = Address };
    }

    public Uri Address { get; }

    public HttpClient Http { get; }

    public ShiftedClock Clock { get; }

    /// <summary>Every line that was logged, at any level.</summary>
    public ConcurrentQueue<string> Log { get; }

    public IServiceProvider Services => app.Services;

    public static Task<RunningHost> StartAsync(params string[] settings) => StartAsync(null, settings);

    internal static async Task<RunningHost> StartAsync(Action<IServiceCollection>? adjust, params string[] settings)
    {
        var folder = Directory.CreateTempSubdirectory("benefitsbot-").FullName;
        var (clock, log) = (new ShiftedClock(), new ConcurrentQueue<string>());
        string[] args =
        [
            "--urls", "http://127.0.0.1:0", "--Store:Path", Path.Combine(folder, "test.db"), "--Dialogs:Path", Path.Combine(Repository.Root, "dialogs"),
            "--DirectLine:Secret", Secret, .. settings,
        ];
        var adjustment = new HostAdjustment(
            services =>
            {
                services.AddSingleton<TimeProvider>(clock);
                adjust?.Invoke(services);
            },
            logging => logging.ClearProviders().SetMinimumLevel(LogLevel.Trace).AddProvider(new LogCatcher(log)));
        return new RunningHost(await ServingHost.StartAsync(args, adjustment, TestContext.Current.CancellationToken), folder, clock, log);
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await app.StopAsync();
        await app.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    private sealed class LogCatcher(ConcurrentQueue<string> lines) : ILoggerProvider, ILogger
    {
        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull
        {
            lines.Enqueue($"{state}");
            return null;
        }

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            lines.Enqueue($"{logLevel} {formatter(state, exception)} {exception}");

        public void Dispose()
        {
        }
    }
}
