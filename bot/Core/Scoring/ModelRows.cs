namespace Bot.Core.Scoring;

/// <summary>
/// Weights by feature, only those that say something: class and weight in a byte each. A row's weights are
/// whole multiples of a power of two, so that reading them back is exact.
/// </summary>
/// <param name="Starts">Of row f: entries from [f] up to [f + 1].</param>
/// <param name="Exponents">A weight of row f is its byte times 2 to the power of this.</param>
internal sealed record ModelRows(int[] Starts, sbyte[] Exponents, byte[] Classes, sbyte[] Weights)
{
    public const int MaxClasses = 256;

    private const int Largest = 127;

    public int Count => Exponents.Length;

    public void AddTo(Span<float> scores, int row, float value)
    {
        var unit = value * Unit(row);
        for (var i = Starts[row]; i < Starts[row + 1]; i++) scores[Classes[i]] += unit * Weights[i];
    }

    public float Weight(int row, int @class)
    {
        for (var i = Starts[row]; i < Starts[row + 1]; i++)
            if (Classes[i] == @class) return Unit(row) * Weights[i];

        return 0;
    }

    public static float Power(int exponent) => BitConverter.Int32BitsToSingle((exponent + 127) << 23);

    private float Unit(int row) => Power(Exponents[row]);

    internal sealed class Builder(int rows)
    {
        private readonly List<int> starts = new(rows + 1) { 0 };
        private readonly List<sbyte> exponents = new(rows);
        private readonly List<byte> classes = [];
        private readonly List<sbyte> weights = [];

        public void Add(ReadOnlySpan<float> row, float leastWeight)
        {
            var highest = 0f;
            foreach (var weight in row) highest = Math.Max(highest, Math.Abs(weight));
            var exponent = -20;
            while (exponent < 20 && highest > Largest * Power(exponent)) exponent++;

            for (var c = 0; c < row.Length; c++)
            {
                var rounded = (sbyte)Math.Round(row[c] / Power(exponent));
                if (rounded == 0 || Math.Abs(row[c]) < leastWeight) continue;
                classes.Add((byte)c);
                weights.Add(rounded);
            }

            exponents.Add((sbyte)exponent);
            starts.Add(classes.Count);
        }

        public ModelRows Build() => new([.. starts], [.. exponents], [.. classes], [.. weights]);
    }
}
