using System.Globalization;

namespace Chaos;

internal enum StoreKind
{
    Sqlite,
    Redis,
}

/// <param name="Seconds">How long there is traffic while things break. Starting, healing and checking come on top.</param>
/// <param name="EverySecond">Redis' <c>appendfsync everysec</c> instead of <c>always</c>.</param>
/// <param name="NoFaults">Traffic only: what the checker finds then is wrong without any fault.</param>
/// <param name="Logs">Folder in which each node's output is kept; null to forget it.</param>
internal sealed record ChaosOptions(
    int Seconds = 40, int Conversations = 60, int Advocates = 3, int Nodes = 2, int Seed = 1, StoreKind Store = StoreKind.Redis, bool EverySecond = false, bool NoFaults = false,
    string? Logs = null)
{
    public const string Usage =
        "--seconds 600 --conversations 500 --advocates 6 --nodes 2 --seed 1 --store redis|sqlite [--fsync everysec|always] [--faults yes|no] [--logs folder]";

    /// <exception cref="FormatException">With what is wrong.</exception>
    public static ChaosOptions Parse(IReadOnlyList<string> arguments)
    {
        var options = new ChaosOptions();
        for (var i = 0; i < arguments.Count; i += 2)
            options = options.With(arguments[i], i + 1 < arguments.Count ? arguments[i + 1] : throw new FormatException($"{arguments[i]} needs a value."));

        return options.Store == StoreKind.Sqlite ? options with { Nodes = 1 } : options;
    }

    private ChaosOptions With(string name, string value) => name switch
    {
        "--seconds" => this with { Seconds = Number(name, value) },
        "--conversations" => this with { Conversations = Number(name, value) },
        "--advocates" => this with { Advocates = Number(name, value) },
        "--nodes" => this with { Nodes = Number(name, value) },
        "--seed" => this with { Seed = Number(name, value) },
        "--store" => this with { Store = Enum.TryParse<StoreKind>(value, ignoreCase: true, out var store) ? store : throw new FormatException($"{value} is not a store.") },
        "--fsync" => this with { EverySecond = value == "everysec" },
        "--logs" => this with { Logs = Directory.CreateDirectory(value).FullName },
        "--faults" => this with { NoFaults = value == "no" },
        _ => throw new FormatException($"{name} is not known."),
    };

    private static int Number(string name, string value) =>
        int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0 ? number : throw new FormatException($"{name} is a whole number above 0.");
}
