using System.Collections.Concurrent;
using Handoff.Console;
using Handoff.Console.Accounts;
using Handoff.Console.Trying;
using Handoff.Core.Conversations;
using Handoff.Core.Turns;
using Handoff.Service;
using Handoff.Service.Stores;
using Handoff.Service.Turns;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Console.Tests;

/// <summary>The real desk on a free port, over a real store in a file of its own.</summary>
internal sealed class DeskHost : IAsyncDisposable
{
    public const string Password = "correct horse battery";

    private static readonly Lazy<string> Folder = new(() =>
    {
        var folder = Directory.CreateTempSubdirectory("desk-tests-");
        AppDomain.CurrentDomain.ProcessExit += (_, _) => folder.Delete(recursive: true);
        return folder.FullName;
    });

    private readonly WebApplication app;

    private DeskHost(WebApplication app, string path, ShiftedClock time, KeptLog log) => (this.app, Path, Time, Log) = (app, path, time, log);

    public string Path { get; }

    public ShiftedClock Time { get; }

    public KeptLog Log { get; }

    public IServiceProvider Services => app.Services;

    public Uri Address => new(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());

    /// <param name="path">An existing store file, to start again on it; null for a new one.</param>
    public static async Task<DeskHost> StartAsync(DeskOptions? options = null, string? path = null, Action<IServiceCollection>? adjust = null)
    {
        path ??= System.IO.Path.Combine(Folder.Value, $"{Guid.NewGuid():N}.db");
        var (time, log) = (new ShiftedClock(), new KeptLog());
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders().AddProvider(log);
        builder.Services.AddSingleton<TimeProvider>(time);
        builder.Services.AddHandoffService(new StoreOptions(path), _ => () => A.Policy, workers: false);
        builder.Services.AddDesk((options ?? new DeskOptions()) with { RefusalMilliseconds = 0, PasswordIterations = 1_000 });
        builder.Services.AddSingleton<IMessageTrial, Echo>();
        adjust?.Invoke(builder.Services);
        var app = builder.Build();
        app.MapDesk();
        await app.StartAsync();
        return new DeskHost(app, path, time, log);
    }

    /// <summary>A host with a supervisor called Sam.</summary>
    public static Task<DeskHost> WithSupervisorAsync() => StartAsync(new DeskOptions { BootstrapUser = "sam", BootstrapPassword = Password });

    public Visitor Visit() => new(Address);

    public async Task<Visitor> SignInAsync(string user)
    {
        var visitor = Visit();
        using var answer = await visitor.SignInAsync(user, Password);
        Assert.Equal("/desk", answer.RequestMessage!.RequestUri!.AbsolutePath);
        return visitor;
    }

    public async Task<Visitor> NewAdvocateAsync(string name, Role role = Role.Advocate)
    {
        var book = Services.GetRequiredService<AccountBook>();
        await book.AddAsync(name.ToLowerInvariant(), name, role, Password, CancellationToken.None);
        return await SignInAsync(name.ToLowerInvariant());
    }

    public async Task<ConversationId> ClientSaysAsync(string text, ConversationId? id = null, string? key = null, Channel? channel = null)
    {
        var conversation = id ?? new ConversationId($"c{Guid.NewGuid():N}");
        await Services.GetRequiredService<ITurnRunner>().RunAsync(conversation, A.Says(text, key, A.From("new-mexico", channel)), CancellationToken.None);
        return conversation;
    }

    public async Task<Conversation> FindAsync(ConversationId id) =>
        (await Services.GetRequiredService<IConversationStore>().FindAsync(id, CancellationToken.None))!;

    public async ValueTask DisposeAsync() => await app.DisposeAsync();

    /// <summary>The desk does not know the bot: what it shows of a message is what it was told.</summary>
    private sealed class Echo : IMessageTrial
    {
        public TriedMessage Try(string text, bool byPhone) => new("answer", null, "en", [], [], [$"{text} {(byPhone ? "by phone" : "by web")}"], "1");
    }
}

internal sealed class KeptLog : ILoggerProvider, ILogger
{
    public ConcurrentQueue<string> Lines { get; } = new();

    public ILogger CreateLogger(string categoryName) => this;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Information;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
        Lines.Enqueue($"{logLevel}: {formatter(state, exception)} {exception}");

    public void Dispose()
    {
    }
}
