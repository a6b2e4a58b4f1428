using System.Collections.Immutable;
using Handoff.Core.Conversations;
using Handoff.Service.Stores;
using Microsoft.Extensions.DependencyInjection;

namespace Console.Tests;

/// <summary>The real accounts, which give no answer the first time they are asked.</summary>
internal sealed class LateAccounts(IAccountStore real) : IAccountStore
{
    private readonly TaskCompletionSource added = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int asked;

    /// <summary>Ends when an account was added.</summary>
    public Task Added => added.Task;

    public static void Put(IServiceCollection services)
    {
        var real = services.Last(service => service.ServiceType == typeof(IAccountStore)).ImplementationType!;
        services.AddSingleton<IAccountStore>(provider => new LateAccounts((IAccountStore)ActivatorUtilities.CreateInstance(provider, real)));
    }

    public Task<Account?> FindAsync(string user, CancellationToken cancellationToken) => real.FindAsync(user, cancellationToken);

    public Task<Account?> FindAsync(AdvocateId id, CancellationToken cancellationToken) => real.FindAsync(id, cancellationToken);

    public Task<ImmutableArray<Account>> AllAsync(CancellationToken cancellationToken) =>
        Interlocked.Increment(ref asked) == 1 ? throw new StoreUnavailableException("it comes later") : real.AllAsync(cancellationToken);

    public async Task<bool> TryAddAsync(Account account, CancellationToken cancellationToken)
    {
        var done = await real.TryAddAsync(account, cancellationToken);
        added.TrySetResult();
        return done;
    }

    public Task<bool> TryUpdateAsync(Account account, CancellationToken cancellationToken) => real.TryUpdateAsync(account, cancellationToken);
}
