using System.Runtime.InteropServices;

namespace Bot.Core.Scoring;

/// <summary>A text as numbers, to keep: known features and how much each counts.</summary>
internal readonly record struct SparseVector(int[] Ids, float[] Values)
{
    public int Count => Ids.Length;
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
            new FeatureTable(kept.Select(feature => feature.Key).ToArray(), kept.Select(feature => Steps(RarityOf(feature.Value.Texts, texts.Count))).ToArray()),
            RarityOf(1, texts.Count));
    }

    /// <summary>For learning: the numbers of the features.</summary>
    public SparseVector Of(ReadOnlySpan<TextFeature> features)
    {
        var known = Read(features).All;
        var vector = new SparseVector(new int[known.Length], new float[known.Length]);
        for (var i = 0; i < known.Length; i++) (vector.Ids[i], vector.Values[i]) = (known[i].Row.Start, known[i].Value);
        return vector;
    }

    /// <summary>Known features once each ("said twice is not meant twice"), together brought to length 1, so that a long story does not shout.</summary>
    /// <returns>This thread's own, good until it reads another text.</returns>
    public KnownFeatures Read(ReadOnlySpan<TextFeature> features)
    {
        var known = KnownFeatures.Begin(features.Length);
        if (Read(features, known) is > 0 and var square) known.Scale(1 / MathF.Sqrt(square));
        return known;
    }

    // The square of the length of all together.
    private float Read(ReadOnlySpan<TextFeature> features, KnownFeatures known)
    {
        var square = 0f;
        var fetched = known.Fetched(features.Length);
        table.Fetch(features, fetched);
        for (var i = 0; i < features.Length; i++)
        {
            ref readonly var family = ref families[features[i].Family];
            var entry = table.Find(features[i].Key, fetched[i]);
            var rare = entry.Rarity * RarityStep;
            if (!entry.IsFree && !known.Add(new KnownFeature(entry.Key, i, family.Weight * rare, entry.Row))) continue;
            square += entry.IsFree ? family.Unknown * rarest * rarest : rare * rare;
        }

        return square;
    }

    private static float RarityOf(int count, int texts) => Exact.Log((1f + texts) / (1f + count)) + 1f;

    private static byte Steps(float rarity) => (byte)Math.Clamp((int)((rarity / RarityStep) + 0.5f), 1, 255);
}
