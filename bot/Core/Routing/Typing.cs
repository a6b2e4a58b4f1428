namespace Bot.Core.Routing;

/// <summary>How likely one word was typed for another, on a phone.</summary>
internal static class Typing
{
    public const float TooFar = 1.2f;

    public const float TwoSlips = 1.45f;

    private const float Never = 9f;
    private const float Missing = 0.8f;
    private const float Twice = 0.4f;
    private const float Swapped = 0.5f;

    private static readonly string[] Keyboard = ["qwertyuiop", "asdfghjkl", "zxcvbnm"];
    private static readonly bool[] Near = Neighbours();

    /// <returns>0 for the same; about 0.5 to 1.3 for one slip; <see cref="Never"/> for more than one.</returns>
    public static float Cost(ReadOnlySpan<char> meant, ReadOnlySpan<char> typed)
    {
        var start = meant.CommonPrefixLength(typed);
        var a = meant[start..];
        var b = typed[start..];
        while (a.Length > 0 && b.Length > 0 && a[^1] == b[^1])
        {
            a = a[..^1];
            b = b[..^1];
        }

        var slip = (a.Length, b.Length) switch
        {
            (0, 0) => 0f,
            (1, 0) => Doubled(meant, start) ? Twice : Missing,
            (0, 1) => Doubled(typed, start) ? Twice : Missing,
            (1, 1) => Instead(a[0], b[0]),
            (2, 2) when a[0] == b[1] && a[1] == b[0] => Swapped,
            _ => Never,
        };
        return start == 0 && slip > 0 ? slip + 0.2f : slip; // the first letter is rarely wrong
    }

    /// <summary>As <see cref="Cost"/>, of as many slips as it takes.</summary>
    /// <returns><see cref="Never"/> where it is surely more than <paramref name="most"/>.</returns>
    public static float CostOfSome(ReadOnlySpan<char> meant, ReadOnlySpan<char> typed, float most)
    {
        var width = typed.Length + 1;
        Span<float> rows = stackalloc float[3 * width];
        for (var j = 0; j < width; j++) rows[j] = j * Missing;
        var leastBefore = 0f;
        for (var i = 1; i <= meant.Length; i++)
        {
            var row = rows.Slice(i % 3 * width, width);
            var before = rows.Slice((i + 2) % 3 * width, width);
            var earlier = rows.Slice((i + 1) % 3 * width, width);
            row[0] = i * Missing;
            var least = row[0];
            for (var j = 1; j < width; j++)
            {
                var (a, b) = (meant[i - 1], typed[j - 1]);
                var cost = a == b ? before[j - 1] : before[j - 1] + Instead(a, b);
                cost = Math.Min(cost, before[j] + (i > 1 && a == meant[i - 2] ? Twice : Missing));
                cost = Math.Min(cost, row[j - 1] + (j > 1 && b == typed[j - 2] ? Twice : Missing));
                if (i > 1 && j > 1 && a == typed[j - 2] && meant[i - 2] == b) cost = Math.Min(cost, earlier[j - 2] + Swapped);
                least = Math.Min(least, row[j] = cost);
            }

            if (least > most && leastBefore > most) return Never; // two letters may still be swapped over one row
            leastBefore = least;
        }

        return rows[((meant.Length % 3) * width) + typed.Length];
    }

    /// <returns>Whether two letters lie side by side on the keyboard of a phone.</returns>
    public static bool AreNear(char a, char b) => a < 128 && b < 128 && Near[(a * 128) + b];

    private static float Instead(char a, char b) => AreNear(a, b) || (IsVowel(a) && IsVowel(b)) ? 0.6f : 1f;

    private static bool IsVowel(char c) => c is 'a' or 'e' or 'i' or 'o' or 'u' or 'y';

    private static bool Doubled(ReadOnlySpan<char> word, int at) =>
        (at > 0 && word[at - 1] == word[at]) || (at + 1 < word.Length && word[at + 1] == word[at]);

    private static bool[] Neighbours()
    {
        var near = new bool[128 * 128];
        for (var row = 0; row < Keyboard.Length; row++)
        {
            for (var i = 0; i < Keyboard[row].Length; i++)
            {
                var letter = Keyboard[row][i];
                if (i > 0) Join(near, letter, Keyboard[row][i - 1]);
                if (row == 0) continue;
                foreach (var above in (ReadOnlySpan<int>)[i, i + 1])
                    if (above < Keyboard[row - 1].Length) Join(near, letter, Keyboard[row - 1][above]);
            }
        }

        return near;
    }

    private static void Join(bool[] near, char a, char b) => near[(a * 128) + b] = near[(b * 128) + a] = true;
}
