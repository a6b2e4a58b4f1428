using System.Collections.Immutable;
using System.Globalization;

namespace Bot.Host.Serving;

/// <summary>Reads settings one by one and collects what is wrong, so that a person mends all of it in one go.</summary>
internal sealed class SettingsReader(IConfiguration configuration)
{
    private readonly ImmutableArray<ConfigurationFault>.Builder faults = ImmutableArray.CreateBuilder<ConfigurationFault>();
    private readonly HashSet<string> known = new(StringComparer.OrdinalIgnoreCase);

    public ImmutableArray<ConfigurationFault> Faults => faults.ToImmutable();

    public void Fault(string key, string right) => faults.Add(new ConfigurationFault(key, right));

    /// <returns>Null where it is not set or blank.</returns>
    public string? Text(string key)
    {
        known.Add(key);
        return configuration[key]?.Trim() is { Length: > 0 } text ? text : null;
    }

    public ImmutableArray<string> List(string key) =>
        [.. (Text(key) ?? "").Split([',', ';'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)];

    public bool Flag(string key, bool otherwise)
    {
        if (Text(key) is not { } text) return otherwise;
        if (bool.TryParse(text, out var flag)) return flag;
        Fault(key, $"\"{text}\" is neither true nor false.");
        return otherwise;
    }

    public int Number(string key, int otherwise, int least, int most)
    {
        if (Text(key) is not { } text) return otherwise;
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most) return number;
        Fault(key, $"\"{text}\" is not a whole number from {least} to {most}.");
        return otherwise;
    }

    /// <summary>A misspelt name would otherwise be a setting that silently does nothing.</summary>
    public void RefuseUnknown(params ReadOnlySpan<string> sections)
    {
        foreach (var section in sections)
        {
            foreach (var (key, value) in configuration.GetSection(section).AsEnumerable())
            {
                if (value is not null && !known.Contains(key))
                    Fault(key, $"There is no such setting. {section} has: {string.Join(", ", known.Where(k => k.StartsWith(section + ":", StringComparison.OrdinalIgnoreCase)))}.");
            }
        }
    }
}
