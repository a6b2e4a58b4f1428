namespace Bot.Core.Scoring;

/// <summary>
/// Weights by feature, only those that say something: class and weight in a byte each. A row's weights are
/// whole multiples of a power of two, so that reading them back is exact.
/// </summary>
/// <param name="rows">Of row f: where its entries begin, and the exponent; one more at the end. A weight is its byte times 2 to the power of the exponent.</param>
/// <param name="entries">Class and weight; no weight is 0.</param>
internal sealed class ModelRows((int Start, sbyte Exponent)[] rows, (byte Class, sbyte Weight)[] entries)
{
    public const int MaxClasses = 256;

    private const int Largest = 127;

    public int Count => rows.Length - 1;

    public ReadOnlySpan<(byte Class, sbyte Weight)> Entries => entries;

    public sbyte Exponent(int row) => rows[row].Exponent;

    public ReadOnlySpan<(byte Class, sbyte Weight)> Row(int row) => entries.AsSpan(rows[row].Start, rows[row + 1].Start - rows[row].Start);

    public static ModelRows Of(int[] starts, sbyte[] exponents, byte[] classes, sbyte[] weights)
    {
        var (rows, entries) = (new (int, sbyte)[starts.Length], new (byte, sbyte)[classes.Length]);
        for (var f = 0; f < exponents.Length; f++) rows[f] = (starts[f], exponents[f]);
        for (var i = 0; i < entries.Length; i++) entries[i] = (classes[i], weights[i]);
        rows[^1] = (starts[^1], default);
        return new ModelRows(rows, entries);
    }

    public static float Power(int exponent) => BitConverter.Int32BitsToSingle((exponent + 127) << 23);

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

        public ModelRows Build() => Of([.. starts], [.. exponents], [.. classes], [.. weights]);
    }
}
