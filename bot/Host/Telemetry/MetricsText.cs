using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using System.Text;

namespace Bot.Host.Telemetry;

/// <summary>Listens to this program's instruments and writes them in Prometheus' text format.</summary>
internal sealed class MetricsText : IDisposable
{
    public const string ContentType = "text/plain; version=0.0.4; charset=utf-8";

    private readonly ConcurrentDictionary<Instrument, MetricSeries> series = new();
    private readonly MeterListener listener = new();

    public MetricsText(Meters meters)
    {
        listener.InstrumentPublished = (instrument, listening) =>
        {
            if (meters.Owns(instrument))
                listening.EnableMeasurementEvents(instrument, series.GetOrAdd(instrument, i => new MetricSeries(i, i is Histogram<double>)));
        };
        listener.SetMeasurementEventCallback<long>((_, value, tags, state) => ((MetricSeries)state!).Add(value, tags));
        listener.SetMeasurementEventCallback<double>((_, value, tags, state) => ((MetricSeries)state!).Add(value, tags));
        listener.Start();
    }

    public StringBuilder Write()
    {
        var text = new StringBuilder(8 * 1024);
        foreach (var (_, each) in series.OrderBy(pair => pair.Key.Name, StringComparer.Ordinal)) each.Write(text);
        return text;
    }

    public void Dispose() => listener.Dispose();
}
