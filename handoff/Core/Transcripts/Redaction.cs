using System.Globalization;
using System.Text;

namespace Handoff.Core.Transcripts;

/// <summary>
/// Hides numbers that must not be stored: Social Security and taxpayer numbers (9 digits, grouped 3-2-4,
/// or plain after a word for them) and card numbers (13 to 19 digits). Phone numbers (10 or 11 digits),
/// ZIP+4 (5-4) and case numbers stay. Digits of any script count.
/// </summary>
public static class Redaction
{
    private static readonly string[] SocialSecurityWords = ["ssn", "social", "seguro", "itin", "ss#"];
    private const int WordReach = 24;

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
            if (IsPrivate(text, run))
            {
                masked ??= new StringBuilder(text.Length);
                masked.Append(text, copied, run.Start - copied).Append("***").Append(run.Digits[^4..]);
                copied = run.End;
            }

            i = run.End;
        }

        return masked is null ? (text, false) : (masked.Append(text, copied, text.Length - copied).ToString(), true);
    }

    private static bool IsPrivate(string text, DigitRun run) => run.Digits.Length switch
    {
        >= 13 and <= 19 => true,
        9 => run.Groups is "3-2-4" || (run.Groups is "9" && NamedBefore(text, run.Start)),
        _ => false,
    };

    private static bool NamedBefore(string text, int start)
    {
        var before = text.AsSpan(Math.Max(0, start - WordReach), start - Math.Max(0, start - WordReach));
        foreach (var word in SocialSecurityWords)
            if (before.Contains(word, StringComparison.OrdinalIgnoreCase)) return true;

        return false;
    }

    private static bool HasNineDigits(string text)
    {
        var digits = 0;
        for (var i = 0; i < text.Length; i++)
            if (DigitAt(text, i) >= 0 && ++digits >= 9) return true;

        return false;
    }

    private static int DigitAt(string text, int index) =>
        text[index] is >= '0' and <= '9' ? text[index] - '0' : text[index] < 128 ? -1 : CharUnicodeInfo.GetDecimalDigitValue(text, index);

    /// <summary>Digits with at most two spaces, dashes or dots between them, for example "123-45 6789" as groups 3-2-4.</summary>
    private sealed record DigitRun(int Start, int End, string Digits, string Groups)
    {
        public static DigitRun From(string text, int start)
        {
            var digits = new StringBuilder();
            var groups = new StringBuilder();
            var (group, end, i, gap) = (0, start, start, 0);
            for (; i < text.Length && gap <= 2; i++)
            {
                var digit = DigitAt(text, i);
                if (digit >= 0)
                {
                    if (gap > 0) { groups.Append(group).Append('-'); group = 0; }
                    digits.Append((char)('0' + digit));
                    group++;
                    gap = 0;
                    end = i + 1;
                }
                else if (text[i] is ' ' or '-' or '.' or '\u00A0' or '\u2010' or '\u2011' or '\u2013') gap++;
                else break;
            }

            return new DigitRun(start, end, digits.ToString(), groups.Append(group).ToString());
        }
    }
}
