using Bot.Host.Content;
using Handoff.Service.Stores;
using Microsoft.Extensions.Options;

namespace Bot.Host.Serving;

/// <summary>The main job: serves until it is told to stop.</summary>
internal static class ServeCommand
{
    private const int Refused = 1;

    /// <param name="args">Settings as <c>--Key value</c> or <c>--Key=value</c>.</param>
    /// <returns>0 after a normal end; 1 if it could not start, having said everything that is wrong.</returns>
    public static async Task<int> RunAsync(string[] args, CancellationToken cancellationToken)
    {
        try
        {
            await using var host = await ServingHost.StartAsync(args, adjust: null, cancellationToken);
            await Announcement.WriteAsync(host, Console.Out, cancellationToken);
            await host.WaitForShutdownAsync(cancellationToken);
            return 0;
        }
        catch (Exception e) when (Explain(e) is { } lines)
        {
            foreach (var line in lines) await Console.Error.WriteLineAsync(line);
            await Console.Error.WriteLineAsync("Not started.");
            return Refused;
        }
    }

    private static string[]? Explain(Exception e) => e switch
    {
        AggregateException several when several.InnerExceptions.All(each => Explain(each) is not null) => [.. several.InnerExceptions.SelectMany(each => Explain(each)!)],
        StartRefusedException refused => [refused.Message, .. refused.Faults],
        ContentFaultsException or StoreStartException => [e.Message],
        OptionsValidationException invalid => [.. invalid.Failures],
        IOException when e.InnerException is Microsoft.AspNetCore.Connections.AddressInUseException =>
            [$"{e.Message} Another program listens there: stop it, or set Urls to another address."],
        _ => null,
    };
}
