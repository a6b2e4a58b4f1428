using StackExchange.Redis;

namespace Handoff.Service.Stores.Redis.Link;

/// <summary>
/// Open connections to one Redis: one for commands, one for nudges, so that a flood of nudges holds up no
/// turn. Never mended: whoever loses one opens another, after a look at the server.
/// </summary>
internal sealed class RedisConnection : IDisposable
{
    private const int ConnectMilliseconds = 2_000;
    private readonly ConnectionMultiplexer commands;
    private readonly TaskCompletionSource<string> lost = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private ConnectionMultiplexer? nudges;
    private int disposed;

    private RedisConnection(ConnectionMultiplexer commands, int database)
    {
        (this.commands, Commands) = (commands, commands.GetDatabase(database));
        commands.PreserveAsyncOrder = false; // one slow continuation would hold up every caller
        commands.ConnectionFailed += (_, failed) => Lose($"the connection broke ({failed.FailureType})");
        if (!commands.IsConnected) Lose("it broke at once");
    }

    public IDatabase Commands { get; }

    /// <summary>Ends when the connection is lost, with the reason.</summary>
    public Task<string> Lost => lost.Task;

    /// <exception cref="RedisAwayException">It can't be opened.</exception>
    public static async Task<RedisConnection> OpenAsync(RedisHost host, RedisAddress address, string node)
    {
        var commands = await ConnectAsync(Options(host, address, node));
        var connection = new RedisConnection(commands, address.Database);
        try
        {
            foreach (var script in RedisScript.All)
                await connection.Commands.ExecuteAsync("SCRIPT", "LOAD", script.Text).WaitAsync(RedisLimits.ReadWithin);
            return connection;
        }
        catch (Exception error)
        {
            connection.Dispose(); // whatever it was, or it would go on connecting by itself
            throw new RedisAwayException($"{host} does not take scripts ({RedisErrors.FirstWord(error.Message)})", error);
        }
    }

    /// <summary>Hears a channel, on a connection of its own; called again, on a new one.</summary>
    public async Task SubscribeAsync(RedisHost host, RedisAddress address, string node, string channel, Action<byte[]> heard)
    {
        var fresh = await ConnectAsync(Options(host, address, node + "-nudges"));
        fresh.PreserveAsyncOrder = false;
        CloseBehind(Interlocked.Exchange(ref nudges, fresh));
        await fresh.GetSubscriber().SubscribeAsync(channel, (_, message) => heard((byte[])message!)).WaitAsync(RedisLimits.ReadWithin);
    }

    public void Lose(string why) => lost.TrySetResult(why);

    public void Dispose()
    {
        if (Interlocked.Exchange(ref disposed, 1) == 1) return;
        Lose("closed");
        CloseBehind(commands);
        CloseBehind(Interlocked.Exchange(ref nudges, null));
    }

    private static async Task<ConnectionMultiplexer> ConnectAsync(ConfigurationOptions options)
    {
        try
        {
            return await ConnectionMultiplexer.ConnectAsync(options).WaitAsync(TimeSpan.FromMilliseconds(2 * ConnectMilliseconds)).ConfigureAwait(false);
        }
        catch (Exception error) when (error is RedisException or TimeoutException)
        {
            throw new RedisAwayException($"{options.EndPoints[0]} can't be connected to ({error.GetType().Name})", error);
        }
    }

    private static ConfigurationOptions Options(RedisHost host, RedisAddress address, string client)
    {
        var options = new ConfigurationOptions
        {
            AbortOnConnectFail = true, // it has just answered a probe
            ConnectTimeout = ConnectMilliseconds,
            SyncTimeout = ConnectMilliseconds,
            ConnectRetry = 1,
            KeepAlive = 5,
            ReconnectRetryPolicy = new LinearRetry(500),
            DefaultVersion = new Version(7, 0),
            TieBreaker = "",
            ConfigurationChannel = "",
            AllowAdmin = false,
            ClientName = client,
            Password = address.Password,
            Ssl = address.TlsHost is not null,
            SslHost = address.TlsHost,
        };
        options.EndPoints.Add(host.Name, host.Port);
        return options;
    }

    // Closing may wait for the network; nobody waits for it.
    private static void CloseBehind(ConnectionMultiplexer? old)
    {
        if (old is not null) _ = Task.Run(() => old.Close(allowCommandsToComplete: false));
    }
}
