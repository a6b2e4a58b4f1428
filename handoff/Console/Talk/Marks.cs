using System.Collections.Immutable;

namespace Handoff.Console.Talk;

/// <param name="Marked">These are words that decided the handoff.</param>
public sealed record TextPart(string Text, bool Marked);

/// <summary>Finds the words that decided in what the client wrote, so that they can be marked in place.</summary>
internal static class Marks
{
    /// <param name="heard">Phrases, found whatever their case. One that the text does not hold word for word is not marked.</param>
    public static ImmutableArray<TextPart> In(string text, ImmutableArray<string> heard)
    {
        var parts = ImmutableArray.CreateBuilder<TextPart>();
        var at = 0;
        while (Next(text, at, heard) is var (start, length))
        {
            if (start > at) parts.Add(new TextPart(text[at..start], false));
            parts.Add(new TextPart(text.Substring(start, length), true));
            at = start + length;
        }

        if (at < text.Length) parts.Add(new TextPart(text[at..], false));
        return parts.ToImmutable();
    }

    private static (int Start, int Length)? Next(string text, int from, ImmutableArray<string> heard)
    {
        (int Start, int Length)? first = null;
        foreach (var phrase in heard)
        {
            if (phrase.Length == 0) continue;
            var start = text.IndexOf(phrase, from, StringComparison.OrdinalIgnoreCase);
            if (start < 0) continue;
            if (first is not var (best, length) || start < best || (start == best && phrase.Length > length)) first = (start, phrase.Length);
        }

        return first;
    }
}
