using System.Collections.Immutable;
using Bot.Core.Routing;

namespace Bot.Core.Signals;

/// <summary>What was heard of an example.</summary>
/// <param name="Signal"><c>none</c> for nothing.</param>
public sealed record HeardExample(SignalExample Example, string Signal, Level Level)
{
    /// <summary>A signal was heard where there is one, whichever, and none where there is none.</summary>
    public bool IsNoticed => (Signal == SignalNames.None) == (Example.Signal == SignalNames.None);
}

/// <summary>How well signals are heard, in shares of 1.</summary>
/// <param name="Recall">Of the messages with a signal: some signal heard, whichever.</param>
/// <param name="Precision">Of the messages in which one was heard: there is one.</param>
/// <param name="Emergencies">Of the emergencies: heard as an emergency or as urgent.</param>
/// <param name="FalseAlarms">Of the messages without one: one heard all the same.</param>
/// <param name="Named">Of the messages with a signal: heard under its own name.</param>
public sealed record SignalFigures(int Messages, double Recall, double Precision, double Emergencies, double FalseAlarms, double Named)
{
    public static SignalFigures Of(IReadOnlyCollection<HeardExample> heard)
    {
        bool Is(HeardExample one) => one.Example.Signal != SignalNames.None;
        bool Fired(HeardExample one) => one.Signal != SignalNames.None;
        return new SignalFigures(
            heard.Count,
            Share(heard.Where(Is), Fired),
            Share(heard.Where(Fired), Is),
            Share(heard.Where(one => one.Example.Level == Level.Emergency), one => one.Level >= Level.Urgent),
            Share(heard.Where(one => !Is(one)), Fired),
            Share(heard.Where(Is), one => one.Signal == one.Example.Signal));
    }

    private static double Share(IEnumerable<HeardExample> among, Func<HeardExample, bool> counts)
    {
        var (all, counted) = (0, 0);
        foreach (var one in among)
        {
            all++;
            if (counts(one)) counted++;
        }

        return all == 0 ? double.NaN : (double)counted / all;
    }
}

/// <summary>
/// Measures the lexicon on messages that it has not learned from. Figures on messages that it has learned
/// mean nothing.
/// </summary>
public static class SignalMeasure
{
    /// <returns>An author's own examples as the lexicon hears them when it has learned from all the others'.</returns>
    public static ImmutableArray<HeardExample> LeaveOut(SignalLexicon lexicon, string author, CancellationToken cancellationToken = default) =>
        Hear(Without(lexicon, author, cancellationToken), lexicon.Examples.Where(example => example.Author == author));

    /// <returns>The lexicon as if one author had never written.</returns>
    public static SignalLexicon Without(SignalLexicon lexicon, string author, CancellationToken cancellationToken) =>
        lexicon with { Model = SignalModel.Train(lexicon, example => example.Author != author, cancellationToken) };

    /// <returns>The same typed again with slips, the same each time.</returns>
    public static IEnumerable<SignalExample> WithSlips(IEnumerable<SignalExample> examples) =>
        examples.Select(example => example with { Text = TypingNoise.Of(example.Text) });

    public static ImmutableArray<HeardExample> Hear(SignalLexicon lexicon, IEnumerable<SignalExample> examples)
    {
        var detector = new SignalDetector(lexicon);
        return [.. examples.Select(example => Hear(detector, example, lexicon.Texting))];
    }

    private static HeardExample Hear(SignalDetector detector, SignalExample example, TextingWords texting)
    {
        var first = detector.Detect(TextFolding.Fold(example.Text, texting)).First;
        return new HeardExample(example, first?.Name ?? SignalNames.None, first?.Level ?? Level.None);
    }
}
