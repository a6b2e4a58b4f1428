using System.Text;

namespace Handoff.Core.Transcripts;

/// <summary>Digits without anything between them.</summary>
/// <param name="Start">In the text, UTF-16 code units.</param>
/// <param name="From">In the run's digits.</param>
internal readonly record struct DigitGroup(int Start, int End, int From, int Length);

/// <summary>Digits with at most three spaces, dashes or dots between them, for example "123-45 - 6789" as groups of 3, 2 and 4.</summary>
internal sealed record DigitRun(int End, string Digits, List<DigitGroup> Groups)
{
    private const int WidestGap = 3;

    public static DigitRun From(string text, int start)
    {
        var digits = new StringBuilder();
        var groups = new List<DigitGroup>();
        var (groupStart, from, end, gap) = (start, 0, start, 0);
        for (var i = start; i < text.Length && gap <= WidestGap; i++)
        {
            var digit = Redaction.DigitAt(text, i);
            if (digit >= 0)
            {
                if (gap > 0)
                {
                    groups.Add(new DigitGroup(groupStart, end, from, digits.Length - from));
                    (groupStart, from) = (i, digits.Length);
                }

                digits.Append((char)('0' + digit));
                (gap, end) = (0, i + 1);
            }
            else if (text[i] is ' ' or '-' or '.' or '\u00A0' or '\u2010' or '\u2011' or '\u2012' or '\u2013') gap++;
            else break;
        }

        groups.Add(new DigitGroup(groupStart, end, from, digits.Length - from));
        return new DigitRun(end, digits.ToString(), groups);
    }

    /// <returns>The digits of so many groups.</returns>
    public string DigitsOf(int group, int count)
    {
        var (first, last) = (Groups[group], Groups[group + count - 1]);
        return Digits[first.From..(last.From + last.Length)];
    }

    /// <returns>Whether the groups from here on have these lengths.</returns>
    public bool HasShape(int group, params ReadOnlySpan<int> lengths)
    {
        if (group + lengths.Length > Groups.Count) return false;
        for (var i = 0; i < lengths.Length; i++)
            if (Groups[group + i].Length != lengths[i]) return false;

        return true;
    }
}
