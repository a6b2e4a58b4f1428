using System.Buffers;
using System.Globalization;

namespace Bot.Core.Texting;

/// <summary>What a text message costs.</summary>
/// <param name="Gsm">Every character is in the GSM-7 alphabet; otherwise the whole text goes as UCS-2, at less than half the room.</param>
/// <param name="Units">Septets in GSM-7, UTF-16 code units in UCS-2.</param>
/// <param name="Count">Segments, each paid for; an empty text is one.</param>
public readonly record struct Segments(bool Gsm, int Units, int Count)
{
    private const int GsmAlone = 160, GsmPart = 153;
    private const int UcsAlone = 70, UcsPart = 67;

    // 3GPP TS 23.038. Á í ó ú and their capitals are not in it: correct Spanish costs about double.
    private static readonly SearchValues<char> Basic = SearchValues.Create(
        "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà");
    private static readonly SearchValues<char> Extended = SearchValues.Create("\f^{}\\[~]|€");
    private static readonly SearchValues<char> All = SearchValues.Create(
        "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà\f^{}\\[~]|€");

    public static Segments Of(string text) => text.AsSpan().IndexOfAnyExcept(All) < 0 ? OfGsm(text) : OfUcs(text);

    /// <returns>The first character that makes the text cost double, or null.</returns>
    public static string? Dear(string text)
    {
        var at = text.AsSpan().IndexOfAnyExcept(All);
        return at < 0 ? null : StringInfo.GetNextTextElement(text, at);
    }

    private static Segments OfGsm(string text)
    {
        var (units, parts, room) = (0, 1, GsmPart);
        foreach (var c in text)
        {
            var width = Extended.Contains(c) ? 2 : 1; // an escape and its character never part
            units += width;
            if (width > room) (parts, room) = (parts + 1, GsmPart);
            room -= width;
        }

        return new(true, units, units <= GsmAlone ? 1 : parts);
    }

    private static Segments OfUcs(string text)
    {
        var (parts, room) = (1, UcsPart);
        for (var at = 0; at < text.Length;)
        {
            var width = text[at] == '\r' ? 1 : StringInfo.GetNextTextElementLength(text, at); // CR and LF may part
            if (width > room) (parts, room) = (parts + 1, UcsPart);
            room -= width;
            at += width;
        }

        return new(false, text.Length, text.Length <= UcsAlone ? 1 : parts);
    }
}
