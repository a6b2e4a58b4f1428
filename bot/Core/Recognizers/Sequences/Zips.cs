using Bot.Core.Recognizers.Lexing;

namespace Bot.Core.Recognizers.Sequences;

/// <summary>What can be a United States ZIP code: five digits alone, or five and four. What is before them tells whether it is one.</summary>
internal static class Zips
{
    public static IEnumerable<Recognized> All(LexedText text)
    {
        for (var i = 0; i < text.Count; i++)
        {
            if (!text.IsDigits(i) || text.Length(i) != 5 || !IsFreeBefore(text, i)) continue;

            var end = text.IsSign(i + 1, '-') && text.Touches(i + 1) && text.IsDigits(i + 2) && text.Touches(i + 2) && text.Length(i + 2) == 4 ? i + 3 : i + 1;
            if (!IsFreeAfter(text, end)) continue;
            yield return text.Slice(i, end, EntityTypes.Zip, new Resolution(text.Source[text[i].Start..text[end - 1].End]));
            i = end - 1;
        }
    }

    private static bool IsFreeBefore(LexedText text, int at) =>
        !(text.IsSign(at - 1, '$') || text.IsSign(at - 1, '#') || text.IsDigits(at - 1) || (text.Touches(at) && !text.IsSign(at - 1, ',') && !text.IsSign(at - 1, ':') && !text.IsSign(at - 1, '(')));

    private static bool IsFreeAfter(LexedText text, int end) =>
        !text.IsDigits(end) && text.SenseAt(end) is not ({ Currency: not null } or { Times: > 0 } or { Unit: not TimeUnit.None })
        && !(text.Touches(end) && (text.IsWord(end) || text.IsSign(end, '$') || text.IsSign(end, '%') || (!text.IsWord(end) && text.Touches(end + 1) && text.IsDigits(end + 1))));
}
