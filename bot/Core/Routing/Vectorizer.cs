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

    public Vectorizer(IReadOnlyList<FoldedText> texts)
    {
        var seen = new Dictionary<uint, (int Texts, int Last, bool Word)>();
        var features = new List<Feature>();
        for (var t = 0; t < texts.Count; t++)
        {
            features.Clear();
            Features.Of(texts[t], features);
            foreach (var feature in features)
            {
                var (count, last, _) = seen.GetValueOrDefault(feature.Key, (0, -1, false));
                if (last != t) seen[feature.Key] = (count + 1, t, feature.Weight == Features.WordWeight);
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

    public SparseVector Of(FoldedText text)
    {
        var features = new List<Feature>(text.Count * 8);
        Features.Of(text, features);

        var known = new List<(int Id, float Value)>(features.Count);
        var unknown = 0f;
        foreach (var feature in features)
        {
            if (IdOf(feature.Key) is >= 0 and var id) known.Add((id, feature.Weight * rarity[id]));
            else if (feature.Weight == Features.WordWeight) unknown += rarest * rarest * UnknownShare;
        }

        return Normalized(known, unknown);
    }

    private static SparseVector Normalized(List<(int Id, float Value)> known, float unknown)
    {
        known.Sort((a, b) => a.Id.CompareTo(b.Id));
        var (idsOut, values, count) = (new int[known.Count], new float[known.Count], 0);
        var squares = unknown;
        for (var i = 0; i < known.Count; i++)
        {
            if (count > 0 && idsOut[count - 1] == known[i].Id) continue; // said twice is not meant twice
            (idsOut[count], values[count]) = known[i];
            squares += values[count] * values[count];
            count++;
        }

        Array.Resize(ref idsOut, count);
        Array.Resize(ref values, count);
        var scale = squares > 0 ? 1 / MathF.Sqrt(squares) : 0;
        for (var i = 0; i < count; i++) values[i] *= scale;
        return new SparseVector(idsOut, values);
    }
}
