namespace Bot.Core.Scoring;

/// <summary>Which features a text has had already; one a thread, so that nothing is cleared or allocated for each text.</summary>
internal sealed class SeenFeatures
{
    [ThreadStatic]
    private static SeenFeatures? mine;

    private int[] seenIn = [];
    private int text;

    public static SeenFeatures Begin(int features)
    {
        var seen = mine ??= new SeenFeatures();
        if (seen.seenIn.Length < features) seen.seenIn = new int[features];
        if (++seen.text != int.MaxValue) return seen;

        Array.Clear(seen.seenIn);
        seen.text = 1;
        return seen;
    }

    public bool IsNew(int feature)
    {
        if (seenIn[feature] == text) return false;
        seenIn[feature] = text;
        return true;
    }
}
