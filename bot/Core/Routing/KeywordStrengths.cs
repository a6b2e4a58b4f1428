using System.Collections.Immutable;
using Bot.Core.Scoring;

namespace Bot.Core.Routing;

/// <summary>How much each keyword says: found from the examples when the model is trained, and kept with it.</summary>
internal static class KeywordStrengths
{
    /// <returns>How many examples of its own topic hold each keyword, and how many of others.</returns>
    public static ImmutableArray<ImmutableArray<Counted>> Count(RoutingTexts texts)
    {
        var rules = new KeywordRules([.. texts.Keywords.Select(keyword => keyword.Text)]);
        var (own, others) = (new int[texts.Keywords.Length], new int[texts.Keywords.Length]);
        foreach (var ((_, topic), example) in texts.Examples.Zip(texts.Folded))
        {
            foreach (var k in rules.Match(example).Select(match => match.Phrase).Distinct())
            {
                if (texts.Keywords[k].Topic == texts.Topics[topic]) own[k]++;
                else others[k]++;
            }
        }

        return [Named(texts.Keywords, own), Named(texts.Keywords, others)];
    }

    /// <returns>
    /// 0 to 1 a keyword: more for more words, less where other topics' examples hold it too. One that was written
    /// since the model was trained counts as held by none.
    /// </returns>
    public static float[] Of(ImmutableArray<Keyword> keywords, ImmutableArray<Counted> own, ImmutableArray<Counted> others)
    {
        var (inOwn, inOthers) = (Times(own), Times(others));
        return
        [
            .. keywords.Select(keyword => Strength(
                KeywordRules.Parts(keyword.Text).All.Sum(part => PhrasePattern.Parse(part).Words.Length),
                inOwn.GetValueOrDefault(Name(keyword)), inOthers.GetValueOrDefault(Name(keyword)))),
        ];
    }

    /// <returns>The keywords that there were when this was counted.</returns>
    public static ImmutableArray<Keyword> KeywordsOf(ImmutableArray<Counted> own) =>
        [.. own.Select(one => one.What.Split(' ', 2)).Select(name => new Keyword(name[0], name[1]))];

    private static ImmutableArray<Counted> Named(ImmutableArray<Keyword> keywords, int[] times) =>
        [.. keywords.Select(Name).Zip(times, (name, count) => new Counted(name, count)).DistinctBy(counted => counted.What)];

    private static Dictionary<string, int> Times(ImmutableArray<Counted> counted) => counted.ToDictionary(one => one.What, one => one.Times, StringComparer.Ordinal);

    private static string Name(Keyword keyword) => $"{keyword.Topic} {keyword.Text}";

    private static float Strength(int words, int own, int others)
    {
        var precise = (own + 1f) / (own + others + 1.5f);
        var length = words switch { <= 1 => 0.7f, 2 => 0.9f, _ => 1f };
        return precise * length;
    }
}
