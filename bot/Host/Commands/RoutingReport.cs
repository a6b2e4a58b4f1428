using System.Collections.Immutable;
using System.Globalization;
using Bot.Core.Dialogs;
using Bot.Core.Routing;
using Bot.Core.Routing.Measuring;
using Bot.Host.Content;

namespace Bot.Host.Commands;

/// <summary>What editors should look at in keywords and examples, and what a change did to known messages.</summary>
internal static class RoutingReport
{
    private const int MostListed = 40;
    private const int FewExamples = 10;

    public static void Keywords(DialogBook book, TextWriter output)
    {
        var uses = KeywordUse.Of(book);
        List("Keywords that other topics' examples hold more often than their own", output,
            uses.Where(use => use.Others > use.Own).OrderByDescending(use => use.Others - use.Own)
                .Select(use => $"{use.Topic}: \"{use.Keyword}\" ({use.Own} of its own, {use.Others} of others, most of {use.MostOther})"));
        List("Keywords that no example holds", output, uses.Where(use => use.Own + use.Others == 0).Select(use => $"{use.Topic}: \"{use.Keyword}\""));
        List("Topics with few examples in Spanish", output,
            book.Routing.Examples.Where(topic => topic.Value.Count(example => example.Language == "es") < FewExamples).Select(topic => topic.Key));
        List("Topics with keywords in English and none in Spanish", output,
            book.Topics.Values.Where(topic => !topic.Keywords.IsEmpty && topic.Keywords.All(keyword => keyword.Language.Code == "en")).Select(topic => topic.Id));
        List("Examples of topics that have no file", output, book.Routing.Examples.Keys.Where(topic => !book.Topics.ContainsKey(topic)));
    }

    /// <summary>By name: messages that the new model gets right and the one in use does not, and the other way round.</summary>
    public static void Changes(DialogBook book, TrainedTopics before, TrainedTopics after, string corpus, TextWriter output)
    {
        var messages = Measuring.Messages(corpus).ToImmutableArray();
        var (old, now) = (RoutingMeasure.AskAsLearned(book, before, messages), RoutingMeasure.Ask(book, after, messages));
        var pairs = old.Zip(now).ToArray();
        Better(output, pairs.Where(pair => !IsRight(pair.First) && IsRight(pair.Second)).Select(pair => Line(pair.First, pair.Second)));
        Worse(output, pairs.Where(pair => IsRight(pair.First) && !IsRight(pair.Second)).Select(pair => Line(pair.First, pair.Second)));
    }

    public static void Better(TextWriter output, IEnumerable<string> lines) => List("Better than with what was learned last", output, lines);

    public static void Worse(TextWriter output, IEnumerable<string> lines) => List("Worse than with what was learned last", output, lines);

    private static bool IsRight(Measured measured) => measured.IsRight(measured.Match.Topic);

    private static string Line(Measured before, Measured after) =>
        $"{before.Message.Author} \"{before.Message.Text}\": {before.Match.Topic} before, {after.Match.Topic} now, {before.Topic} is right";

    private static void List(string title, TextWriter output, IEnumerable<string> lines)
    {
        var all = lines.ToArray();
        output.WriteLine($"{title}: {all.Length.ToString("N0", CultureInfo.InvariantCulture)} in all");
        foreach (var line in all.Take(MostListed)) output.WriteLine($"  {line}");
        if (all.Length > MostListed) output.WriteLine($"  and {all.Length - MostListed} more");
    }
}
