using Bot.Host.Channels.Sms.Simulator;
using Handoff.Console.Accounts;

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
        if (await app.Services.GetRequiredService<IDeskSetup>().FindLinkAsync(address, cancellationToken) is { } link)
            await output.WriteLineAsync($"  No advocate has an account yet. Make the first one here, once: {link}");
    }
}
