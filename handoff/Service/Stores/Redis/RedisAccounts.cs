using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Handoff.Core.Conversations;
using Handoff.Service.Stores.Redis.Link;

namespace Handoff.Service.Stores.Redis;

/// <summary>Accounts by id, and ids by user name. A row is "version user", a line break, then JSON: scripts compare its head.</summary>
internal sealed class RedisAccounts(RedisStore store) : IAccountStore
{
    public async Task<Account?> FindAsync(string user, CancellationToken cancellationToken)
    {
        var id = await store.Link.SendAsync(write: false, "HGET", store.Keys.Users, user);
        return id.IsNull ? null : await FindAsync(new AdvocateId(id.Text), cancellationToken);
    }

    public async Task<Account?> FindAsync(AdvocateId id, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return (await store.Link.SendAsync(write: false, "HGET", store.Keys.Accounts, id.Value)).Bytes is { } row ? Read(row) : null;
    }

    public async Task<ImmutableArray<Account>> AllAsync(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var rows = await store.Link.SendAsync(write: false, "HVALS", store.Keys.Accounts);
        return [.. rows.Items.Select(row => Read(row.Bytes!)).OrderBy(account => account.User, StringComparer.Ordinal)];
    }

    public async Task<bool> TryAddAsync(Account account, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var added = await store.Link.EvalAsync(RedisScript.AddAccount, new RedisArgs(2, 3)
            .Key(store.Keys.Accounts).Key(store.Keys.Users).Add(account.Id.Value).Add(account.User).Add(Row(account)));
        return added.Number == 1;
    }

    public async Task<bool> TryUpdateAsync(Account account, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var updated = await store.Link.EvalAsync(RedisScript.UpdateAccount, new RedisArgs(2, 4)
            .Key(store.Keys.Accounts).Key(store.Keys.Users)
            .Add(account.Id.Value).Add(account.Version.ToString(CultureInfo.InvariantCulture)).Add(account.User).Add(Row(account with { Version = account.Version + 1 })));
        return updated.Number == 1;
    }

    public static byte[] Row(Account account) =>
        [.. Encoding.UTF8.GetBytes($"{account.Version} {account.User}\n"), .. JsonSerializer.SerializeToUtf8Bytes(AccountRow.Of(account), RowJson.Default.AccountRow)];

    public static Account Read(byte[] row) =>
        JsonSerializer.Deserialize(row.AsSpan(row.AsSpan().IndexOf((byte)'\n') + 1), RowJson.Default.AccountRow)!.ToAccount();
}
