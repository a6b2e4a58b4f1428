using Handoff.Service.Desk;

namespace Handoff.Service.Tests.Desk;

public sealed class Reads_that_are_shared
{
    private readonly TaskCompletionSource<int>[] reads = [.. Enumerable.Range(0, 3).Select(_ => new TaskCompletionSource<int>(TaskCreationOptions.RunContinuationsAsynchronously))];
    private readonly SharedRead<int> shared;
    private int begun;

    public Reads_that_are_shared() => shared = new(() => reads[begun++].Task);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Whoever_asks_while_one_is_under_way_shares_the_next_because_it_may_have_missed_what_they_did()
    {
        var first = shared.ReadAsync(Token);
        var (second, third) = (shared.ReadAsync(Token), shared.ReadAsync(Token));
        Assert.Equal(1, begun);

        reads[0].SetResult(1);
        Assert.Equal(1, await first);
        await BegunAsync(2);
        reads[1].SetResult(2);

        Assert.Equal((2, 2), (await second, await third));
        Assert.Equal(2, begun);
    }

    [Fact]
    public async Task One_that_is_over_is_used_by_nobody_else()
    {
        var first = shared.ReadAsync(Token);
        reads[0].SetResult(1);
        await first;

        var second = shared.ReadAsync(Token);
        reads[1].SetResult(2);

        Assert.Equal(2, await second);
    }

    [Fact]
    public async Task One_that_fails_fails_only_those_who_shared_it()
    {
        var (first, second) = (shared.ReadAsync(Token), shared.ReadAsync(Token));
        reads[0].SetException(new InvalidOperationException());
        await BegunAsync(2);
        reads[1].SetResult(2);

        await Assert.ThrowsAsync<InvalidOperationException>(() => first);
        Assert.Equal(2, await second);
    }

    [Fact]
    public async Task Whoever_gives_up_takes_it_from_nobody()
    {
        using var gone = new CancellationTokenSource();
        var (first, leaving, staying) = (shared.ReadAsync(Token), shared.ReadAsync(gone.Token), shared.ReadAsync(Token));

        await gone.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => leaving);
        reads[0].SetResult(1);
        await BegunAsync(2);
        reads[1].SetResult(2);

        Assert.Equal((1, 2), (await first, await staying));
    }

    private Task BegunAsync(int count) => Harness.Eventually.HoldsAsync(() => Volatile.Read(ref begun) == count);
}
