using System.Collections.Concurrent;

namespace Host.Tests.Crash;

/// <summary>
/// A backup is taken while clients talk, then everything is killed with kill -9 and restored from it. Whatever
/// was acknowledged before the backup began must be there, once, in order; what came later, only without gaps.
/// </summary>
public sealed class Restored_from_a_backup
{
    private const int Clients = 24;
    private const int SaidBefore = 300;
    private const int SaidAfter = 100;
    private static readonly string[] Texts = ["how do i apply for food stamps", "perdi mi tarjeta ebt", "talk to a person", "asdf", "medicaid renewal"];

    [Theory]
    [InlineData("sqlite3 .backup")]
    [InlineData("export from SQLite")]
    [InlineData("copy of Redis's RDB file")]
    [InlineData("copy of Redis's append-only files")]
    [InlineData("export from Redis")]
    public async Task Everything_acknowledged_before_it_is_there(string name)
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        var way = BackupWay.Of(name);
        var copies = Directory.CreateTempSubdirectory("benefitsbot-backup-").FullName;
        try
        {
            await using var talk = new Talk(await HostProcess.StartAsync(settings: way.Settings, cancellationToken: cancellationToken));
            await talk.UntilAsync(SaidBefore, cancellationToken);
            var before = talk.Acknowledged.ToDictionary(one => one.Key, one => one.Value.Count);
            await way.TakeAsync(copies);
            await talk.UntilAsync(talk.Count + SaidAfter, cancellationToken);
            await talk.DisposeAsync();
            way.Kill();

            await using var restored = await HostProcess.StartAsync(settings: await way.RestoreAsync(copies), cancellationToken: cancellationToken);
            using var http = new HttpClient { BaseAddress = restored.Address };
            foreach (var (client, least) in before)
            {
                // With the token of the old host: its keys were restored too.
                var log = await new DirectLineClient(http, client.Conversation, client.Token).ReadAllAsync(cancellationToken);
                var said = log.Where(a => a.GetProperty("from").TryGetProperty("role", out var role) && role.GetString() == "user")
                    .Select(a => (a.GetProperty("channelData").GetProperty("clientActivityID").GetString()!, a.GetProperty("id").GetString()!)).ToList();
                var told = talk.Acknowledged[client].ToList();

                Assert.InRange(said.Count, least, told.Count + 1); // one may have been kept and never acknowledged
                Assert.Equal(told.Take(said.Count), said.Take(told.Count));
                Assert.Equal(log.Count, log.Select(a => a.GetProperty("id").GetString()).Distinct().Count());
            }
        }
        finally
        {
            way.End();
            Directory.Delete(copies, recursive: true);
        }
    }

    /// <summary>Clients who talk without end.</summary>
    private sealed class Talk : IAsyncDisposable
    {
        private readonly CancellationTokenSource stop = new();
        private readonly HostProcess host;
        private readonly HttpClient http;
        private readonly Task[] talking;
        private int count;
        private bool killed;

        public Talk(HostProcess host)
        {
            this.host = host;
            http = new HttpClient { BaseAddress = host.Address };
            talking = [.. Enumerable.Range(0, Clients).Select(number => Task.Run(() => TalkAsync(number)))];
        }

        public ConcurrentDictionary<DirectLineClient, ConcurrentQueue<(string Key, string Id)>> Acknowledged { get; } = [];

        public int Count => Volatile.Read(ref count);

        public async Task UntilAsync(int said, CancellationToken cancellationToken)
        {
            using var look = new PeriodicTimer(TimeSpan.FromMilliseconds(5));
            while (Count < said && await look.WaitForNextTickAsync(cancellationToken))
            {
                if (talking.FirstOrDefault(one => one.IsFaulted) is { } failed) await failed;
            }
        }

        /// <summary>Kills the host with kill -9 in the middle of it.</summary>
        public async ValueTask DisposeAsync()
        {
            if (killed) return;
            killed = true;
            host.KillHard();
            await stop.CancelAsync();
            await Task.WhenAll(talking).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            http.Dispose();
            await host.DisposeAsync();
            stop.Dispose();
        }

        private async Task TalkAsync(int number)
        {
            var client = await DirectLineClient.StartAsync(http, stop.Token);
            var mine = Acknowledged.GetOrAdd(client, _ => []);
            for (var i = 0; ; i++)
            {
                var key = $"{number}-{i}";
                mine.Enqueue((key, await client.SayAsync(Texts[(number + i) % Texts.Length], key, stop.Token)));
                Interlocked.Increment(ref count);
            }
        }
    }
}
