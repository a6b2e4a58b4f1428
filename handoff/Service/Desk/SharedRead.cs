namespace Handoff.Service.Desk;

/// <summary>
/// One read serves everybody who asked before it began: two hundred pages that look at once cost one look, and
/// none sees less than was there when it asked.
/// </summary>
internal sealed class SharedRead<T>(Func<Task<T>> read)
{
    private readonly Lock sync = new();
    private Task<T>? running;
    private Task<T>? next;

    public Task<T> ReadAsync(CancellationToken cancellationToken)
    {
        lock (sync)
        {
            if (next is null && running is { IsCompleted: false }) next = AfterAsync(running);
            return (next ?? (running = read())).WaitAsync(cancellationToken);
        }
    }

    private async Task<T> AfterAsync(Task before)
    {
        await before.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ForceYielding);
        Task<T> begun;
        lock (sync)
        {
            next = null;
            begun = running = read();
        }

        return await begun;
    }
}
