using Handoff.Service.Stores;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace Handoff.Console.Accounts;

/// <summary>Password hashes of ASP.NET Core Identity: PBKDF2 with SHA-512 and a salt of its own each.</summary>
internal sealed class Passwords
{
    // OWASP's figure for PBKDF2 with SHA-512 (Password Storage Cheat Sheet, 2023).
    private const int Iterations = 210_000;

    private readonly PasswordHasher<Account> hasher = new(Options.Create(new PasswordHasherOptions { IterationCount = Iterations }));
    private readonly Lazy<string> decoy;

    public Passwords() => decoy = new Lazy<string>(() => Hash(Guid.NewGuid().ToString()));

    public string Hash(string password) => hasher.HashPassword(null!, password);

    /// <summary>Does the same work for nobody and for an account that has no password yet as for any other.</summary>
    public bool Matches(Account? account, string password)
    {
        var known = account is { PasswordHash.Length: > 0 };
        var hash = known ? account!.PasswordHash : decoy.Value;
        return hasher.VerifyHashedPassword(account!, hash, password) != PasswordVerificationResult.Failed && known;
    }
}
