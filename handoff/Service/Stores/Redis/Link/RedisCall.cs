using StackExchange.Redis;

namespace Handoff.Service.Stores.Redis.Link;

/// <summary>
/// One call on its way. It ends with the answer, an error or its deadline, whichever is first, and on a
/// thread of the pool: the client library may complete its tasks on the thread that reads for everybody.
/// </summary>
/// <param name="what">For messages.</param>
internal class RedisCall<TRaw, T>(RedisLink link, CallBook book, string what, Func<TRaw, T> convert) : BookedCall
{
    private readonly TaskCompletionSource<T> answer = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Task<TRaw>? asked;

    public Task<T> Answer => answer.Task;
    protected RedisLink Link => link;

    /// <summary>
    /// Asks, and ends with what comes of it. Whatever the library throws instead of returning it means that the
    /// connection failed: 1.2.6 stumbles over a null of its own while it words the error of a breaking connection.
    /// </summary>
    /// <param name="with">What <paramref name="ask"/> needs, so that it holds no closure: it is every turn's way.</param>
    public void Ask<TWith>(TWith with, Func<TWith, Task<TRaw>> ask)
    {
        try
        {
            asked = ask(with);
        }
        catch (Exception error)
        {
            asked = Task.FromException<TRaw>(error);
        }

        asked.ConfigureAwait(false).GetAwaiter().UnsafeOnCompleted(Done);
    }

    public override void TimeOut() => answer.TrySetException(
        new StoreUnavailableException($"Redis gave no answer to {what} in time"));

    public void Fail(Exception error)
    {
        book.Leave(this);
        answer.TrySetException(error);
    }

    /// <returns>True if the call goes on.</returns>
    protected virtual bool AsksAgain(Exception error) => false;

    private void Done()
    {
        if (asked!.IsCompletedSuccessfully)
        {
            book.Leave(this);
            answer.TrySetResult(convert(asked.Result));
            return;
        }

        var error = asked.Exception?.InnerException ?? new TaskCanceledException();
        if (!answer.Task.IsCompleted && AsksAgain(error)) return;
        link.Failed(error);
        Fail(RedisErrors.ForCaller(what, error));
    }
}

/// <summary>A script. A Redis that has forgotten it is told it once more, within the same deadline.</summary>
internal sealed class ScriptCall(RedisLink link, CallBook book, RedisScript script, RedisArgs args)
    : RedisCall<RedisResult, RedisReply>(link, book, script.Name, static result => new RedisReply(result))
{
    private bool toldAgain;

    public RedisScript Script => script;
    public RedisArgs Args => args;

    protected override bool AsksAgain(Exception error)
    {
        if (toldAgain || !RedisErrors.IsNoScript(error)) return false;
        toldAgain = true;
        return Link.TellAgain(this);
    }
}
