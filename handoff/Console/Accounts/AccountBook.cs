using System.Collections.Immutable;
using Handoff.Core.Conversations;
using Handoff.Service.Stores;

namespace Handoff.Console.Accounts;

/// <summary>Changes to accounts. A change that another overtook is made again on what is there now.</summary>
internal sealed class AccountBook(IAccountStore accounts, Passwords passwords)
{
    private const int MaxTries = 8;

    public async Task<bool> AnyAsync(CancellationToken cancellationToken) => !(await accounts.AllAsync(cancellationToken)).IsEmpty;

    public Task<ImmutableArray<Account>> AllAsync(CancellationToken cancellationToken) => accounts.AllAsync(cancellationToken);

    public Task<Account?> FindAsync(string user, CancellationToken cancellationToken) => accounts.FindAsync(user, cancellationToken);

    public Task<Account?> FindAsync(AdvocateId id, CancellationToken cancellationToken) => accounts.FindAsync(id, cancellationToken);

    /// <param name="password">Null for an account whose owner has yet to choose one.</param>
    /// <returns>Null if the sign-in name is taken.</returns>
    public async Task<Account?> AddAsync(string user, string name, Role role, string? password, CancellationToken cancellationToken)
    {
        var hash = password is null ? "" : passwords.Hash(password);
        var account = new Account(
            new AdvocateId($"adv-{Guid.NewGuid():N}"), user, name, role, hash, NewStamp(), FailedSignIns: 0, LockedUntil: null, Disabled: false, Version: 0);
        return await accounts.TryAddAsync(account, cancellationToken) ? await accounts.FindAsync(user, cancellationToken) : null;
    }

    public Task<Account?> SetPasswordAsync(AdvocateId id, string password, CancellationToken cancellationToken)
    {
        var hash = passwords.Hash(password);
        return ChangeAsync(
            id,
            account => account with { PasswordHash = hash, SecurityStamp = NewStamp(), FailedSignIns = 0, LockedUntil = null },
            cancellationToken);
    }

    /// <summary>Takes the password away: only a new password link opens the account again.</summary>
    public Task<Account?> ClearPasswordAsync(AdvocateId id, CancellationToken cancellationToken) => ChangeAsync(
        id,
        account => account with { PasswordHash = "", SecurityStamp = NewStamp(), FailedSignIns = 0, LockedUntil = null },
        cancellationToken);

    public Task<Account?> SetDisabledAsync(AdvocateId id, bool disabled, CancellationToken cancellationToken) =>
        ChangeAsync(id, account => account with { Disabled = disabled, SecurityStamp = NewStamp() }, cancellationToken);

    /// <summary>Every sign-in of the account ends, on every computer.</summary>
    public Task<Account?> EndSessionsAsync(AdvocateId id, CancellationToken cancellationToken) =>
        ChangeAsync(id, account => account with { SecurityStamp = NewStamp() }, cancellationToken);

    /// <param name="change">Returns null to leave the account as it is.</param>
    /// <returns>The account after the change; null if there is none or it was left as it is.</returns>
    /// <exception cref="StoreUnavailableException">Others kept changing it.</exception>
    public async Task<Account?> ChangeAsync(AdvocateId id, Func<Account, Account?> change, CancellationToken cancellationToken)
    {
        for (var tries = 0; tries < MaxTries; tries++)
        {
            if (await accounts.FindAsync(id, cancellationToken) is not { } account || change(account) is not { } changed) return null;
            if (await accounts.TryUpdateAsync(changed, cancellationToken)) return changed;
        }

        throw new StoreUnavailableException("an account kept changing");
    }

    private static string NewStamp() => Guid.NewGuid().ToString("N");
}
