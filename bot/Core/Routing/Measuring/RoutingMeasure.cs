using System.Collections.Immutable;
using Bot.Core.Dialogs;

namespace Bot.Core.Routing.Measuring;

/// <summary>A message whose topic is known, and what the router made of it.</summary>
/// <param name="Noisy">What it made of the same message with slips of typing.</param>
public sealed record Measured(Example Message, string Topic, Match Match, Match Noisy)
{
    public bool IsRight(string? topic) => topic is not null && (topic == Topic || Message.Also.Contains(topic));
}

/// <summary>
/// Measures the router on messages it has not learned from: figures on messages that it has seen mean nothing.
/// </summary>
public static class RoutingMeasure
{
    // Who wrote fewer is never left out: the figures would be chance.
    private const int LeastMessages = 400;

    /// <returns>Who is left out in turn.</returns>
    public static ImmutableArray<string> Authors(DialogBook book) =>
    [
        .. book.Routing.Examples.Values.SelectMany(examples => examples).GroupBy(example => example.Author)
            .Where(author => author.Count() >= LeastMessages && author.Key != Desk).Select(author => author.Key).Order(StringComparer.Ordinal),
    ];

    // Written beside the content and to its gaps: easy to get right, and so no measure.
    private const string Desk = "desk";

    /// <summary>Learns from all but one author, and asks that author's messages.</summary>
    public static ImmutableArray<Measured> LeaveOut(DialogBook book, string author, CancellationToken cancellationToken)
    {
        var others = book.Routing.Examples.ToImmutableSortedDictionary(topic => topic.Key, topic => (ExampleList<Example>)[.. topic.Value.Where(example => example.Author != author)], StringComparer.Ordinal);
        var without = book with { Routing = book.Routing with { Examples = others } };
        var messages = book.Routing.Examples.SelectMany(topic => topic.Value.Where(example => example.Author == author).Select(example => (example, topic.Key)));
        return Ask(without, TrainedTopics.Train(without, cancellationToken), messages);
    }

    /// <summary>Asks messages that nothing was learned from.</summary>
    public static ImmutableArray<Measured> Ask(DialogBook book, TrainedTopics trained, IEnumerable<(Example Message, string Topic)> messages) =>
        Ask(book, RoutingTexts.Of(book), trained, messages);

    /// <summary>The same with the keywords that the book had when that was learned.</summary>
    public static ImmutableArray<Measured> AskAsLearned(DialogBook book, TrainedTopics trained, IEnumerable<(Example Message, string Topic)> messages) =>
        Ask(book, RoutingTexts.Of(book) with { Keywords = KeywordStrengths.KeywordsOf(trained.Model.Counts[1]) }, trained, messages);

    private static ImmutableArray<Measured> Ask(DialogBook book, RoutingTexts texts, TrainedTopics trained, IEnumerable<(Example Message, string Topic)> messages)
    {
        var router = new TopicRouter(new TopicScorer(texts, trained.Model), book.Thresholds);
        return
        [
            .. messages.Select(message => new Measured(
                message.Message, message.Topic,
                router.Route(TextFolding.Fold(message.Message.Text, book.Texting)),
                router.Route(TextFolding.Fold(TypingNoise.Of(message.Message.Text), book.Texting)))),
        ];
    }
}
