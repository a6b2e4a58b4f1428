using System.Net;
using Handoff.Service.Stores;

namespace Handoff.Console.Accounts;

/// <summary>Decides whether a name and password may sign in. What was wrong is never said.</summary>
internal sealed class SignIns(AccountBook book, Passwords passwords, AttemptLimiter limiter, TimeProvider clock, DeskOptions options)
{
    public const int FreeFailures = 5;
    private const int MaxLockMinutes = 15;

    /// <returns>The account, or null with whether this address has tried too often.</returns>
    public async Task<(Account? Account, bool TooMany)> TryAsync(string user, string password, IPAddress? address, CancellationToken cancellationToken)
    {
        var started = clock.GetTimestamp();
        if (!limiter.IsExhausted(address))
        {
            if (await CheckAsync(user, password, cancellationToken) is { } account) return (account, false);
            limiter.Refused(address);
        }

        var left = TimeSpan.FromMilliseconds(options.RefusalMilliseconds) - clock.GetElapsedTime(started);
        if (left > TimeSpan.Zero) await Task.Delay(left, clock, cancellationToken);
        return (null, limiter.IsExhausted(address));
    }

    /// <summary>1, 2, 4, 8, then 15 minutes: long enough against guessing, short enough that nobody can shut an advocate out for a day.</summary>
    public static TimeSpan LockFor(int failures) =>
        failures < FreeFailures ? TimeSpan.Zero : TimeSpan.FromMinutes(Math.Min(1 << Math.Min(failures - FreeFailures, 4), MaxLockMinutes));

    // The failure is counted before the password is looked at: a hundred guesses sent at once are
    // still counted one by one.
    private async Task<Account?> CheckAsync(string user, string password, CancellationToken cancellationToken)
    {
        var known = await book.FindAsync(user, cancellationToken);
        var counted = known is null ? null : await book.ChangeAsync(known.Id, CountFailure, cancellationToken);
        if (!passwords.Matches(counted, password) || counted is null) return null;

        await book.ChangeAsync(counted.Id, account => account with { FailedSignIns = 0, LockedUntil = null }, cancellationToken);
        return counted;
    }

    private Account? CountFailure(Account account)
    {
        var now = clock.GetUtcNow();
        if (account.Disabled || account.LockedUntil > now) return null;

        var failures = account.FailedSignIns + 1;
        return account with { FailedSignIns = failures, LockedUntil = failures < FreeFailures ? null : now + LockFor(failures) };
    }
}
