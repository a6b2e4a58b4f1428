using System.Security.Cryptography;
using System.Text;
using Handoff.Service.Stores;

namespace Handoff.Console.Accounts;

/// <summary>The one-time way in while nobody has an account.</summary>
public interface IDeskSetup
{
    /// <param name="baseUrl">Where the desk is reached, for example <c>http://127.0.0.1:5080</c>.</param>
    /// <returns>The link under which the first supervisor is made; null once an advocate exists.</returns>
    Task<string?> FindLinkAsync(string baseUrl, CancellationToken cancellationToken);
}

/// <summary>The key is kept in the store, so that every node and every restart knows the same link.</summary>
internal sealed class DeskSetup(AccountBook book, ISettings settings) : IDeskSetup, IDisposable
{
    private const string KeyName = "desk.setup-key";
    private readonly SemaphoreSlim oneAtATime = new(1);

    public async Task<string?> FindLinkAsync(string baseUrl, CancellationToken cancellationToken) =>
        await book.AnyAsync(cancellationToken) ? null : $"{baseUrl.TrimEnd('/')}/desk/setup?key={await KeyAsync(cancellationToken)}";

    /// <returns>Whether the key opens the set-up page: never once an advocate exists.</returns>
    public async Task<bool> OpensAsync(string? key, CancellationToken cancellationToken)
    {
        if (await book.AnyAsync(cancellationToken)) return false;
        var right = Encoding.UTF8.GetBytes(await KeyAsync(cancellationToken));
        return CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(key ?? ""), right);
    }

    /// <returns>The first supervisor; null if somebody was quicker.</returns>
    public async Task<Account?> CreateFirstAsync(string user, string name, string password, CancellationToken cancellationToken)
    {
        await oneAtATime.WaitAsync(cancellationToken);
        try
        {
            return await book.AnyAsync(cancellationToken) ? null : await book.AddAsync(user, name, Role.Supervisor, password, cancellationToken);
        }
        finally
        {
            oneAtATime.Release();
        }
    }

    public void Dispose() => oneAtATime.Dispose();

    private async Task<string> KeyAsync(CancellationToken cancellationToken)
    {
        var made = Encoding.ASCII.GetBytes(Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(24)));
        return Encoding.ASCII.GetString(await settings.GetOrAddAsync(KeyName, made, cancellationToken));
    }
}
