using StackExchange.Redis;

namespace Handoff.Service.Stores.Redis.Link;

/// <summary>
/// The one way to Redis. Every call has a deadline of its own and ends with an answer or a
/// <see cref="StoreUnavailableException"/>: whether a write that timed out was carried out is unknown, so each
/// must bear being sent again. Without a connection calls fail at once; nothing is kept to be sent later.
/// </summary>
internal sealed class RedisLink : IAsyncDisposable
{
    private readonly CallBook book = new(TimeProvider.System);
    private volatile RedisConnection? connection;
    private volatile string away = "Redis has not been connected to yet";

    public RedisLink(RedisAddress address, LinkKeeper keeper) => (Address, Keeper) = (address, keeper);

    public RedisAddress Address { get; }
    public LinkKeeper Keeper { get; }
    public bool IsConnected => connection is not null;

    /// <summary>Why there is, or last was, no connection.</summary>
    public string Away => away;

    /// <summary>Runs a script.</summary>
    public Task<RedisReply> EvalAsync(RedisScript script, RedisArgs args, bool write = true)
    {
        var call = new ScriptCall(this, book, script, args);
        if (Enter(call, write) is { } open) call.Ask((open, script, args), static with => with.open.Commands.ScriptEvaluateAsync(with.script.Hash, with.args.Keys, with.args.Values));
        return call.Answer;
    }

    /// <returns>The bytes of a string; null where there is none.</returns>
    public Task<byte[]?> GetAsync(string key)
    {
        var call = new RedisCall<RedisValue, byte[]?>(this, book, "GET", static value => (byte[]?)value);
        if (Enter(call, write: false) is { } open) call.Ask((open, key), static with => with.open.Commands.StringGetAsync(with.key));
        return call.Answer;
    }

    /// <returns>A part of a list, both ends included, from 0.</returns>
    public Task<byte[][]> RangeAsync(string key, long from, long to)
    {
        var call = new RedisCall<RedisValue[], byte[][]>(this, book, "LRANGE", static values => Array.ConvertAll(values, static value => (byte[])value!));
        if (Enter(call, write: false) is { } open) call.Ask((open, key, from, to), static with => with.open.Commands.ListRangeAsync(with.key, with.from, with.to));
        return call.Answer;
    }

    /// <summary>Any command that is sent seldom.</summary>
    /// <param name="args">Texts, bytes and whole numbers.</param>
    public Task<RedisReply> SendAsync(bool write, string command, params object[] args)
    {
        var call = new RedisCall<RedisResult, RedisReply>(this, book, command, static result => new RedisReply(result));
        if (Enter(call, write) is { } open) call.Ask((open, command, args), static with => with.open.Commands.ExecuteAsync(with.command, with.args));
        return call.Answer;
    }

    /// <summary>Sends a hint that may be lost, and waits for nothing.</summary>
    public void Hint(string channel, byte[] message)
    {
        try
        {
            _ = connection?.Commands.PublishAsync(channel, message, CommandFlags.FireAndForget);
        }
        catch (Exception)
        {
            // Lost, like any hint: what it tells of is stored already, and readers look for themselves.
        }
    }

    public async ValueTask DisposeAsync()
    {
        await Keeper.DisposeAsync();
        Disconnected("the store is closed");
        book.Dispose();
    }

    internal void Connected(RedisConnection open) => connection = open;

    internal void Disconnected(string why)
    {
        away = why;
        connection = null;
    }

    internal void Failed(Exception error)
    {
        if (error is RedisServerException && RedisErrors.FirstWord(error.Message) is var word && RedisErrors.IsOfTheServer(word)) connection?.Lose($"it answers {word}");
    }

    internal bool TellAgain(ScriptCall call)
    {
        if (connection is not { } open) return false;
        call.Ask((open, call), static with => with.open.Commands.ScriptEvaluateAsync(with.call.Script.Text, with.call.Args.Keys, with.call.Args.Values, CommandFlags.NoScriptCache));
        return true;
    }

    private RedisConnection? Enter<TRaw, T>(RedisCall<TRaw, T> call, bool write)
    {
        if (!book.TryEnter(call, write)) call.Fail(new StoreUnavailableException($"{RedisLimits.CallsInFlight} calls wait for Redis already"));
        else if (connection is { } open) return open;
        else call.Fail(new StoreUnavailableException(away));
        return null;
    }
}
