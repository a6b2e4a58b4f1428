using System.Globalization;

namespace Bot.Core.Routing;

/// <summary>What a character is for folding.</summary>
internal enum CharKind : byte
{
    /// <summary>A letter or a digit: <see cref="FoldedChar.First"/> and, for æ and its kin, <see cref="FoldedChar.Second"/>.</summary>
    Letter,

    /// <summary>Left out as if it were not there: apostrophes, accents of their own, zero-width and direction marks.</summary>
    Nothing,
    Separator,

    /// <summary>A separator that ends a clause.</summary>
    Boundary,

    /// <summary>A sign that is a word of its own, such as an emoji.</summary>
    Symbol,
}

internal readonly record struct FoldedChar(CharKind Kind, char First = '\0', char Second = '\0');

/// <summary>
/// Folds one character. The tables are our own because the program runs without culture data
/// (InvariantGlobalization), where <c>string.Normalize</c> may not decompose.
/// </summary>
internal static class FoldTable
{
    // Base letters of U+00C0 to U+024F and of U+1E00 to U+1EFF; "." where there is none.
    private const string Latin =
        "aaaaaa.ceeeeiiiidnooooo.ouuuuyt.aaaaaa.ceeeeiiiidnooooo.ouuuuyty"
        + "aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiii..jjkkkllllll."
        + ".llnnnnnnnnnoooooo..rrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs"
        + "bb.....ccdd......ffg...ikkl..nn.oo..pp.....ttttuu.vyyzz........."
        + ".............aaiioouuuuuuuuuu.aaaa....ggkkoooo..j...gg..nnaa...."
        + "aaaaeeeeiiiioooorrrruuuusstt..hhnd..zzaaeeooooooooyylntj..acclt."
        + "...bu.eejj..rryy";

    private const string LatinAdditional =
        "aabbbbbbccddddddddddeeeeeeeeeeffgghhhhhhhhhhiiiikkkkkkllllllllmm"
        + "mmmmnnnnnnnnoooooooopppprrrrrrrrssssssssssttttttttuuuuuuuuuuvvvv"
        + "wwwwwwwwwwxxxxyyzzzzzzhtwy.s....aaaaaaaaaaaaaaaaaaaaaaaaeeeeeeee"
        + "eeeeeeeeiiiioooooooooooooooooooooooouuuuuuuuuuuuuuyyyyyyyy......";

    // Letters of other alphabets that pass for Latin ones, used to slip a word past a filter or by a phone's odd font.
    private const string LookAlikes = "аaеeоoрpсcуyхxіiјjѕsкkмmтtнhһhԁdԛqԝwαaοoνvρpιiκkυuτtεeηnχxϲc";

    private static readonly FoldedChar[] Ascii = [.. Enumerable.Range(0, 128).Select(c => OfAscii((char)c))];

    public static FoldedChar Of(char c) => c switch
    {
        < (char)128 => Ascii[c],
        >= '\u00C0' and <= '\u024F' => OfLatin(c, Latin[c - 0xC0]),
        >= '\u1E00' and <= '\u1EFF' => OfLatin(c, LatinAdditional[c - 0x1E00]),
        >= '\uFF01' and <= '\uFF5E' => Ascii[c - 0xFEE0],
        _ => OfOther(c),
    };

    /// <returns>The Latin letter this one looks like; <c>'\0'</c> if none.</returns>
    public static char LatinLike(char c)
    {
        if (c < '\u0370') return '\0';
        for (var i = 0; i < LookAlikes.Length; i += 2)
            if (LookAlikes[i] == c) return LookAlikes[i + 1];

        return '\0';
    }

    private static FoldedChar OfAscii(char c) => c switch
    {
        _ when char.IsAsciiLetterOrDigit(c) => new(CharKind.Letter, char.ToLowerInvariant(c)),
        '\'' or '`' => new(CharKind.Nothing),
        '.' or ',' or ';' or ':' or '!' or '?' or '(' or ')' or '\n' or '\r' => new(CharKind.Boundary),
        _ => new(CharKind.Separator),
    };

    private static FoldedChar OfLatin(char c, char folded) => (c, folded) switch
    {
        ('Æ' or 'æ', _) => new(CharKind.Letter, 'a', 'e'),
        ('ß', _) => new(CharKind.Letter, 's', 's'),
        ('Œ' or 'œ', _) => new(CharKind.Letter, 'o', 'e'),
        ('Ĳ' or 'ĳ', _) => new(CharKind.Letter, 'i', 'j'),
        (_, not '.') => new(CharKind.Letter, folded),
        _ => OfOther(c),
    };

    private static FoldedChar OfOther(char c) => c switch
    {
        '’' or '‘' or '´' or 'ʼ' or '′' or '‛' or '\u00AD' => new(CharKind.Nothing),
        >= '\u0300' and <= '\u036F' => new(CharKind.Nothing),
        >= '\u200B' and <= '\u200F' or >= '\u202A' and <= '\u202E' or >= '\u2060' and <= '\u206F' => new(CharKind.Nothing),
        >= '\uFE00' and <= '\uFE0F' or '\uFEFF' or '\u180E' or '\u061C' => new(CharKind.Nothing),
        '…' or '—' or '–' or '¿' or '¡' or '。' or '、' or '،' or '؟' or '\u2028' or '\u2029' => new(CharKind.Boundary),
        _ when char.IsLetter(c) || char.IsLowSurrogate(c) => new(CharKind.Letter, char.ToLowerInvariant(c)),
        _ => OfCategory(c),
    };

    private static FoldedChar OfCategory(char c) => CharUnicodeInfo.GetUnicodeCategory(c) switch
    {
        UnicodeCategory.DecimalDigitNumber => new(CharKind.Letter, (char)('0' + CharUnicodeInfo.GetDecimalDigitValue(c))),
        UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark => new(CharKind.Letter, c),
        UnicodeCategory.OtherSymbol when c >= '\u2190' => new(CharKind.Symbol, c),
        _ => new(CharKind.Separator),
    };
}
