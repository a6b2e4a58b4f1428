using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using Bot.Core.Dialogs;
using Bot.Core.Scoring;

namespace Bot.Core.Routing;

/// <summary>All that a book teaches about its topics, in a fixed order.</summary>
/// <param name="Topics">Ids, in ordinal order: the model's classes.</param>
/// <param name="Keywords">Of the topics, in their order.</param>
internal sealed record RoutingTexts(
    ImmutableArray<string> Topics, ImmutableArray<(Example Example, int Topic)> Examples, ImmutableArray<Keyword> Keywords, ImmutableArray<Meaning> Meanings)
{
    private const string Desk = "desk";

    private FoldedText[]? folded;

    public TextingWords Texting { get; init; } = TextingWords.None;

    /// <summary>The examples folded, in their order. Made once, and only to train.</summary>
    public IReadOnlyList<FoldedText> Folded => folded ??= [.. Examples.Select(one => TextFolding.Fold(one.Example.Text, Texting))];

    public static RoutingTexts Of(DialogBook book)
    {
        ImmutableArray<string> topics = [.. book.Routing.Examples.Keys.Concat(book.Topics.Keys).Distinct().Order(StringComparer.Ordinal)];
        return new RoutingTexts(
            topics,
            [.. topics.SelectMany((id, t) => ExamplesOf(book, id).Select(example => (example, t)))],
            [.. topics.Where(book.Topics.ContainsKey).SelectMany(id => book.Topics[id].Keywords.Select(keyword => new Keyword(id, keyword.Text)))],
            book.Routing.Meanings)
        {
            Texting = book.Texting,
        };
    }

    /// <returns>Hash of all of it, hex: equal texts give equal models.</returns>
    /// <param name="method">Names the way of training: another way gives another hash.</param>
    public string Hash(string method)
    {
        var all = new StringBuilder(method).Append('\n').AppendJoin('\n', Topics).Append('\n');
        foreach (var (example, topic) in Examples) all.Append(topic).Append('\t').Append(example.Text).Append('\t').AppendJoin(',', example.Also).Append('\n');
        foreach (var keyword in Keywords) all.Append(keyword.Topic).Append('\t').Append(keyword.Text).Append('\n');
        foreach (var meaning in Meanings) all.Append(meaning.Name).Append('\t').AppendJoin('\t', meaning.Phrases).Append('\n');
        foreach (var word in Texting.Shorthands) all.Append(word.Typed).Append('\t').Append(word.Meant).Append('\n');
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(all.ToString())));
    }

    /// <returns>The words of the examples and meanings, folded, with how many texts write each, in ordinal order.</returns>
    public ImmutableArray<Counted> Words()
    {
        var words = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var example in Folded) Count(example, words);
        // An example's word that is written only once may itself be a slip.
        foreach (var word in words.Where(word => word.Value < 2).Select(word => word.Key).ToArray()) words.Remove(word);
        foreach (var meaning in Meanings)
            foreach (var phrase in meaning.Phrases)
                foreach (var word in PhrasePattern.Parse(phrase).Words)
                    if (!word.AnyEnding) words.TryAdd(word.Word, 1);

        return [.. words.OrderBy(word => word.Key, StringComparer.Ordinal).Select(word => new Counted(word.Key, word.Value))];
    }

    private static void Count(FoldedText text, Dictionary<string, int> words)
    {
        for (var i = 0; i < text.Count; i++)
        {
            var word = text.Word(i).ToString();
            words[word] = words.GetValueOrDefault(word) + 1;
        }
    }

    private static IEnumerable<Example> ExamplesOf(DialogBook book, string id)
    {
        foreach (var example in book.Routing.Examples.GetValueOrDefault(id, [])) yield return example;
        if (!book.Topics.TryGetValue(id, out var topic)) yield break;
        foreach (var example in topic.Examples) yield return new Example(example.Text, example.Language.Code, Desk, []);
        yield return new Example(topic.Title.English, "en", Desk, []);
        yield return new Example(topic.Title.Spanish, "es", Desk, []);
    }
}

/// <param name="Topic">Id of the topic that it is a keyword of.</param>
internal readonly record struct Keyword(string Topic, string Text);
