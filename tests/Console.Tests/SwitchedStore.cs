using System.Collections.Immutable;
using Handoff.Core.Conversations;
using Handoff.Service.Stores;
using Microsoft.Extensions.DependencyInjection;

namespace Console.Tests;

/// <summary>The real accounts and settings behind a switch: while it is down, no answer comes.</summary>
internal sealed class SwitchedStore
{
    public bool Down { get; set; }

    public void Put(IServiceCollection services)
    {
        var (accounts, settings) = (TypeOf<IAccountStore>(services), TypeOf<ISettings>(services));
        services.AddSingleton<IAccountStore>(provider => new Accounts(this, (IAccountStore)ActivatorUtilities.CreateInstance(provider, accounts)));
        services.AddSingleton<ISettings>(provider => new Settings(this, (ISettings)ActivatorUtilities.CreateInstance(provider, settings)));
    }

    private static Type TypeOf<T>(IServiceCollection services) => services.Last(service => service.ServiceType == typeof(T)).ImplementationType!;

    private T Ask<T>(Func<T> call) => Down ? throw new StoreUnavailableException("it is switched off") : call();

    private sealed class Accounts(SwitchedStore store, IAccountStore real) : IAccountStore
    {
        public Task<Account?> FindAsync(string user, CancellationToken cancellationToken) => store.Ask(() => real.FindAsync(user, cancellationToken));

        public Task<Account?> FindAsync(AdvocateId id, CancellationToken cancellationToken) => store.Ask(() => real.FindAsync(id, cancellationToken));

        public Task<ImmutableArray<Account>> AllAsync(CancellationToken cancellationToken) => store.Ask(() => real.AllAsync(cancellationToken));

        public Task<bool> TryAddAsync(Account account, CancellationToken cancellationToken) => store.Ask(() => real.TryAddAsync(account, cancellationToken));

        public Task<bool> TryUpdateAsync(Account account, CancellationToken cancellationToken) => store.Ask(() => real.TryUpdateAsync(account, cancellationToken));
    }

    private sealed class Settings(SwitchedStore store, ISettings real) : ISettings
    {
        public Task<byte[]?> FindAsync(string name, CancellationToken cancellationToken) => store.Ask(() => real.FindAsync(name, cancellationToken));

        public Task<byte[]> GetOrAddAsync(string name, byte[] value, CancellationToken cancellationToken) => store.Ask(() => real.GetOrAddAsync(name, value, cancellationToken));

        public Task SetAsync(string name, byte[] value, CancellationToken cancellationToken) => store.Ask(() => real.SetAsync(name, value, cancellationToken));
    }
}
