namespace Bot.Host.Content;

/// <summary>Guesses which known name somebody meant.</summary>
internal static class Spelling
{
    /// <returns><c>Did you mean `x`?</c> and a space; empty if nothing known is near.</returns>
    public static string DidYouMean(string written, IEnumerable<string> known)
    {
        var (best, nearest) = ("", int.MaxValue);
        foreach (var name in known)
            if (Distance(written, name) is var distance && distance < nearest) (best, nearest) = (name, distance);

        return nearest <= Math.Max(1, written.Length / 3) ? $"Did you mean `{best}`? " : "";
    }

    // Letters added, dropped, changed or swapped with their neighbour. Long words are cut: a guess needs no more.
    private static int Distance(string a, string b)
    {
        a = a.Length > 64 ? a[..64] : a;
        b = b.Length > 64 ? b[..64] : b;
        var rows = new int[a.Length + 1, b.Length + 1];
        for (var i = 0; i <= a.Length; i++) rows[i, 0] = i;
        for (var j = 0; j <= b.Length; j++) rows[0, j] = j;
        for (var i = 1; i <= a.Length; i++)
        {
            for (var j = 1; j <= b.Length; j++)
            {
                var changed = rows[i - 1, j - 1] + (char.ToLowerInvariant(a[i - 1]) == char.ToLowerInvariant(b[j - 1]) ? 0 : 1);
                rows[i, j] = Math.Min(changed, Math.Min(rows[i - 1, j], rows[i, j - 1]) + 1);
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) rows[i, j] = Math.Min(rows[i, j], rows[i - 2, j - 2] + 1);
            }
        }

        return rows[a.Length, b.Length];
    }
}
