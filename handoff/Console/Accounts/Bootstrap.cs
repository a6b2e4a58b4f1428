using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace Handoff.Console.Accounts;

/// <summary>Makes the supervisor named in the configuration, if no advocate exists.</summary>
internal sealed class Bootstrap(DeskSetup setup, DeskOptions options) : IHostedService
{
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

        await setup.CreateFirstAsync(user, FirstName(user), password, cancellationToken);
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private static string FirstName(string user)
    {
        var word = user.Split('@', '.', '_', '-', '+')[0];
        return word.Length == 0 || !word.Any(char.IsLetter) ? "Advocate" : $"{char.ToUpperInvariant(word[0])}{word[1..Math.Min(word.Length, AccountRules.MaxName)]}";
    }
}
