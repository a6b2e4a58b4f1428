namespace Bot.Core.Scoring;

/// <summary>A feature of a text that the model knows.</summary>
/// <param name="Source">Index into the list of features it came from.</param>
/// <param name="Value">How much it counts.</param>
internal record struct KnownFeature(uint Key, int Source, float Value, RowPlace Row);

/// <summary>
/// A text as numbers: the features that the model knows, in the order in which they are first said. One a thread,
/// so that nothing is cleared or allocated for each text: good until the next text is read.
/// </summary>
internal sealed class KnownFeatures
{
    [ThreadStatic]
    private static KnownFeatures? mine;

    private FeatureEntry[] fetched = [];
    private KnownFeature[] known = [];
    private (uint Key, int Text)[] seen = [];
    private int text;
    private int count;

    public ReadOnlySpan<KnownFeature> All => known.AsSpan(0, count);

    /// <param name="most">Features that the text has at most.</param>
    public static KnownFeatures Begin(int most)
    {
        var begun = mine ??= new KnownFeatures();
        begun.count = 0;
        if (begun.known.Length < most) begun.Grow(most);
        if (++begun.text != int.MaxValue) return begun;

        Array.Clear(begun.seen);
        begun.text = 1;
        return begun;
    }

    public Span<FeatureEntry> Fetched(int features) => fetched.AsSpan(0, features);

    /// <returns>False for one that the text has had already.</returns>
    public bool Add(in KnownFeature feature)
    {
        for (var slot = (int)feature.Key & (seen.Length - 1); ; slot = (slot + 1) & (seen.Length - 1))
        {
            ref var at = ref seen[slot];
            if (at.Text == text && at.Key == feature.Key) return false;
            if (at.Text == text) continue;
            at = (feature.Key, text);
            known[count++] = feature;
            return true;
        }
    }

    public void Scale(float by)
    {
        foreach (ref var feature in known.AsSpan(0, count)) feature.Value *= by;
    }

    private void Grow(int most)
    {
        var size = 512;
        while (size < most) size *= 2;
        (fetched, known, seen, text) = (new FeatureEntry[size], new KnownFeature[size], new (uint, int)[size * 2], 0);
    }
}
