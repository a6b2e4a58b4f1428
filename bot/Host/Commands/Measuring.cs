using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Bot.Core.Dialogs;
using Bot.Core.Routing;
using Bot.Core.Routing.Measuring;

namespace Bot.Host.Commands;

/// <summary><c>check --measure</c>: how good routing is on messages that it has not learned from.</summary>
internal static class Measuring
{
    private static readonly (string Code, string Name)[] Languages = [("en", "English"), ("es", "Spanish"), ("mixed", "mixed")];

    public static void Authors(DialogBook book, TextWriter output, CancellationToken cancellationToken)
    {
        var authors = RoutingMeasure.Authors(book);
        output.WriteLine($"Routing, each of {authors.Length} authors left out in turn:");
        var parts = new ImmutableArray<Measured>[authors.Length];
        Parallel.For(0, authors.Length, new ParallelOptions { CancellationToken = cancellationToken, MaxDegreeOfParallelism = Math.Min(2, Environment.ProcessorCount) },
            i => parts[i] = RoutingMeasure.LeaveOut(book, authors[i], cancellationToken));
        for (var i = 0; i < authors.Length; i++) output.WriteLine($"  {authors[i],-12} {RoutingFigures.Of(parts[i], m => m.Match)}");
        Write([.. parts.SelectMany(part => part)], output);
    }

    public static void Corpus(DialogBook book, TrainedTopics trained, string path, TextWriter output)
    {
        output.WriteLine($"Routing, {Path.GetFileName(path)}:");
        Write(RoutingMeasure.Ask(book, trained, Messages(path)), output);
    }

    private static void Write(ImmutableArray<Measured> measured, TextWriter output)
    {
        output.WriteLine($"  {"all",-12} {RoutingFigures.Of(measured, m => m.Match)}");
        output.WriteLine($"  {"with slips",-12} {RoutingFigures.Of(measured, m => m.Noisy)}");
        foreach (var (code, name) in Languages)
            output.WriteLine($"  {name,-12} {RoutingFigures.Of([.. measured.Where(m => m.Message.Language == code)], m => m.Match)}");
        output.WriteLine("  how sure     how often right");
        foreach (var band in measured.GroupBy(m => Math.Min(9, (int)(m.Match.Confidence * 10))).OrderBy(band => band.Key))
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {band.Key / 10.0:0.0} to {(band.Key + 1) / 10.0:0.0}   {band.Count(m => m.IsRight(m.Match.Topic)) * 100.0 / band.Count():0} % of {band.Count():N0}"));
    }

    /// <summary>JSON lines with id, text, lang, topic and, where others are right too, alt_topics.</summary>
    /// <exception cref="CorpusException">A line can't be read.</exception>
    public static IEnumerable<(Example Message, string Topic)> Messages(string path) => CorpusFile.Read(path, "id, text, lang and topic", row =>
    {
        var language = row.GetProperty("lang").GetString()!;
        return (
            new Example(row.GetProperty("text").GetString()!, language == "mix" ? "mixed" : language, row.GetProperty("id").GetString()!, AlsoRight(row)),
            row.GetProperty("topic").GetString()!);
    });

    private static ImmutableArray<string> AlsoRight(JsonElement row) =>
        row.TryGetProperty("alt_topics", out var topics) ? [.. topics.EnumerateArray().Select(topic => topic.GetString()!)] : [];
}
