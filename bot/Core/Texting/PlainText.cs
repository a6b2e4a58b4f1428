using System.Collections.Frozen;
using System.Text;

namespace Bot.Core.Texting;

/// <summary>Words as a text message: look-alikes of plain characters become plain, accents stay.</summary>
public static class PlainText
{
    // What word processors put in. Each of them alone would make a text cost double and say nothing more.
    private static readonly FrozenDictionary<char, string> LookAlikes = new (string Alike, string Plain)[]
    {
        ("\u2018\u2019\u201A\u201B\u2032\u02BC\u00B4`", "'"),
        ("\u201C\u201D\u201E\u201F\u2033\u00AB\u00BB", "\""),
        ("\u2010\u2011\u2012\u2013\u2014\u2015\u2212\u2022", "-"),
        ("\u2026", "..."),
        ("\u2044", "/"),
        ("\u2028\u2029", "\n"),
        ("\t\u00A0\u1680\u202F\u205F\u3000", " "),
        ("\u00AD\u200B\u200C\u2060\uFEFF", ""),
    }.SelectMany(group => group.Alike, (group, alike) => KeyValuePair.Create(alike, group.Plain)).ToFrozenDictionary();

    private const char FirstFullWidth = '\uFF01', LastFullWidth = '\uFF5E';
    private const int FullWidthToAscii = 0xFEE0;

    /// <summary>The same text, as cheap as it can be without losing an accent.</summary>
    public static string Cheapest(string text)
    {
        var plain = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            if (c is >= '\u2000' and <= '\u200A') plain.Append(' ');
            else if (c is >= FirstFullWidth and <= LastFullWidth) plain.Append((char)(c - FullWidthToAscii));
            else if (LookAlikes.TryGetValue(c, out var instead)) plain.Append(instead);
            else if (plain.Length > 0 && Composed(plain[^1], c) is { } one) plain[^1] = one;
            else plain.Append(c);
        }

        return plain.ToString();
    }

    // A letter and a mark apart are two characters of the dear alphabet; together é ñ ü are one of the cheap one.
    // Only the marks of our languages: the program runs without culture data, so it can't ask for a normal form.
    private static char? Composed(char letter, char mark)
    {
        var (letters, composed) = mark switch
        {
            '\u0301' => ("aeiouAEIOUyY", "áéíóúÁÉÍÓÚýÝ"),
            '\u0303' => ("nNaAoO", "ñÑãÃõÕ"),
            '\u0308' => ("uUaAoOeEiI", "üÜäÄöÖëËïÏ"),
            '\u0300' => ("aeiouAEIOU", "àèìòùÀÈÌÒÙ"),
            '\u0302' => ("aeiouAEIOU", "âêîôûÂÊÎÔÛ"),
            '\u0327' => ("cC", "çÇ"),
            _ => ("", ""),
        };
        var at = letters.IndexOf(letter, StringComparison.Ordinal);
        return at < 0 ? null : composed[at];
    }
}
