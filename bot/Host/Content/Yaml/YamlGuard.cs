using System.Buffers;

namespace Bot.Host.Content.Yaml;

/// <summary>Looks at a text before the parser does, for nesting that no dialog file has.</summary>
internal static class YamlGuard
{
    private static readonly SearchValues<char> Brackets = SearchValues.Create("[]{}");

    /// <returns>False, and a fault, if brackets or indentation go deeper than the limits.</returns>
    public static bool IsShallow(string text, ContentLimits limits, FileFindings findings)
    {
        var line = 0;
        var open = 0;
        foreach (var written in text.AsSpan().EnumerateLines())
        {
            line++;
            if (Indent(written) > limits.MaxIndent) return TooDeep(findings, line, $"This line is indented by more than {limits.MaxIndent} columns.");

            // Brackets inside texts count too. They are nearly always closed again, and 32 left open is no text.
            for (var rest = written; rest.IndexOfAny(Brackets) is >= 0 and var next; rest = rest[(next + 1)..])
            {
                open = rest[next] is '[' or '{' ? open + 1 : Math.Max(0, open - 1);
                if (open > limits.MaxNesting) return TooDeep(findings, line, $"More than {limits.MaxNesting} brackets are open here.");
            }
        }

        return true;
    }

    // "- - - x" nests three lists on one line, and "? ? x" likewise.
    private static int Indent(ReadOnlySpan<char> line)
    {
        for (var i = 0; i < line.Length; i++)
        {
            var marker = line[i] is '-' or '?' && (i + 1 == line.Length || line[i + 1] == ' ');
            if (line[i] is not (' ' or '\t') && !marker) return i;
        }

        return line.IsWhiteSpace() ? 0 : line.Length;
    }

    private static bool TooDeep(FileFindings findings, int line, string what)
    {
        findings.Fault(new Position(line, 1), what, "Dialog files are never nested that deeply: look for a bracket that is not closed, or remove the spaces.");
        return false;
    }
}
