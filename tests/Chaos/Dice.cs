namespace Chaos;

/// <summary>Chance from the run's seed: each actor has dice of its own, so that one who throws more often changes nothing for the others.</summary>
internal sealed class Dice(int seed, string actor)
{
    private readonly Lock sync = new();
    private readonly Random random = new(Mix(seed, actor));

    public bool Chance(double likely) => Next() < likely;

    /// <returns>0 to <paramref name="end"/> - 1.</returns>
    public int Below(int end) => (int)(Next() * end);

    public T Pick<T>(IReadOnlyList<T> from) => from[Below(from.Count)];

    public TimeSpan Between(double fromSeconds, double toSeconds) => TimeSpan.FromSeconds(fromSeconds + (Next() * (toSeconds - fromSeconds)));

    private double Next()
    {
        lock (sync) return random.NextDouble();
    }

    // string.GetHashCode differs from run to run.
    private static int Mix(int seed, string actor)
    {
        var hash = (uint)seed ^ 2_166_136_261;
        foreach (var c in actor) hash = (hash ^ c) * 16_777_619;
        return (int)hash;
    }
}
