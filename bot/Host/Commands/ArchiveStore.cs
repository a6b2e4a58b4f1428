using Bot.Host.Serving;
using Handoff.Service;
using Handoff.Service.Stores;
using Microsoft.Extensions.Logging.Console;

namespace Bot.Host.Commands;

/// <summary>The store that <c>export</c> and <c>import</c> work on: the one that <c>serve</c> would open with the same settings.</summary>
/// <param name="Name">For messages: the file, or where Redis is.</param>
internal sealed record ArchiveStore(StoreOptions Options, string Agency, string Name)
{
    private static readonly string[] Sections = ["Store", "Redis"];

    /// <param name="settings">From the command line, as <c>--Key value</c>.</param>
    /// <exception cref="StartRefusedException">With every fault.</exception>
    public static ArchiveStore Read(string[] settings)
    {
        var configuration = new ConfigurationBuilder()
            .AddJsonFile(Path.GetFullPath("appsettings.json"), optional: true, reloadOnChange: false)
            .AddEnvironmentVariables()
            .AddCommandLine(settings)
            .Build();
        var read = new SettingsReader(configuration);
        var path = StoreSettings.Read(read, out var redis);
        read.RefuseUnknown(Sections);
        RefuseOthers(read, settings);
        if (read.Faults is not []) throw new StartRefusedException("The settings have faults.", [.. read.Faults.Select(fault => fault.ToString())]);
        return new ArchiveStore(
            new StoreOptions(path) { Redis = redis },
            redis?.Agency ?? read.Text("Redis:Agency") ?? RedisOptions.DefaultAgency,
            redis is null ? path : $"Redis at {redis.Configuration.Split(',')[0]}, agency {redis.Agency}");
    }

    public ServiceProvider Open() => new ServiceCollection()
        .AddLogging(logging => logging.SetMinimumLevel(LogLevel.Warning).AddSimpleConsole(console => console.SingleLine = true))
        .Configure<ConsoleLoggerOptions>(console => console.LogToStandardErrorThreshold = LogLevel.Trace) // what is exported may go to the output
        .AddHandoffArchive(Options)
        .BuildServiceProvider();

    // A setting that nobody reads is a mistake, and here it would mean another store.
    private static void RefuseOthers(SettingsReader read, string[] settings)
    {
        foreach (var (key, value) in new ConfigurationBuilder().AddCommandLine(settings).Build().AsEnumerable())
        {
            if (value is not null && !Sections.Any(section => key.StartsWith(section + ":", StringComparison.OrdinalIgnoreCase)))
                read.Fault(key, "This command takes only Store:... and Redis:..., as --Store:Path data/benefitsbot.db.");
        }

        if (settings is [var first, ..] && !first.StartsWith("--", StringComparison.Ordinal)) read.Fault(first, "Name one file; settings follow as --Store:Path data/benefitsbot.db.");
    }
}
