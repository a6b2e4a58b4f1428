using System.Collections.Immutable;
using Bot.Core.Dialogs;

namespace Bot.Core.Routing.Measuring;

/// <summary>How a keyword fares with the examples.</summary>
/// <param name="Own">Examples of its own topic that hold it.</param>
/// <param name="Others">Examples of other topics that hold it.</param>
/// <param name="MostOther">The other topic with most of them; null if none.</param>
public sealed record KeywordUse(string Topic, string Keyword, int Own, int Others, string? MostOther)
{
    public static ImmutableArray<KeywordUse> Of(DialogBook book)
    {
        var owned = book.Topics.Values.OrderBy(topic => topic.Id, StringComparer.Ordinal).SelectMany(topic => topic.Keywords.Select(keyword => (topic.Id, keyword.Text))).ToArray();
        var rules = new KeywordRules([.. owned.Select(keyword => keyword.Text)]);
        var seen = owned.Select(_ => new Dictionary<string, int>(StringComparer.Ordinal)).ToArray();
        foreach (var (topic, examples) in book.Routing.Examples)
            foreach (var example in examples)
                foreach (var keyword in rules.Match(TextFolding.Fold(example.Text, book.Texting)).Select(match => match.Phrase).Distinct())
                    if (!example.Also.Contains(owned[keyword].Id)) seen[keyword][topic] = seen[keyword].GetValueOrDefault(topic) + 1;

        return [.. owned.Select((keyword, k) => Of(keyword, seen[k]))];
    }

    private static KeywordUse Of((string Id, string Text) keyword, Dictionary<string, int> seen)
    {
        var others = seen.Where(topic => topic.Key != keyword.Id).ToArray();
        return new KeywordUse(
            keyword.Id, keyword.Text, seen.GetValueOrDefault(keyword.Id), others.Sum(topic => topic.Value),
            others.OrderByDescending(topic => topic.Value).ThenBy(topic => topic.Key, StringComparer.Ordinal).Select(topic => topic.Key).FirstOrDefault());
    }
}
