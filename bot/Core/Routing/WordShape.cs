namespace Bot.Core.Routing;

/// <summary>Undoes what people and phones do to the letters of one word. In place.</summary>
internal static class WordShape
{
    private const int DrawnOutFrom = 3;

    /// <returns>Whether a letter is repeated three times or more: "pleeease". Digits never count.</returns>
    public static bool IsDrawnOut(ReadOnlySpan<char> word)
    {
        for (var i = 2; i < word.Length; i++)
            if (word[i] == word[i - 1] && word[i] == word[i - 2] && !char.IsAsciiDigit(word[i])) return true;

        return false;
    }

    /// <summary>Shortens each run of three or more of one letter to <paramref name="keep"/>.</summary>
    /// <returns>The new length; letters beyond it mean nothing.</returns>
    public static int Collapse(Span<char> word, int keep)
    {
        var length = 0;
        for (var i = 0; i < word.Length;)
        {
            var run = 1;
            while (i + run < word.Length && word[i + run] == word[i]) run++;

            var kept = run >= DrawnOutFrom && !char.IsAsciiDigit(word[i]) ? keep : run;
            var letter = word[i];
            for (var k = 0; k < kept; k++) word[length++] = letter;
            i += run;
        }

        return length;
    }

    /// <summary>Replaces look-alike letters, only in a word that is otherwise Latin: a Russian word stays Russian.</summary>
    public static void UnmaskLookAlikes(Span<char> word)
    {
        if (!word.ContainsAnyInRange('a', 'z') || !word.ContainsAnyExceptInRange('\0', '\u036F')) return;

        for (var i = 0; i < word.Length; i++)
            if (FoldTable.LatinLike(word[i]) is not '\0' and var latin) word[i] = latin;
    }
}
