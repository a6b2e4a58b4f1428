using System.Diagnostics;
using Benchmarks.Load;
using Bot.Host.Content;
using Handoff.Core.Activities;
using Handoff.Core.Conversations;
using Handoff.Core.Turns;
using Handoff.Service;
using Handoff.Service.Stores;
using Handoff.Service.Turns;
using Harness;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace Benchmarks;

/// <summary>Full turns in this process: runner, the real bot with the shipped content, durable commits on SQLite.</summary>
internal static class InProcessTurns
{
    public static async Task<int> RunAsync(string[] args)
    {
        var (concurrency, seconds) = (new BenchOptions(args).Number(0, 64), new BenchOptions(args).Number(1, 10));
        var folder = Directory.CreateTempSubdirectory("benchmark-");
        var content = ContentStore.Open(Path.Combine(Repository.Root, "dialogs"), TimeProvider.System, NullLogger<ContentStore>.Instance);
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddHandoffService(new StoreOptions { Path = Path.Combine(folder.FullName, "turns.db") }, _ => () => content.Policy, workers: false);
        await using (var provider = services.BuildServiceProvider())
        {
            var runner = provider.GetRequiredService<ITurnRunner>();
            await RunAsync(runner, concurrency, (int)HttpTurns.WarmUp.TotalSeconds, "warm-up");
            await RunAsync(runner, concurrency, seconds, $"in process, {concurrency} at once");
        }

        folder.Delete(recursive: true);
        return 0;
    }

    private static async Task RunAsync(ITurnRunner runner, int concurrency, int seconds, string what)
    {
        var (latencies, clock, until) = (new Latencies(), Stopwatch.StartNew(), TimeSpan.FromSeconds(seconds));
        await Task.WhenAll(Enumerable.Range(0, concurrency).Select(n => Task.Run(() => TalkAsync(runner, n, clock, until, latencies))));
        latencies.Seconds = clock.Elapsed.TotalSeconds;
        latencies.Print(what);
    }

    private static async Task TalkAsync(ITurnRunner runner, int number, Stopwatch clock, TimeSpan until, Latencies latencies)
    {
        var id = new ConversationId($"c{number}-{Stopwatch.GetTimestamp()}");
        var origin = new ClientOrigin("dl_bench", Channel.WebChat, Language.English, "default");
        await runner.RunAsync(id, new TurnInput.ClientJoined(origin), CancellationToken.None);
        var (mine, sent) = (new List<long>(), 0);
        while (clock.Elapsed < until)
        {
            var said = new Handoff.Core.Activities.Activity { Type = ActivityTypes.Message, Text = Chats.Texts[(number + sent) % Chats.Texts.Length] };
            var started = clock.Elapsed;
            await runner.RunAsync(id, new TurnInput.ClientSaid(said, new($"{sent++}")), CancellationToken.None);
            mine.Add((long)(clock.Elapsed - started).TotalMicroseconds);
        }

        latencies.Add(mine);
    }
}
