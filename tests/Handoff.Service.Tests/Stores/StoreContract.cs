using System.Text;
using Handoff.Core.Conversations;
using Handoff.Core.Turns;

namespace Handoff.Service.Tests.Stores;

/// <summary>What every store promises. Each store runs all of it.</summary>
public abstract partial class StoreContract<TStore> : IDisposable
    where TStore : class, ITestStore, new()
{
    protected TStore Store { get; } = new();

    private protected static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        Store.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <summary>Runs turns one after another, straight against the store.</summary>
    private protected async Task<TurnDecision> HavingAsync(string id, params TurnInput[] inputs)
    {
        TurnDecision? last = null;
        foreach (var input in inputs) last = await HavingAsync(id, input, A.Noon);
        return last!;
    }

    private protected async Task<TurnDecision> HavingAsync(string id, TurnInput input, DateTimeOffset at)
    {
        var before = await Store.Conversations.FindAsync(new(id), Token) ?? A.New(id);
        var decision = before.Does(input, at);
        Assert.True(await Store.Conversations.TryCommitAsync(decision, Token));
        return decision;
    }

    private protected async Task<IEnumerable<long>> PositionsAsync(string id, Audience audience = Audience.Everyone) =>
        (await Store.Conversations.ReadLogAsync(new(id), 0, audience, 1_000, Token)).Entries.Select(entry => entry.Position);

    /// <summary>Records with arrays in them compare by reference; their JSON does not.</summary>
    private protected static string Json(Conversation? conversation) => conversation is null ? "none" : Encoding.UTF8.GetString(SnapshotFormat.Write(conversation));
}
