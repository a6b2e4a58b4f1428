using Bot.Host.Channels.Sms.Simulator;
using Handoff.Console.Accounts;
using Handoff.Service.Stores;

namespace Bot.Host.Serving;

/// <summary>What is printed once it runs: where things are.</summary>
internal static class Announcement
{
    public static async Task WriteAsync(WebApplication app, TextWriter output, CancellationToken cancellationToken)
    {
        var options = app.Services.GetRequiredService<ServeOptions>();
        var roles = options.Roles;
        var address = app.Urls.First().Replace("0.0.0.0", "localhost", StringComparison.Ordinal).Replace("[::]", "localhost", StringComparison.Ordinal).TrimEnd('/');
        await output.WriteLineAsync("BenefitsBot is ready.");
        if (roles.HasFlag(Roles.Bot)) await output.WriteLineAsync($"  Chat:  {address}/");
        if (options.Twilio is { IsSimulated: true }) await output.WriteLineAsync($"  Phone: {address}{PhoneSimulator.Path} (a simulator: no text leaves this machine)");
        if (!roles.HasFlag(Roles.Desk)) return;

        await output.WriteLineAsync($"  Desk:  {address}/desk");
        if (await SetupAsync(app.Services.GetRequiredService<IDeskSetup>(), address, cancellationToken) is { } setup) await output.WriteLineAsync($"  {setup}");
    }

    // It serves already: a store that goes away now must not end it.
    private static async Task<string?> SetupAsync(IDeskSetup desk, string address, CancellationToken cancellationToken)
    {
        try
        {
            var link = await desk.FindLinkAsync(address, cancellationToken);
            return link is null ? null : $"No advocate has an account yet. Make the first one here, once: {link}";
        }
        catch (StoreUnavailableException)
        {
            return "The store does not answer just now. If no advocate has an account yet, the next start prints the link for the first one.";
        }
    }
}
