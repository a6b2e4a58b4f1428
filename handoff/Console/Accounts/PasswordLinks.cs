using System.Globalization;
using System.Security.Cryptography;
using Handoff.Core.Conversations;
using Handoff.Service.Stores;
using Microsoft.AspNetCore.DataProtection;

namespace Handoff.Console.Accounts;

/// <summary>
/// Links under which an advocate chooses a password. One works once: it carries the account's security
/// stamp, and choosing a password changes that.
/// </summary>
internal sealed class PasswordLinks(IDataProtectionProvider protection, AccountBook book, TimeProvider clock)
{
    public static readonly TimeSpan ValidFor = TimeSpan.FromHours(72);
    private readonly IDataProtector protector = protection.CreateProtector("desk.password-link.v1");

    public string KeyFor(Account account) => protector.Protect(
        string.Join('|', account.Id.Value, account.SecurityStamp, (clock.GetUtcNow() + ValidFor).ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture)));

    /// <returns>The account whose password may be chosen; null for a link that is wrong, used or over.</returns>
    public async Task<Account?> OpenAsync(string? key, CancellationToken cancellationToken)
    {
        if (Unprotect(key)?.Split('|') is not [var id, var stamp, var ends]) return null;
        if (clock.GetUtcNow().ToUnixTimeSeconds() > long.Parse(ends, CultureInfo.InvariantCulture)) return null;

        var account = await book.FindAsync(new AdvocateId(id), cancellationToken);
        return account is { Disabled: false } && account.SecurityStamp == stamp ? account : null;
    }

    private string? Unprotect(string? key)
    {
        if (string.IsNullOrEmpty(key)) return null;
        try
        {
            return protector.Unprotect(key);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}
