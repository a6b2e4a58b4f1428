namespace Benchmarks;

/// <summary>What one run saw, in microseconds.</summary>
internal sealed class Latencies
{
    private readonly Lock gate = new();
    private readonly List<long> microseconds = [];
    private bool sorted;

    /// <summary>How long the run took.</summary>
    public double Seconds { get; set; }

    public int Count => microseconds.Count;

    public double PerSecond => Count / Seconds;

    public void Add(IReadOnlyList<long> some)
    {
        lock (gate) microseconds.AddRange(some);
        sorted = false;
    }

    public void Print(string what) => Console.WriteLine($"{what}: {this}");

    /// <returns>Milliseconds.</returns>
    public double At(double quantile)
    {
        if (!sorted) microseconds.Sort();
        sorted = true;
        return Count == 0 ? double.NaN : microseconds[Math.Min(Count - 1, (int)(quantile * Count))] / 1000.0;
    }

    public override string ToString() => Count == 0
        ? "nothing was answered"
        : $"{PerSecond:N0}/s over {Seconds:N1} s, p50 {At(0.50):N2} ms, p99 {At(0.99):N2} ms, p99.9 {At(0.999):N2} ms, max {At(1):N2} ms";
}
