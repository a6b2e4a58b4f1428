using System.Diagnostics.Metrics;
using System.Globalization;
using System.Text;

namespace Bot.Host.Telemetry;

/// <summary>The running values of one instrument: one line a set of labels, or buckets for a histogram.</summary>
internal sealed class MetricSeries(Instrument instrument, bool histogram)
{
    private static readonly double[] Bounds =
        [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 300, 900, 3600];

    private readonly Lock gate = new();
    private readonly Dictionary<string, Cell> cells = new(StringComparer.Ordinal);

    public void Add(double value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        var labels = Labels(tags);
        lock (gate)
        {
            if (!cells.TryGetValue(labels, out var cell)) cells.Add(labels, cell = new Cell(histogram ? new long[Bounds.Length] : []));
            cell.Sum += value;
            cell.Count++;
            if (histogram && Array.FindIndex(Bounds, bound => value <= bound) is >= 0 and var bucket) cell.Buckets[bucket]++;
        }
    }

    public void Write(StringBuilder text)
    {
        var kind = histogram ? "histogram" : instrument is Counter<long> ? "counter" : "gauge";
        text.Append(CultureInfo.InvariantCulture, $"# HELP {instrument.Name} {instrument.Description}\n# TYPE {instrument.Name} {kind}\n");
        lock (gate)
        {
            foreach (var (labels, cell) in cells)
            {
                if (histogram) WriteBuckets(text, labels, cell);
                else text.Append(CultureInfo.InvariantCulture, $"{instrument.Name}{Braces(labels)} {cell.Sum}\n");
            }
        }
    }

    private void WriteBuckets(StringBuilder text, string labels, Cell cell)
    {
        var below = 0L;
        var before = labels.Length == 0 ? "" : labels + ",";
        for (var i = 0; i < Bounds.Length; i++)
        {
            below += cell.Buckets[i];
            text.Append(CultureInfo.InvariantCulture, $"{instrument.Name}_bucket{{{before}le=\"{Bounds[i]}\"}} {below}\n");
        }

        text.Append(CultureInfo.InvariantCulture, $"{instrument.Name}_bucket{{{before}le=\"+Inf\"}} {cell.Count}\n");
        text.Append(CultureInfo.InvariantCulture, $"{instrument.Name}_sum{Braces(labels)} {cell.Sum}\n{instrument.Name}_count{Braces(labels)} {cell.Count}\n");
    }

    private static string Braces(string labels) => labels.Length == 0 ? "" : $"{{{labels}}}";

    private static string Labels(ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        if (tags.IsEmpty) return "";
        var text = new StringBuilder();
        foreach (var (name, value) in tags)
        {
            var escaped = $"{value}".Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal);
            text.Append(text.Length > 0 ? "," : "").Append(name).Append("=\"").Append(escaped).Append('"');
        }

        return text.ToString();
    }

    private sealed class Cell(long[] buckets)
    {
        public readonly long[] Buckets = buckets;
        public double Sum;
        public long Count;
    }
}
