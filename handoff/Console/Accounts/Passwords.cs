using Handoff.Service.Stores;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace Handoff.Console.Accounts;

/// <summary>Password hashes of ASP.NET Core Identity: PBKDF2 with SHA-512 and a salt of its own each.</summary>
internal sealed class Passwords
{
    private readonly PasswordHasher<Account> hasher;
    private readonly Lazy<string> decoy; // a tenth of a second: not at the start

    public Passwords(DeskOptions options)
    {
        hasher = new PasswordHasher<Account>(Options.Create(new PasswordHasherOptions { IterationCount = options.PasswordIterations }));
        decoy = new(() => Hash(Guid.NewGuid().ToString()));
    }

    public string Hash(string password) => hasher.HashPassword(null!, password);

    /// <summary>Does the same work for nobody and for an account that has no password yet as for any other.</summary>
    public bool Matches(Account? account, string password)
    {
        var known = account is { PasswordHash.Length: > 0 };
        var hash = known ? account!.PasswordHash : decoy.Value;
        return hasher.VerifyHashedPassword(account!, hash, password) != PasswordVerificationResult.Failed && known;
    }
}
