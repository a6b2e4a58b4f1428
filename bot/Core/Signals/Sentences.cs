namespace Bot.Core.Signals;

/// <summary>Cuts a message where a sentence or a line ends. Several texts that were answered as one are a line each.</summary>
internal static class Sentences
{
    /// <summary>More than a client writes; the rest of a longer message is read as part of the whole only.</summary>
    public const int Most = 24;

    /// <returns>Each with the place of its beginning, in UTF-16 code units; none where the message is but one.</returns>
    public static IEnumerable<(string Text, int Start)> Of(string message)
    {
        var (count, start) = (0, 0);
        for (var at = 0; at < message.Length && count < Most; at++)
        {
            if (message[at] is not ('\n' or '.' or '!' or '?' or ';')) continue;
            if (at + 1 >= message.Length && start == 0) yield break;
            if (HasWord(message.AsSpan(start, at - start)))
            {
                count++;
                yield return (message[start..at], start);
            }

            start = at + 1;
        }

        if (start > 0 && count < Most && HasWord(message.AsSpan(start))) yield return (message[start..], start);
    }

    private static bool HasWord(ReadOnlySpan<char> text)
    {
        foreach (var c in text)
            if (char.IsLetterOrDigit(c)) return true;

        return false;
    }
}
