namespace Benchmarks;

/// <summary>What one run saw, in microseconds a turn.</summary>
internal sealed class Latencies
{
    private readonly Lock gate = new();
    private readonly List<long> microseconds = [];

    public void Add(List<long> some)
    {
        lock (gate) microseconds.AddRange(some);
    }

    public void Print(string what, double seconds)
    {
        lock (gate)
        {
            if (microseconds.Count == 0)
            {
                Console.WriteLine($"{what}: nothing was answered");
                return;
            }

            microseconds.Sort();
            Console.WriteLine(
                $"{what}: {microseconds.Count / seconds:N0} turns/s over {seconds:N1} s, p50 {At(0.50):N2} ms, p99 {At(0.99):N2} ms, p99.9 {At(0.999):N2} ms, max {At(1):N2} ms");
        }
    }

    private double At(double quantile) => microseconds[Math.Min(microseconds.Count - 1, (int)(quantile * microseconds.Count))] / 1000.0;
}
