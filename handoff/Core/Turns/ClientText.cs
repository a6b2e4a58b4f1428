using System.Text;
using Handoff.Core.Transcripts;

namespace Handoff.Core.Turns;

/// <summary>Makes what a client typed fit to store: no control characters, no half character pairs.</summary>
public static class ClientText
{
    /// <returns>As it is stored, heard and shown: cleaned, private numbers masked; and whether any was.</returns>
    public static (string Text, bool Masked) ToStore(string? text) => Redaction.MaskPrivateNumbers(Clean(text));

    public static string Clean(string? text)
    {
        if (string.IsNullOrEmpty(text)) return "";
        if (!text.AsSpan().ContainsAnyInRange('\uD800', '\uDFFF') && !HasControl(text)) return text;

        var clean = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes()) // replaces a lone surrogate by U+FFFD
        {
            if (Rune.IsControl(rune) && rune.Value is not ('\n' or '\t')) continue;
            clean.Append(rune);
        }

        return clean.ToString();
    }

    private static bool HasControl(string text)
    {
        foreach (var c in text)
            if (char.IsControl(c) && c is not ('\n' or '\t')) return true;

        return false;
    }
}
