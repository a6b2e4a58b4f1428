namespace Handoff.Core.Transcripts;

/// <summary>Tells numbers that must not be stored from those that must be kept: by shape, check digit and the words beside them.</summary>
internal static class PrivateNumbers
{
    private const int Reach = 24;
    private const int FewestOfCard = 13;
    private const int MostOfCard = 19;
    private const int SurelyCard = 16;

    private static readonly string[] SocialSecurityWords = ["ssn", "social", "seguro", "itin", "ss#", "ss #", "taxpayer"];
    private static readonly string[] CardWords = ["card", "tarjeta", "ebt", "debit", "credit", "visa", "crédito", "débito"];
    private static readonly string[] CaseWords = ["case", "caso", "confirm", "application", "solicitud", "tracking", "folio", "reference", "referencia"];

    /// <param name="group">Where in the run to look.</param>
    /// <returns>How many groups belong together from here on: at least one.</returns>
    public static int At(string text, DigitRun run, int group, out bool isPrivate)
    {
        var start = run.Groups[group].Start;
        var social = Named(Before(text, start), SocialSecurityWords);
        isPrivate = true;
        if (run.HasShape(group, 3, 2, 4)) return 3;
        if (Card(run, group, Before(text, start)) is > 0 and var card) return card;
        if (GroupsOf(run, group, 9) is > 0 and var nine && !run.HasShape(group, 5, 4) && (social || NamedAfter(text, start, run.Groups[group + nine - 1].End))) return nine;

        isPrivate = false;
        return Phone(run, group);
    }

    private static int Phone(DigitRun run, int group) =>
        run.HasShape(group, 3, 3, 4) ? 3 : run.HasShape(group, 1, 3, 3, 4) && run.Digits[run.Groups[group].From] == '1' ? 4 : 1;

    private static int Card(DigitRun run, int group, ReadOnlySpan<char> before)
    {
        var named = Named(before, CardWords);
        var isCase = !named && Named(before, CaseWords);
        // Two phone numbers, or one and a ZIP code, are no card, whatever their digits add up to.
        var isPhone = Phone(run, group) > 1;
        if (isPhone && !named) return 0;

        for (var total = MostOfCard; total >= FewestOfCard; total--)
        {
            if (GroupsOf(run, group, total) is not (> 0 and var count)) continue;
            if (count > 1 && !named && run.Groups[group].Length is 10 or 11) continue;
            if (isCase && count == 1) continue;
            var digits = run.DigitsOf(group, count);
            if (HasCheckDigit(digits) || IsByFours(run, group, count) || (named && !isPhone) || (count == 1 && total >= SurelyCard)) return count;
        }

        return 0;
    }

    /// <returns>How many groups from here on have exactly so many digits; 0 if none.</returns>
    private static int GroupsOf(DigitRun run, int group, int digits)
    {
        var sum = 0;
        for (var i = group; i < run.Groups.Count && sum < digits; i++)
            if ((sum += run.Groups[i].Length) == digits) return i - group + 1;

        return 0;
    }

    private static bool IsByFours(DigitRun run, int group, int count)
    {
        for (var i = 0; i < count - 1; i++)
            if (run.Groups[group + i].Length != 4) return false;

        return count > 3;
    }

    // ISO/IEC 7812-1, annex B ("Luhn").
    private static bool HasCheckDigit(string digits)
    {
        var sum = 0;
        for (var i = 0; i < digits.Length; i++)
        {
            var digit = digits[digits.Length - 1 - i] - '0';
            if (i % 2 == 1 && (digit *= 2) > 9) digit -= 9;
            sum += digit;
        }

        return sum % 10 == 0;
    }

    private static ReadOnlySpan<char> Before(string text, int start) => text.AsSpan(Math.Max(0, start - Reach), start - Math.Max(0, start - Reach));

    // "123456789 is my social": but a number of a case is one, whatever comes after.
    private static bool NamedAfter(string text, int start, int end)
    {
        var after = text.AsSpan(end, Math.Min(Reach, text.Length - end));
        var digit = after.IndexOfAnyInRange('0', '9');
        return Named(digit < 0 ? after : after[..digit], SocialSecurityWords) && !Named(Before(text, start), CaseWords);
    }

    private static bool Named(ReadOnlySpan<char> beside, string[] words)
    {
        foreach (var word in words)
            if (beside.Contains(word, StringComparison.OrdinalIgnoreCase)) return true;

        return false;
    }
}
