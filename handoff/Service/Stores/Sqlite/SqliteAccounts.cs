using System.Collections.Immutable;
using Handoff.Core.Conversations;

namespace Handoff.Service.Stores.Sqlite;

internal sealed class SqliteAccounts(SqliteDatabase database) : IAccountStore
{
    private const string Columns = "id, user, name, role, password_hash, security_stamp, failed_sign_ins, locked_until, disabled, version";
    private const string ByUser = $"SELECT {Columns} FROM accounts WHERE user = ?";
    private const string ById = $"SELECT {Columns} FROM accounts WHERE id = ?";
    private const string Everyone = $"SELECT {Columns} FROM accounts ORDER BY user";
    private const string Insert = $"INSERT INTO accounts ({Columns}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING";

    // "OR IGNORE": a user name that is taken meanwhile is a lost race like any other.
    private const string Update = """
        UPDATE OR IGNORE accounts SET user = ?, name = ?, role = ?, password_hash = ?, security_stamp = ?,
            failed_sign_ins = ?, locked_until = ?, disabled = ?, version = version + 1
        WHERE id = ? AND version = ?
        """;

    public Task<Account?> FindAsync(string user, CancellationToken cancellationToken) =>
        database.ReadAsync(link => link.Sql(ByUser).Bind(user).First(Read), cancellationToken);

    public Task<Account?> FindAsync(AdvocateId id, CancellationToken cancellationToken) =>
        database.ReadAsync(link => link.Sql(ById).Bind(id.Value).First(Read), cancellationToken);

    public Task<ImmutableArray<Account>> AllAsync(CancellationToken cancellationToken) => database.ReadAsync(All, cancellationToken);

    public Task<bool> TryAddAsync(Account account, CancellationToken cancellationToken) => database.WriteAsync(link => Add(link, account), cancellationToken);

    public Task<bool> TryUpdateAsync(Account account, CancellationToken cancellationToken) => database.WriteAsync(
        link => Values(link.Sql(Update), account).Bind(account.Id.Value).Bind(account.Version).Run() == 1, cancellationToken);

    public static ImmutableArray<Account> All(SqliteLink link) => link.Sql(Everyone).All(Read);

    public static bool Add(SqliteLink link, Account account) => Values(link.Sql(Insert).Bind(account.Id.Value), account).Bind(account.Version).Run() == 1;

    private static Statement Values(Statement statement, Account account) => statement
        .Bind(account.User).Bind(account.Name).Bind((long)account.Role).Bind(account.PasswordHash).Bind(account.SecurityStamp)
        .Bind(account.FailedSignIns).Bind(account.LockedUntil).Bind(account.Disabled);

    private static Account Read(Statement row) => new(
        new(row.Text(0)), row.Text(1), row.Text(2), (Role)row.Int(3), row.Text(4), row.Text(5),
        row.Int(6), row.IsNull(7) ? null : row.Time(7), row.Flag(8), row.Int(9));
}
