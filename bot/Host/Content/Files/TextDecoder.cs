using System.Buffers;
using System.Text;

namespace Bot.Host.Content.Files;

/// <summary>Bytes to text: UTF-8 and nothing else, no control characters.</summary>
internal static class TextDecoder
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private static readonly SearchValues<char> Invisible = SearchValues.Create(
        [.. Enumerable.Range(0, 0xA0).Select(i => (char)i).Where(c => char.IsControl(c) && c is not ('\n' or '\r' or '\t')), '\uFEFF', '\uFFFE', '\uFFFF']);

    /// <returns>The text without a byte order mark; null, with a fault that names the line, if it is not clean UTF-8.</returns>
    public static string? Decode(ReadOnlySpan<byte> bytes, FileFindings findings)
    {
        if (bytes is [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..])
            return Refuse(findings, Position.Start, "The file is UTF-16.", "Save it as UTF-8.");

        if (bytes is [0xEF, 0xBB, 0xBF, ..]) bytes = bytes[3..];
        string text;
        try
        {
            text = Strict.GetString(bytes);
        }
        catch (DecoderFallbackException e)
        {
            return Refuse(findings, new Position(1 + bytes[..Math.Clamp(e.Index, 0, bytes.Length)].Count((byte)'\n'), 1), "This line has a letter that is not UTF-8.", "Save the file as UTF-8.");
        }

        var control = text.AsSpan().IndexOfAny(Invisible);
        return control < 0
            ? text
            : Refuse(findings, PlaceOf(text, control), $"There is an invisible control character (U+{(int)text[control]:X4}) here.", "Delete it: it often comes along when a text is pasted.");
    }

    private static Position PlaceOf(string text, int index)
    {
        var before = text.AsSpan(0, index);
        return new Position(1 + before.Count('\n'), index - before.LastIndexOf('\n'));
    }

    private static string? Refuse(FileFindings findings, Position at, string what, string advice)
    {
        findings.Fault(at, what, advice);
        return null;
    }
}
