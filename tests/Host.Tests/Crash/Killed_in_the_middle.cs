using System.Collections.Concurrent;
using System.Text.Json;
using Handoff.Core.Handoffs;
using Handoff.Service;
using Handoff.Service.Stores;
using Microsoft.Extensions.DependencyInjection;

namespace Host.Tests.Crash;

/// <summary>
/// 200 clients talk at once while the process is killed with kill -9 and started again. Clients repeat what
/// was not acknowledged, with the same id. Afterwards every acknowledged message must be there, once, in order.
/// </summary>
public sealed class Killed_in_the_middle
{
    private const int Clients = 200;
    private const int MessagesEach = 12;
    private static readonly int[] KillAfterAcknowledged = [300, 900, 1_700];
    private static readonly string[] Texts = ["how do i apply for food stamps", "perdi mi tarjeta ebt", "what is wic", "asdf", "where can i use my ebt card"];

    [Fact]
    public async Task Nothing_acknowledged_is_lost_doubled_or_out_of_order_and_every_queue_place_stays()
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        var host = await HostProcess.StartAsync(cancellationToken: cancellationToken);
        var (folder, port) = (host.Folder, host.Address.Port);
        using var http = new HttpClient(new SocketsHttpHandler { MaxConnectionsPerServer = 64 }) { BaseAddress = host.Address };
        var acknowledged = new ConcurrentDictionary<string, ConcurrentQueue<(string Key, string Id)>>();
        var (count, reached) = (0, KillAfterAcknowledged.Select(_ => new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)).ToArray());

        async Task<DirectLineClient> TalkAsync(int number)
        {
            var client = await DirectLineClient.StartAsync(http, cancellationToken);
            var mine = acknowledged.GetOrAdd(client.Conversation, _ => []);
            for (var i = 0; i < MessagesEach; i++)
            {
                var key = $"{number}-{i}";
                var text = i == 3 && number % 4 == 0 ? "talk to a person" : Texts[(number + i) % Texts.Length];
                mine.Enqueue((key, await client.SayAsync(text, key, cancellationToken)));
                if (Array.IndexOf(KillAfterAcknowledged, Interlocked.Increment(ref count)) is >= 0 and var threshold) reached[threshold].TrySetResult();
            }

            return client;
        }

        var talking = Enumerable.Range(0, Clients).Select(TalkAsync).ToArray();
        foreach (var threshold in reached)
        {
            await threshold.Task.WaitAsync(cancellationToken);
            host.KillHard();
            await host.DisposeAsync();
            host = await HostProcess.StartAsync(folder, port, cancellationToken: cancellationToken);
        }

        var clients = await Task.WhenAll(talking);
        foreach (var client in clients) Check(await client.ReadAllAsync(cancellationToken), [.. acknowledged[client.Conversation]]);
        host.KillHard();
        await host.DisposeAsync();

        var waiting = await WaitingAsync(folder, cancellationToken);
        Assert.Equal(Clients / 4, waiting.Count);
        Assert.Equal(waiting.Order(QueuePlace.InOrder), waiting);
        Directory.Delete(folder, recursive: true);
    }

    private static void Check(IReadOnlyList<JsonElement> log, (string Key, string Id)[] acknowledged)
    {
        var ids = log.Select(a => a.GetProperty("id").GetString()!).ToList();
        Assert.Equal(ids.Distinct().Order(StringComparer.Ordinal), ids);

        var mine = log.Where(a => a.GetProperty("from").TryGetProperty("role", out var role) && role.GetString() == "user")
            .Select(a => (a.GetProperty("channelData").GetProperty("clientActivityID").GetString()!, a.GetProperty("id").GetString()!));
        Assert.Equal(acknowledged, mine);
    }

    private static async Task<IReadOnlyList<QueuePlace>> WaitingAsync(string folder, CancellationToken cancellationToken)
    {
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddHandoffService(new StoreOptions { Path = Path.Combine(folder, "data", "benefitsbot.db") }, _ => () => null!, workers: false);
        await using var provider = services.BuildServiceProvider();
        return await provider.GetRequiredService<IConversationIndex>().WaitingAsync(1_000, cancellationToken);
    }
}
