using System.Buffers;
using System.Text;

namespace Bot.Host.Content.Files;

/// <summary>What text may be: UTF-8 and nothing else, no control characters.</summary>
internal static class TextDecoder
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private static readonly SearchValues<char> Invisible = SearchValues.Create(
        [.. Enumerable.Range(0, 0xA0).Select(i => (char)i).Where(c => char.IsControl(c) && c is not ('\n' or '\r' or '\t')), '\uFEFF', '\uFFFE', '\uFFFF']);

    /// <returns>The text without a byte order mark; null, with a fault that names the line, if it is not clean UTF-8.</returns>
    public static ReadOnlyMemory<byte>? Check(ReadOnlyMemory<byte> file, FileFindings findings)
    {
        var bytes = file.Span;
        if (bytes is [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..])
            return Refuse(findings, Position.Start, "The file is UTF-16.", "Save it as UTF-8.");

        if (bytes is [0xEF, 0xBB, 0xBF, ..]) bytes = (file = file[3..]).Span;
        try
        {
            Strict.GetCharCount(bytes);
        }
        catch (DecoderFallbackException e)
        {
            return Refuse(findings, new Position(1 + bytes[..Math.Clamp(e.Index, 0, bytes.Length)].Count((byte)'\n'), 1), "This line has a letter that is not UTF-8.", "Save the file as UTF-8.");
        }

        for (var lines = new Utf8Lines(bytes); lines.MoveNext();)
        {
            var (line, control) = (lines.Number, lines.Current.IndexOfAny(Invisible));
            if (control >= 0)
                return Refuse(findings, new Position(line, control + 1), $"There is an invisible control character (U+{(int)lines.Current[control]:X4}) here.", "Delete it: it often comes along when a text is pasted.");
        }

        return file;
    }

    private static ReadOnlyMemory<byte>? Refuse(FileFindings findings, Position at, string what, string advice)
    {
        findings.Fault(at, what, advice);
        return null;
    }
}
