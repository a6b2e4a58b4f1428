using System.Runtime.InteropServices;

namespace Bot.Core.Scoring;

/// <summary>
/// Weights by feature, only those that say something: class and weight in a byte each, as they lie in a model's file. A row's
/// weights are whole multiples of a power of two, so that reading them back is exact.
/// </summary>
/// <param name="starts">Of row f: where its entries begin; one more at the end.</param>
/// <param name="exponents">Of each row, signed: a weight is its byte times 2 to the power of it.</param>
/// <param name="classes">Of each entry.</param>
/// <param name="weights">Of each entry, signed; none is 0.</param>
internal sealed class ModelRows(int[] starts, ReadOnlyMemory<byte> exponents, ReadOnlyMemory<byte> classes, ReadOnlyMemory<byte> weights)
{
    public const int MaxClasses = 256;

    private const int Largest = 127;

    public int Count => starts.Length - 1;

    public int Entries => starts[^1];

    public ReadOnlySpan<byte> Exponents => exponents.Span;

    public ReadOnlySpan<byte> Classes => classes.Span;

    public ReadOnlySpan<byte> Weights => weights.Span;

    public sbyte Exponent(int row) => (sbyte)exponents.Span[row];

    /// <summary>Where each row's entries begin; one more at the end.</summary>
    public ReadOnlySpan<int> Starts => starts;

    public int Length(int row) => starts[row + 1] - starts[row];

    public RowWeights Row(int row) => new(classes.Span[starts[row]..starts[row + 1]], weights.Span[starts[row]..starts[row + 1]]);

    public static float Power(int exponent) => BitConverter.Int32BitsToSingle((exponent + 127) << 23);

    internal sealed class Builder(int rows)
    {
        private readonly List<int> starts = new(rows + 1) { 0 };
        private readonly List<byte> exponents = new(rows);
        private readonly List<byte> classes = [];
        private readonly List<byte> weights = [];

        public void Add(ReadOnlySpan<float> row, float leastWeight)
        {
            var highest = 0f;
            foreach (var weight in row) highest = Math.Max(highest, Math.Abs(weight));
            var exponent = -20;
            while (exponent < 20 && highest > Largest * Power(exponent)) exponent++;

            for (var c = 0; c < row.Length; c++)
            {
                var rounded = (sbyte)Math.Round(row[c] / Power(exponent));
                if (rounded != 0 && Math.Abs(row[c]) >= leastWeight) Add((byte)c, rounded);
            }

            End((sbyte)exponent);
        }

        public void Add(byte @class, sbyte weight)
        {
            classes.Add(@class);
            weights.Add((byte)weight);
        }

        /// <summary>The row that was added to is whole.</summary>
        public void End(sbyte exponent)
        {
            exponents.Add((byte)exponent);
            starts.Add(classes.Count);
        }

        public ModelRows Build() => new([.. starts], exponents.ToArray(), classes.ToArray(), weights.ToArray());
    }
}

/// <summary>One row: classes and their weights, to be gone through with <c>foreach</c>.</summary>
internal ref struct RowWeights(ReadOnlySpan<byte> classes, ReadOnlySpan<byte> weights)
{
    private readonly ReadOnlySpan<byte> classes = classes;
    private readonly ReadOnlySpan<sbyte> weights = MemoryMarshal.Cast<byte, sbyte>(weights);
    private int at = -1;

    public readonly int Length => classes.Length;

    public readonly (byte Class, sbyte Weight) Current => (classes[at], weights[at]);

    public readonly RowWeights GetEnumerator() => this;

    public bool MoveNext() => ++at < classes.Length;
}
