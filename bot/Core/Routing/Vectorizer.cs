using System.Runtime.InteropServices;

namespace Bot.Core.Routing;

/// <summary>A text as numbers: ids of known features, ascending, and how much each counts.</summary>
internal readonly record struct SparseVector(int[] Ids, float[] Values);

/// <summary>
/// Knows which features the examples hold and how rare each is. Rare words say more; a text is brought to
/// length 1, so that a long story does not shout.
/// </summary>
internal sealed class Vectorizer
{
    // Letter groups and pairs seen once are mostly noise, and most of the memory.
    private const int SeenAtLeast = 2;

    // An unknown word counts this much of a rarest known one when a text is measured: what we do not
    // understand must make us less sure.
    private const float UnknownShare = 0.6f;

    private readonly Dictionary<uint, int> ids = [];
    private readonly List<float> rarity = [];
    private readonly float rarest;

    /// <param name="texts">The features of each text to learn from.</param>
    public Vectorizer(IReadOnlyList<Feature[]> texts)
    {
        var seen = new Dictionary<uint, (int Texts, int Last, bool Word)>(texts.Count * 16);
        for (var t = 0; t < texts.Count; t++)
        {
            foreach (var feature in texts[t])
            {
                ref var known = ref CollectionsMarshal.GetValueRefOrAddDefault(seen, feature.Key, out var exists);
                if (!exists || known.Last != t) known = (known.Texts + 1, t, feature.Weight == Features.WordWeight);
            }
        }

        foreach (var (key, (count, _, word)) in seen)
        {
            if (!word && count < SeenAtLeast) continue;
            ids[key] = rarity.Count;
            rarity.Add(MathF.Log((1f + texts.Count) / (1f + count)) + 1f);
        }

        rarest = MathF.Log((1f + texts.Count) / 2f) + 1f;
    }

    public int Count => rarity.Count;

    /// <returns>The feature's id, or -1.</returns>
    public int IdOf(uint key) => ids.TryGetValue(key, out var id) ? id : -1;

    public SparseVector Of(ReadOnlySpan<Feature> features)
    {
        var (known, values, count, unknown) = (new int[features.Length], new float[features.Length], 0, 0f);
        foreach (var feature in features)
        {
            if (IdOf(feature.Key) is >= 0 and var id) (known[count], values[count++]) = (id, feature.Weight * rarity[id]);
            else if (feature.Weight == Features.WordWeight) unknown += rarest * rarest * UnknownShare;
        }

        Array.Sort(known, values, 0, count);
        return Normalized(known, values, Distinct(known, values, count), unknown);
    }

    // Said twice is not meant twice.
    private static int Distinct(int[] known, float[] values, int count)
    {
        var kept = 0;
        for (var i = 0; i < count; i++)
            if (kept == 0 || known[kept - 1] != known[i]) (known[kept], values[kept++]) = (known[i], values[i]);

        return kept;
    }

    private static SparseVector Normalized(int[] known, float[] values, int count, float unknown)
    {
        var squares = unknown;
        for (var i = 0; i < count; i++) squares += values[i] * values[i];

        var scale = squares > 0 ? 1 / MathF.Sqrt(squares) : 0;
        for (var i = 0; i < count; i++) values[i] *= scale;
        return new SparseVector(known[..count], values[..count]);
    }
}
