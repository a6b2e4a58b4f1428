using System.Globalization;

namespace Benchmarks.Load;

/// <summary>What a benchmark was asked for: numbers in their order, then <c>--name value</c>.</summary>
internal sealed class BenchOptions(string[] args)
{
    public bool OnRedis => Named("--store", "sqlite") == "redis";

    /// <summary><c>everysec</c> or <c>always</c>.</summary>
    public string Fsync => Named("--fsync", "everysec");

    public int Nodes => int.Parse(Named("--nodes", "1"), CultureInfo.InvariantCulture);

    public string Store => OnRedis ? $"redis, appendfsync {Fsync}" : "sqlite";

    public int Number(int index, int otherwise)
    {
        var numbers = args.TakeWhile(arg => !arg.StartsWith("--", StringComparison.Ordinal)).ToArray();
        return numbers.Length > index ? int.Parse(numbers[index], CultureInfo.InvariantCulture) : otherwise;
    }

    private string Named(string name, string otherwise) =>
        Array.IndexOf(args, name) is var at and >= 0 && at + 1 < args.Length ? args[at + 1] : otherwise;
}
