using System.Globalization;
using System.Text;

namespace Handoff.Core.Transcripts;

/// <summary>
/// Hides numbers that must not be stored: Social Security and taxpayer numbers (9 digits, grouped 3-2-4, or in any
/// spelling beside a word for them) and card numbers (13 to 19 digits: grouped by fours, of 16 and more, or with the
/// check digit that cards have). Phone numbers, ZIP+4, dates and numbers of cases stay. Digits of any script count.
/// </summary>
public static class Redaction
{
    /// <returns>The text with each such number shown as its last four digits behind <c>***</c>, and whether there was one.</returns>
    public static (string Text, bool Masked) MaskPrivateNumbers(string text)
    {
        if (!HasNineDigits(text)) return (text, false);

        StringBuilder? masked = null;
        var copied = 0;
        for (var i = 0; i < text.Length;)
        {
            if (DigitAt(text, i) < 0) { i++; continue; }

            var run = DigitRun.From(text, i);
            for (var group = 0; group < run.Groups.Count;)
            {
                var length = PrivateNumbers.At(text, run, group, out var isPrivate);
                if (isPrivate)
                {
                    masked ??= new StringBuilder(text.Length);
                    masked.Append(text, copied, run.Groups[group].Start - copied).Append("***").Append(run.DigitsOf(group, length)[^4..]);
                    copied = run.Groups[group + length - 1].End;
                }

                group += length;
            }

            i = run.End;
        }

        return masked is null ? (text, false) : (masked.Append(text, copied, text.Length - copied).ToString(), true);
    }

    internal static int DigitAt(string text, int index) =>
        text[index] is >= '0' and <= '9' ? text[index] - '0' : text[index] < 128 ? -1 : CharUnicodeInfo.GetDecimalDigitValue(text, index);

    private static bool HasNineDigits(string text)
    {
        var digits = 0;
        for (var i = 0; i < text.Length; i++)
            if (DigitAt(text, i) >= 0 && ++digits >= 9) return true;

        return false;
    }
}
