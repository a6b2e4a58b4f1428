namespace Bot.Core.Scoring;

/// <summary>
/// Functions and chance that give the same bits on every machine. The ones of the base library may call the
/// processor's or the C library's own, and a trained model must be the same wherever it is trained.
/// </summary>
internal static class Exact
{
    private const double Ln2 = 0.693147180559945309417;

    /// <returns>e to the power of <paramref name="x"/>; 0 far below zero. Right to about 1e-7 of itself.</returns>
    public static float Exp(float x)
    {
        if (x < -87f) return 0f;
        if (x > 88f) x = 88f;

        var whole = Math.Floor((x / Ln2) + 0.5);
        var rest = x - (whole * Ln2);
        var power = 1.0 + (rest * (1.0 + (rest * (0.5 + (rest * ((1.0 / 6) + (rest * ((1.0 / 24) + (rest * ((1.0 / 120) + (rest / 720)))))))))));
        return (float)(power * BitConverter.Int64BitsToDouble(((long)whole + 1023) << 52));
    }

    /// <param name="x">Above 0.</param>
    public static float Log(float x)
    {
        var bits = BitConverter.DoubleToInt64Bits(x);
        var exponent = (int)((bits >> 52) & 0x7FF) - 1023;
        var mantissa = BitConverter.Int64BitsToDouble((bits & 0xFFFFFFFFFFFFF) | 0x3FF0000000000000);
        var (z, sum) = ((mantissa - 1) / (mantissa + 1), 0.0);
        var (square, term) = (z * z, z);
        for (var k = 1; k <= 25; k += 2)
        {
            sum += term / k;
            term *= square;
        }

        return (float)((2 * sum) + (exponent * Ln2));
    }

    /// <summary>Scores to shares that are together 1. In place.</summary>
    public static void Softmax(Span<float> scores)
    {
        var (highest, sum) = (float.MinValue, 0f);
        foreach (var score in scores) highest = Math.Max(highest, score);
        for (var c = 0; c < scores.Length; c++) sum += scores[c] = Exp(scores[c] - highest);
        for (var c = 0; c < scores.Length; c++) scores[c] /= sum;
    }
}

/// <summary>Chance from a seed (splitmix64): the same row of numbers everywhere.</summary>
internal sealed class SeededChance(ulong seed)
{
    private ulong state = seed;

    /// <returns>0 up to <paramref name="below"/>, not included.</returns>
    public int Next(int below) => (int)(((UInt128)Draw() * (ulong)below) >> 64);

    /// <returns>0 up to 1, not included.</returns>
    public float NextShare() => (Draw() >> 40) * (1f / (1 << 24));

    public void Shuffle<T>(Span<T> items)
    {
        for (var i = items.Length - 1; i > 0; i--)
        {
            var j = Next(i + 1);
            (items[i], items[j]) = (items[j], items[i]);
        }
    }

    private ulong Draw()
    {
        var z = state += 0x9E3779B97F4A7C15;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }
}
