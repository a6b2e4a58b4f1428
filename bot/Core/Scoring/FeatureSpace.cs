using System.Runtime.InteropServices;

namespace Bot.Core.Scoring;

/// <summary>A text as numbers: known features and how much each counts.</summary>
/// <param name="Source">For each, the index into the list of features it came from.</param>
internal readonly record struct SparseVector(int[] Ids, float[] Values, int[] Source)
{
    public int Count => Ids.Length;
}

/// <summary>Which features the training texts hold and how rare each is: rare ones say more.</summary>
internal sealed class FeatureSpace
{
    /// <summary>Rarity is kept in steps of this, so that it fits a byte in the model's file and is the same after reading.</summary>
    public const float RarityStep = 1f / 16;

    private const int MostOnStack = 2048;

    // Which features were met in this text: a mark of its round is quicker than sorting.
    [ThreadStatic]
    private static uint[]? seen;

    [ThreadStatic]
    private static uint round;

    private readonly FeatureFamily[] families;
    private readonly FeatureTable table;
    private readonly byte[] rarity; // in RarityStep
    private readonly float rarest;

    public FeatureSpace(FeatureFamily[] families, FeatureTable table, byte[] rarity, float rarest) =>
        (this.families, this.table, this.rarity, this.rarest) = (families, table, rarity, rarest);

    public ReadOnlySpan<FeatureFamily> Families => families;

    public FeatureTable Table => table;

    public ReadOnlySpan<byte> Rarity => rarity;

    public float Rarest => rarest;

    /// <param name="texts">The features of each training text.</param>
    public static FeatureSpace Learn(FeatureFamily[] families, IReadOnlyList<TextFeature[]> texts)
    {
        var met = new Dictionary<uint, (int Texts, int Last, byte Family)>(texts.Count * 16);
        for (var t = 0; t < texts.Count; t++)
        {
            foreach (var feature in texts[t])
            {
                ref var known = ref CollectionsMarshal.GetValueRefOrAddDefault(met, feature.Key, out var exists);
                if (!exists || known.Last != t) known = (known.Texts + 1, t, feature.Family);
            }
        }

        var kept = met.Where(feature => feature.Value.Texts >= families[feature.Value.Family].SeenAtLeast).OrderBy(feature => feature.Key).ToArray();
        return new FeatureSpace(
            families,
            new FeatureTable([.. kept.Select(feature => feature.Key)]),
            [.. kept.Select(feature => Steps(RarityOf(feature.Value.Texts, texts.Count)))],
            RarityOf(1, texts.Count));
    }

    /// <summary>Known features once each ("said twice is not meant twice"), each group of families brought to length 1.</summary>
    public SparseVector Of(ReadOnlySpan<TextFeature> features)
    {
        var (ids, values, source) = (new int[features.Length], new float[features.Length], new int[features.Length]);
        Span<float> squares = stackalloc float[FeatureFamily.MaxGroups];
        squares.Clear();
        var count = Known(features, ids, source, squares);
        Array.Sort(ids, source, 0, count);
        count = Distinct(ids, source, count);
        for (var i = 0; i < count; i++)
        {
            ref readonly var family = ref families[features[source[i]].Family];
            var rare = rarity[ids[i]] * RarityStep;
            values[i] = family.Weight * rare;
            if (family.Group != FeatureFamily.NoGroup) squares[family.Group] += rare * rare;
        }

        for (var g = 0; g < squares.Length; g++) squares[g] = squares[g] > 0 ? 1 / MathF.Sqrt(squares[g]) : 0;
        for (var i = 0; i < count; i++)
            if (families[features[source[i]].Family].Group is not FeatureFamily.NoGroup and var group) values[i] *= squares[group];

        return new SparseVector(ids[..count], values[..count], source[..count]);
    }

    /// <summary>The same values in the order of the text, into the caller's room: for scoring, which needs no places.</summary>
    /// <param name="ids">Room for all features, as <paramref name="values"/>.</param>
    /// <returns>How many are known.</returns>
    public int Of(ReadOnlySpan<TextFeature> features, Span<int> ids, Span<float> values)
    {
        var marks = seen is { } kept && kept.Length >= table.Count ? kept : seen = new uint[table.Count];
        if (++round == 0) (marks, round) = (seen = new uint[table.Count], 1);
        Span<float> squares = stackalloc float[FeatureFamily.MaxGroups];
        squares.Clear();
        Span<byte> groups = features.Length <= MostOnStack ? stackalloc byte[features.Length] : new byte[features.Length];
        var count = 0;
        foreach (ref readonly var feature in features)
        {
            ref readonly var family = ref families[feature.Family];
            var id = table.Find(feature.Key);
            if (id >= 0 && marks[id] == round) continue;
            var rare = id >= 0 ? rarity[id] * RarityStep : rarest;
            if (family.Group != FeatureFamily.NoGroup) squares[family.Group] += id >= 0 ? rare * rare : family.Unknown * rare * rare;
            if (id < 0) continue;
            marks[id] = round;
            (ids[count], values[count], groups[count++]) = (id, family.Weight * rare, family.Group);
        }

        for (var g = 0; g < squares.Length; g++) squares[g] = squares[g] > 0 ? 1 / MathF.Sqrt(squares[g]) : 0;
        for (var i = 0; i < count; i++)
            if (groups[i] != FeatureFamily.NoGroup) values[i] *= squares[groups[i]];

        return count;
    }

    private int Known(ReadOnlySpan<TextFeature> features, int[] ids, int[] source, Span<float> squares)
    {
        var count = 0;
        for (var i = 0; i < features.Length; i++)
        {
            ref readonly var family = ref families[features[i].Family];
            if (table.Find(features[i].Key) is >= 0 and var id) (ids[count], source[count++]) = (id, i);
            else if (family.Group != FeatureFamily.NoGroup) squares[family.Group] += family.Unknown * rarest * rarest;
        }

        return count;
    }

    // The earliest place of each, so that an explanation points to where it was first said.
    private static int Distinct(int[] ids, int[] source, int count)
    {
        var kept = 0;
        for (var i = 0; i < count; i++)
        {
            if (kept > 0 && ids[kept - 1] == ids[i]) source[kept - 1] = Math.Min(source[kept - 1], source[i]);
            else (ids[kept], source[kept++]) = (ids[i], source[i]);
        }

        return kept;
    }

    private static float RarityOf(int count, int texts) => Exact.Log((1f + texts) / (1f + count)) + 1f;

    private static byte Steps(float rarity) => (byte)Math.Clamp((int)((rarity / RarityStep) + 0.5f), 1, 255);
}
