namespace Bot.Core.Routing;

/// <summary>How much each keyword says.</summary>
internal static class KeywordStrengths
{
    /// <returns>
    /// 0 to 1 a keyword: more for more words, less where other topics' examples hold it too.
    /// </returns>
    /// <param name="examples">The keywords found in each example, and the example's topic.</param>
    public static float[] Of((string Text, int Topic)[] keywords, IEnumerable<(List<PhraseMatch> Keywords, int Topic)> examples)
    {
        var (own, others) = (new int[keywords.Length], new int[keywords.Length]);
        foreach (var (found, topic) in examples)
        {
            foreach (var phrase in found.Select(match => match.Phrase).Distinct())
            {
                if (keywords[phrase].Topic == topic) own[phrase]++;
                else others[phrase]++;
            }
        }

        return [.. keywords.Select((keyword, k) => Strength(KeywordRules.Parts(keyword.Text).All.Sum(part => PhrasePattern.Parse(part).Words.Length), own[k], others[k]))];
    }

    private static float Strength(int words, int own, int others)
    {
        var precise = (own + 1f) / (own + others + 1.5f);
        var length = words switch { <= 1 => 0.7f, 2 => 0.9f, _ => 1f };
        return precise * length;
    }
}
