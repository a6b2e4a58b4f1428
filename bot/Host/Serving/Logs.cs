using Microsoft.Extensions.Logging.Console;

namespace Bot.Host.Serving;

/// <summary>The program's log: ids, positions, stages. Never what somebody wrote.</summary>
internal static class Logs
{
    public static ILoggerFactory Create(IConfiguration configuration, Action<ILoggingBuilder>? more) => LoggerFactory.Create(logging =>
    {
        logging.AddFilter("Microsoft", LogLevel.Warning);
        // At each first start: that the desk's keys are not encrypted. They lie in the store, as everything does.
        logging.AddFilter("Microsoft.AspNetCore.DataProtection", LogLevel.Error);
        logging.AddConfiguration(configuration.GetSection("Logging"));
        logging.AddSimpleConsole(console =>
        {
            console.SingleLine = true;
            console.UseUtcTimestamp = true;
            console.TimestampFormat = "yyyy-MM-dd'T'HH:mm:ss'Z' ";
            console.ColorBehavior = LoggerColorBehavior.Disabled;
        });
        more?.Invoke(logging);
        // These two write whole addresses, and the key of a stream is in its address. After the configuration, so that none overrides it.
        logging.AddFilter("Microsoft.AspNetCore.Hosting.Diagnostics", LogLevel.Warning);
        logging.AddFilter("Microsoft.AspNetCore.Server.Kestrel", LogLevel.Warning);
    });
}
