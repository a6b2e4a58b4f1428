using System.Collections.Immutable;
using Bot.Core.Dialogs;
using Bot.Core.Scoring;

namespace Bot.Core.Routing;

/// <summary>All that a book teaches about its topics, in a fixed order.</summary>
/// <param name="Topics">Ids, in ordinal order: the model's classes.</param>
/// <param name="Keywords">Of the topics, in their order.</param>
internal sealed record RoutingTexts(DialogBook Book, ImmutableArray<string> Topics, ImmutableArray<Keyword> Keywords, ImmutableArray<Meaning> Meanings)
{
    private const string Desk = "desk";

    private (Example Example, int Topic)[]? examples;
    private FoldedText[]? folded;

    /// <summary>Made once, and only to train.</summary>
    public IReadOnlyList<(Example Example, int Topic)> Examples =>
        examples ??= [.. Topics.SelectMany((id, t) => Listed(id).Concat(OwnOf(id)).Select(example => (example, t)))];

    public TextingWords Texting { get; init; } = TextingWords.None;

    /// <summary>The examples folded, in their order. Made once, and only to train.</summary>
    public IReadOnlyList<FoldedText> Folded => folded ??= [.. Examples.Select(one => TextFolding.Fold(one.Example.Text, Texting))];

    public static RoutingTexts Of(DialogBook book)
    {
        ImmutableArray<string> topics = [.. book.Routing.Examples.Keys.Concat(book.Topics.Keys).Distinct().Order(StringComparer.Ordinal)];
        return new RoutingTexts(
            book,
            topics,
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
        using var all = new SourceHash();
        all.Append(method).Append('\n').AppendJoin('\n', Topics.AsSpan()).Append('\n');
        for (var topic = 0; topic < Topics.Length; topic++)
        {
            var listed = Listed(Topics[topic]);
            for (var i = 0; i < listed.Count; i++) all.Append(topic).Append('\t').AppendUtf8(listed.Utf8(i)).Append('\t').AppendJoin(',', listed.Like(i).Also.AsSpan()).Append('\n');
            foreach (var own in OwnOf(Topics[topic])) all.Append(topic).Append('\t').Append(own.Text).Append('\t').Append('\n');
        }

        foreach (var keyword in Keywords) all.Append(keyword.Topic).Append('\t').Append(keyword.Text).Append('\n');
        foreach (var meaning in Meanings) all.Append(meaning.Name).Append('\t').AppendJoin('\t', meaning.Phrases.AsSpan()).Append('\n');
        foreach (var word in Texting.Shorthands) all.Append(word.Typed).Append('\t').Append(word.Meant).Append('\n');
        return all.End();
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

    private ExampleList<Example> Listed(string id) => Book.Routing.Examples.GetValueOrDefault(id, []);

    private IEnumerable<Example> OwnOf(string id)
    {
        if (!Book.Topics.TryGetValue(id, out var topic)) yield break;
        foreach (var example in topic.Examples) yield return new Example(example.Text, example.Language.Code, Desk, []);
        yield return new Example(topic.Title.English, "en", Desk, []);
        yield return new Example(topic.Title.Spanish, "es", Desk, []);
    }
}

/// <param name="Topic">Id of the topic that it is a keyword of.</param>
internal readonly record struct Keyword(string Topic, string Text);
