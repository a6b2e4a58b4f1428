using Handoff.Service.Stores;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace Handoff.Console.Accounts;

/// <summary>
/// Makes the supervisor named in the configuration, if no advocate exists: before anything listens, or as soon
/// as a store answers that goes away at that very moment, since a start may not fail for it.
/// </summary>
internal sealed class Bootstrap(DeskSetup setup, DeskOptions options, TimeProvider clock) : IHostedService, IDisposable
{
    private static readonly TimeSpan TryAgainAfter = TimeSpan.FromSeconds(1);
    private readonly CancellationTokenSource stopping = new();
    private Task later = Task.CompletedTask;

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        if (options.BootstrapUser is null && options.BootstrapPassword is null) return;

        var user = AccountRules.FoldUser(options.BootstrapUser);
        var password = options.BootstrapPassword ?? "";
        string?[] faults =
        [
            AccountRules.UserFault(user) is { } userFault ? $"Desk:Bootstrap:User: {userFault}" : null,
            AccountRules.BootstrapPasswordFault(password) is { } passwordFault ? $"Desk:Bootstrap:Password: {passwordFault}" : null,
        ];
        if (faults.Any(fault => fault is not null))
            throw new OptionsValidationException("Desk:Bootstrap", typeof(DeskOptions), faults.OfType<string>());

        if (!await TryAsync(user, password, cancellationToken)) later = PersistAsync(user, password);
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        await stopping.CancelAsync();
        await later.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    public void Dispose() => stopping.Dispose();

    private async Task PersistAsync(string user, string password)
    {
        do await Task.Delay(TryAgainAfter, clock, stopping.Token);
        while (!await TryAsync(user, password, stopping.Token));
    }

    // Whether it was made when no answer came is seen at the next try: then somebody has an account.
    private async Task<bool> TryAsync(string user, string password, CancellationToken cancellationToken)
    {
        try
        {
            await setup.CreateFirstAsync(user, FirstName(user), password, cancellationToken);
            return true;
        }
        catch (StoreUnavailableException)
        {
            return false;
        }
    }

    private static string FirstName(string user)
    {
        var word = user.Split('@', '.', '_', '-', '+')[0];
        return word.Length == 0 || !word.Any(char.IsLetter) ? "Advocate" : $"{char.ToUpperInvariant(word[0])}{word[1..Math.Min(word.Length, AccountRules.MaxName)]}";
    }
}
