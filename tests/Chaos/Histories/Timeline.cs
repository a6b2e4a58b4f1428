using System.Globalization;

namespace Chaos.Histories;

/// <summary>What was done to the system, and what it did by itself.</summary>
internal sealed class Timeline(History clock, Action<string>? live = null)
{
    private readonly Lock sync = new();
    private readonly List<string> lines = [];

    public void Add(string what)
    {
        var line = string.Create(CultureInfo.InvariantCulture, $"{clock.Now.TotalSeconds,8:F2} s  {what}");
        lock (sync) lines.Add(line);
        live?.Invoke(line);
    }

    public IReadOnlyList<string> Lines
    {
        get
        {
            lock (sync) return [.. lines];
        }
    }
}
