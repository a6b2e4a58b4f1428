namespace Bot.Core.Routing;

/// <summary>How likely one word was typed for another, on a phone.</summary>
internal static class Typing
{
    public const float TooFar = 1.2f;

    private const float Never = 9f;

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
            (1, 0) => Doubled(meant, start) ? 0.4f : 0.8f,
            (0, 1) => Doubled(typed, start) ? 0.4f : 0.8f,
            (1, 1) => AreNear(a[0], b[0]) || (IsVowel(a[0]) && IsVowel(b[0])) ? 0.6f : 1f,
            (2, 2) when a[0] == b[1] && a[1] == b[0] => 0.5f,
            _ => Never,
        };
        return start == 0 && slip > 0 ? slip + 0.2f : slip; // the first letter is rarely wrong
    }

    /// <returns>Whether two letters lie side by side on the keyboard of a phone.</returns>
    public static bool AreNear(char a, char b) => a < 128 && b < 128 && Near[(a * 128) + b];

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
