using System.Runtime.InteropServices;

namespace Bot.Core.Scoring;

/// <summary>A text as numbers: known features and how much each counts.</summary>
/// <param name="Source">For each, the index into the list of features it came from.</param>
/// <param name="Count">How many; the arrays may be longer.</param>
internal readonly record struct SparseVector(int[] Ids, float[] Values, int[] Source, int Count)
{
    public ReadOnlySpan<int> Known => Ids.AsSpan(0, Count);
}

/// <summary>Which features the training texts hold and how rare each is: rare ones say more.</summary>
internal sealed class FeatureSpace
{
    /// <summary>Rarity is kept in steps of this, so that it fits a byte in the model's file and is the same after reading.</summary>
    public const float RarityStep = 1f / 16;

    private readonly FeatureFamily[] families;
    private readonly FeatureTable table;
    private readonly float rarest;

    public FeatureSpace(FeatureFamily[] families, FeatureTable table, float rarest) =>
        (this.families, this.table, this.rarest) = (families, table, rarest);

    public ReadOnlySpan<FeatureFamily> Families => families;

    public FeatureTable Table => table;

    public ReadOnlySpan<byte> Rarity => table.Rarity;

    public float Rarest => rarest;

    /// <param name="texts">The features of each training text.</param>
    public static FeatureSpace Learn(FeatureFamily[] families, IReadOnlyList<TextFeature[]> texts)
    {
        var seen = new Dictionary<uint, (int Texts, int Last, byte Family)>(texts.Count * 16);
        for (var t = 0; t < texts.Count; t++)
        {
            foreach (var feature in texts[t])
            {
                ref var known = ref CollectionsMarshal.GetValueRefOrAddDefault(seen, feature.Key, out var exists);
                if (!exists || known.Last != t) known = (known.Texts + 1, t, feature.Family);
            }
        }

        var kept = seen.Where(feature => feature.Value.Texts >= families[feature.Value.Family].SeenAtLeast).OrderBy(feature => feature.Key).ToArray();
        return new FeatureSpace(
            families,
            new FeatureTable([.. kept.Select(feature => feature.Key)], [.. kept.Select(feature => Steps(RarityOf(feature.Value.Texts, texts.Count)))]),
            RarityOf(1, texts.Count));
    }

    /// <summary>Known features once each ("said twice is not meant twice"), each group of families brought to length 1.</summary>
    public SparseVector Of(ReadOnlySpan<TextFeature> features)
    {
        var (ids, values, source) = (new int[features.Length], new float[features.Length], new int[features.Length]);
        Span<float> squares = stackalloc float[FeatureFamily.MaxGroups];
        squares.Clear();
        var count = Known(features, ids, values, source, squares);
        for (var g = 0; g < squares.Length; g++) squares[g] = squares[g] > 0 ? 1 / MathF.Sqrt(squares[g]) : 0;
        for (var i = 0; i < count; i++)
            if (families[features[source[i]].Family].Group is not FeatureFamily.NoGroup and var group) values[i] *= squares[group];

        return new SparseVector(ids, values, source, count);
    }

    // In the order in which they are first said.
    private int Known(ReadOnlySpan<TextFeature> features, int[] ids, float[] values, int[] source, Span<float> squares)
    {
        var (count, seen) = (0, SeenFeatures.Begin(table.Count));
        for (var i = 0; i < features.Length; i++)
        {
            ref readonly var family = ref families[features[i].Family];
            var id = table.Find(features[i].Key, out var steps);
            if (id < 0) Unknown(family, squares);
            if (id < 0 || !seen.IsNew(id)) continue;
            var rare = steps * RarityStep;
            (ids[count], values[count], source[count++]) = (id, family.Weight * rare, i);
            if (family.Group != FeatureFamily.NoGroup) squares[family.Group] += rare * rare;
        }

        return count;
    }

    private void Unknown(in FeatureFamily family, Span<float> squares)
    {
        if (family.Group != FeatureFamily.NoGroup) squares[family.Group] += family.Unknown * rarest * rarest;
    }

    private static float RarityOf(int count, int texts) => Exact.Log((1f + texts) / (1f + count)) + 1f;

    private static byte Steps(float rarity) => (byte)Math.Clamp((int)((rarity / RarityStep) + 0.5f), 1, 255);
}
