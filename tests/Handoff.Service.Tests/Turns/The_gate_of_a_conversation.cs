using Handoff.Service.Turns;

namespace Handoff.Service.Tests.Turns;

public sealed class The_gate_of_a_conversation
{
    private readonly ConversationGate gate = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Turns_of_one_conversation_enter_in_the_order_in_which_they_came()
    {
        var order = new List<int>();
        async Task TurnAsync(int number)
        {
            using var pass = await gate.EnterAsync(A.Id(), Token);
            order.Add(number);
        }

        var first = await gate.EnterAsync(A.Id(), Token);
        var turns = Enumerable.Range(0, 20).Select(TurnAsync).ToList();
        Assert.Empty(order);
        first.Dispose();
        await Task.WhenAll(turns);

        Assert.Equal(Enumerable.Range(0, 20), order);
    }

    [Fact]
    public async Task Another_conversation_does_not_wait()
    {
        using var first = await gate.EnterAsync(A.Id("c1"), Token);

        (await gate.EnterAsync(A.Id("c2"), Token)).Dispose();
    }

    [Fact]
    public async Task Whoever_gives_up_waiting_lets_the_next_one_in()
    {
        using var gaveUp = new CancellationTokenSource();
        var first = await gate.EnterAsync(A.Id(), Token);
        var second = gate.EnterAsync(A.Id(), gaveUp.Token).AsTask();
        var third = gate.EnterAsync(A.Id(), Token).AsTask();

        await gaveUp.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => second);
        first.Dispose();

        (await third).Dispose();
    }

    [Fact]
    public async Task A_conversation_at_rest_costs_nothing()
    {
        var turns = Enumerable.Range(0, 100).Select(async i =>
        {
            using var pass = await gate.EnterAsync(A.Id($"c{i % 3}"), Token);
            await Task.Yield();
        });
        await Task.WhenAll(turns);

        Assert.Equal(0, gate.Count);
    }
}
