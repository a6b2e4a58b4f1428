using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Bot.Core;
using Bot.Core.Dialogs;
using Bot.Core.Routing;
using Bot.Core.Signals;

namespace Bot.Host.Commands;

/// <summary>Says how well signals are heard, on messages that the model has not learned from.</summary>
internal static class SignalMeasuring
{
    // Written beside the content and to its gaps, half of all: without it little is left to learn from.
    private const string Desk = "desk";

    // Ordinary questions are many and all alike: authors who wrote only those say little about danger.
    private const int FewestMessages = 200;

    /// <summary>Each author of the examples left out in turn.</summary>
    public static void Authors(SignalLexicon lexicon, TextWriter output, CancellationToken cancellationToken)
    {
        var authors = lexicon.Examples.GroupBy(example => example.Author).Where(author => author.Count() >= FewestMessages && author.Key != Desk && author.Any(example => example.Signal != SignalNames.None))
            .Select(author => author.Key).Order(StringComparer.Ordinal).ToArray();
        output.WriteLine("Signals, each author left out in turn:");
        var (all, slips) = (new List<HeardExample>(), new List<HeardExample>());
        foreach (var author in authors)
        {
            var (without, own) = (SignalMeasure.Without(lexicon, author, cancellationToken), lexicon.Examples.Where(example => example.Author == author).ToArray());
            var heard = SignalMeasure.Hear(without, own);
            Print(output, $"by {author}", heard);
            all.AddRange(heard);
            slips.AddRange(SignalMeasure.Hear(without, SignalMeasure.WithSlips(own)));
        }

        Groups(output, all, slips);
    }

    /// <returns>Whether the file's lines say which signal is right.</returns>
    public static bool IsOfSignals(string path) => File.ReadLines(path).FirstOrDefault()?.Contains("\"signal\"", StringComparison.Ordinal) == true;

    /// <summary>Messages of a file of JSON lines, text, lang, signal, level; or conversations, messages and at.</summary>
    public static void Corpus(DialogBook book, TrainedTopics trained, string path, TextWriter output)
    {
        if (File.ReadLines(path).First().Contains("\"messages\"", StringComparison.Ordinal))
        {
            Conversations(new Classifier(new BenefitsBot(book, trained)), path, output);
            return;
        }

        var (kept, examples) = (book.Lexicon, Read(path));
        var changed = kept.Model is { } model && !model.Fits(kept);
        var learned = changed ? kept with { Model = SignalModel.Train(kept) } : kept;
        var heard = SignalMeasure.Hear(learned, examples);
        output.WriteLine($"Signals on {Path.GetFileName(path)}:");
        Groups(output, heard, SignalMeasure.Hear(learned, SignalMeasure.WithSlips(examples)));
        if (changed) Changes(SignalMeasure.Hear(kept, examples), heard, output);
        foreach (var wrong in heard.Where(one => !one.IsNoticed))
            output.WriteLine($"  {wrong.Example.Signal} heard as {wrong.Signal}: {wrong.Example.Text}");
    }

    // By name: what is heard rightly with what was learned now and was not with what was learned last, and the other way round.
    private static void Changes(IEnumerable<HeardExample> before, IEnumerable<HeardExample> now, TextWriter output)
    {
        var pairs = before.Zip(now).ToArray();
        RoutingReport.Better(output, pairs.Where(pair => !pair.First.IsNoticed && pair.Second.IsNoticed).Select(Line));
        RoutingReport.Worse(output, pairs.Where(pair => pair.First.IsNoticed && !pair.Second.IsNoticed).Select(Line));

        static string Line((HeardExample Before, HeardExample Now) pair) =>
            $"{pair.Now.Example.Author} \"{pair.Now.Example.Text}\": {pair.Before.Signal} before, {pair.Now.Signal} now, {pair.Now.Example.Signal} is right";
    }

    private static void Conversations(Classifier classifier, string path, TextWriter output)
    {
        var figures = ConversationFigures.Of(classifier, File.ReadLines(path));
        output.WriteLine($"Conversations of {Path.GetFileName(path)}:");
        output.WriteLine($"  a person at the right message {Percent(figures.AtRight)}  at all {Percent(figures.AtAll)}  without need {Percent(figures.WithoutNeed)}");
        foreach (var (id, right, found) in figures.Wrong) output.WriteLine($"  {id}: at {found?.ToString(CultureInfo.InvariantCulture) ?? "none"}, right is {right?.ToString(CultureInfo.InvariantCulture) ?? "none"}");
    }

    /// <exception cref="CorpusException">A line can't be read.</exception>
    public static ImmutableArray<SignalExample> Read(string path) => [.. CorpusFile.Read(path, "id, text, lang, signal and level", Example)];

    private static void Groups(TextWriter output, IReadOnlyCollection<HeardExample> heard, IReadOnlyCollection<HeardExample> withSlips)
    {
        Print(output, "all", heard);
        Print(output, "with slips", withSlips);
        foreach (var language in heard.GroupBy(one => one.Example.Language).OrderBy(group => group.Key, StringComparer.Ordinal)) Print(output, language.Key, [.. language]);
        foreach (var signal in heard.GroupBy(one => one.Example.Signal).OrderBy(group => group.Key, StringComparer.Ordinal)) Print(output, signal.Key, [.. signal]);
    }

    private static void Print(TextWriter output, string name, IReadOnlyCollection<HeardExample> heard)
    {
        var figures = SignalFigures.Of(heard);
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"  {name,-18} {figures.Messages,5}  any signal {Percent(figures.Recall)}  precision {Percent(figures.Precision)}  emergencies {Percent(figures.Emergencies)}  false alarms {Percent(figures.FalseAlarms)}  right name {Percent(figures.Named)}"));
    }

    private static string Percent(double share) => double.IsNaN(share) ? "    -" : (share * 100).ToString("0.0", CultureInfo.InvariantCulture).PadLeft(5);

    private static SignalExample Example(JsonElement row)
    {
        string Field(string name) => row.GetProperty(name).GetString() ?? "";
        var level = Enum.GetValues<Level>().First(level => SignalNames.Word(level) == Field("level"));
        return new SignalExample(Field("text"), Field("signal"), level, Field("lang"), Field("id")[..Math.Min(2, Field("id").Length)]);
    }
}
