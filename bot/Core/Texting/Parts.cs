using System.Collections.Immutable;
using System.Globalization;

namespace Bot.Core.Texting;

/// <summary>Divides a text that is too long for a phone: between lines, else between sentences, else between words; never inside an address or a number.</summary>
public static class Parts
{
    private const string Closing = "\"')”’»";

    /// <param name="most">UTF-16 code units of one part; at least 40.</param>
    /// <returns>In order, each without spaces around it, none longer than <paramref name="most"/>; nothing for an empty text.</returns>
    public static ImmutableArray<string> Of(string text, int most)
    {
        var parts = ImmutableArray.CreateBuilder<string>();
        var rest = text.Trim();
        while (rest.Length > most)
        {
            var end = EndOfParagraph(rest, most) ?? EndOfSentence(rest, most) ?? EndOfWord(rest, most) ?? EndOfCharacter(rest, most);
            parts.Add(rest[..end].TrimEnd());
            rest = rest[end..].TrimStart();
        }

        if (rest.Length > 0) parts.Add(rest);
        return parts.ToImmutable();
    }

    // A new line is where the writer would part it.
    private static int? EndOfParagraph(string text, int most) => text.LastIndexOf('\n', most) is var end && end > most / 3 ? end : null;

    // The last sentence that ends in reach, unless that would leave a part nearly empty.
    private static int? EndOfSentence(string text, int most)
    {
        for (var end = most; end > most / 3; end--)
            if (char.IsWhiteSpace(text[end]) && (text[end] == '\n' || EndsSentence(text.AsSpan(0, end))) && !Continues(text, end)) return end;

        return null;
    }

    private static bool EndsSentence(ReadOnlySpan<char> text)
    {
        var said = text.TrimEnd(Closing);
        return said.Length > 0 && said[^1] is '.' or '!' or '?';
    }

    // "8:00 a. m." goes on in lower case.
    private static bool Continues(string text, int space) => space + 1 < text.Length && char.IsLower(text[space + 1]) && text[space] != '\n';

    // Not between the groups of a number: "(505) 555-0100", "1 800 283 4465".
    private static int? EndOfWord(string text, int most)
    {
        for (var end = most; end > 0; end--)
            if (char.IsWhiteSpace(text[end]) && !(IsOfNumber(text[end - 1]) && end + 1 < text.Length && IsOfNumber(text[end + 1]))) return end;

        return null;
    }

    private static bool IsOfNumber(char c) => char.IsAsciiDigit(c) || c is '(' or ')' or '-' or '+';

    // One word longer than a text: an address that nobody should have written. Still never half a character.
    private static int EndOfCharacter(string text, int most)
    {
        var end = 0;
        while (end + StringInfo.GetNextTextElementLength(text, end) is var next && next <= most) end = next;
        return end > 0 ? end : StringInfo.GetNextTextElementLength(text);
    }
}
