using System.Collections.Immutable;
using Bot.Core.Routing;
using Bot.Core.Scoring;

namespace Bot.Core.Signals;

/// <summary>What the scorer makes of one message. Scores are natural logarithms of "how much likelier than none".</summary>
/// <param name="Any">Some signal, whichever.</param>
/// <param name="Emergency">An emergency, of whichever signal.</param>
/// <param name="Danger">One of the signals that bring the safety words.</param>
/// <param name="Best">Index of the likeliest signal's definition.</param>
internal readonly record struct SignalScore(float Any, float Emergency, float Danger, int Best, Level Level)
{
    public static readonly SignalScore Nothing = new(float.NegativeInfinity, float.NegativeInfinity, float.NegativeInfinity, -1, Level.None);
}

/// <summary>Scores a message with the trained model. Made once for a content version; changes nothing in it.</summary>
internal sealed class SignalScorer
{
    // A signal further up the list is taken where it is at least this share of the likeliest:
    // of two that apply, the graver one counts.
    private const float GraverFrom = 0.6f;

    // An emergency among the levels of one signal, from this share on.
    private const float EmergencyFrom = 0.4f;

    private const int MostReasons = 3;

    private readonly LinearModel model;
    private readonly SignalFeatures features;
    private readonly (int Signal, Level Level)[] classes; // signal -1: none
    private readonly SignalDefinition[] signals;

    private SignalScorer(SignalLexicon lexicon, SignalDefinition[] signals, SignalModel trained)
    {
        model = trained.Named.Model;
        features = SignalModel.FeaturesOf(lexicon);
        this.signals = signals;
        classes = [.. trained.Named.Classes.Select(name => Class(name))];
    }

    /// <param name="signals">In order of precedence.</param>
    /// <returns>Null where there is no model: the phrases then work alone.</returns>
    public static SignalScorer? Of(SignalLexicon lexicon, SignalDefinition[] signals) =>
        lexicon.Model is { } trained ? new SignalScorer(lexicon, signals, trained) : null;

    public SignalScore Score(FoldedText text)
    {
        if (text.Count == 0) return SignalScore.Nothing;

        var list = Features(text);
        Span<float> shares = stackalloc float[model.Classes];
        if (model.Score(list.Features, shares).IsEmpty) return SignalScore.Nothing;

        Exact.Softmax(shares);
        return Read(shares);
    }

    /// <summary>The words that spoke most for a signal rather than none.</summary>
    public ImmutableArray<HeardPhrase> Explain(FoldedText text, int signal)
    {
        var list = Features(text);
        Span<float> scores = stackalloc float[model.Classes];
        var known = model.Score(list.Features, scores);
        var (own, none) = (BestClassOf(scores, signal), Array.FindIndex(classes, c => c.Signal < 0));
        var heard = new List<(int First, int End)>();
        foreach (var reason in model.Explain(list.Features, known, own, none))
        {
            var feature = list.Features[reason.Feature];
            var (first, end) = (feature.First, Math.Min(feature.First + feature.Words, text.Count));
            if (heard.Count == MostReasons) break;
            if (!heard.Exists(other => first < other.End && other.First < end)) heard.Add((first, end));
        }

        heard.Sort();
        return [.. heard.Select(words => Phrase(text, words.First, words.End))];
    }

    private FeatureList Features(FoldedText text)
    {
        var list = FeatureList.Begin();
        features.Of(text, list);
        return list;
    }

    private static HeardPhrase Phrase(FoldedText text, int first, int end)
    {
        var said = text.SourceOf(first, end);
        return new HeardPhrase(said, text[first].SourceStart, text[end - 1].SourceEnd - text[first].SourceStart, $"scored: {said}");
    }

    private int BestClassOf(ReadOnlySpan<float> scores, int signal)
    {
        var best = -1;
        for (var c = 0; c < scores.Length; c++)
            if (classes[c].Signal == signal && (best < 0 || scores[c] > scores[best])) best = c;

        return best;
    }

    private SignalScore Read(ReadOnlySpan<float> shares)
    {
        Span<float> bySignal = stackalloc float[signals.Length];
        bySignal.Clear();
        var (none, emergency, danger) = (0f, 0f, 0f);
        for (var c = 0; c < shares.Length; c++)
        {
            var (signal, level) = classes[c];
            if (signal < 0) { none += shares[c]; continue; }
            bySignal[signal] += shares[c];
            if (level == Level.Emergency) emergency += shares[c];
            if (signals[signal].Action == SignalAction.Safety) danger += shares[c];
        }

        var best = Best(bySignal);
        return new SignalScore(Likelier(1 - none, none), Likelier(emergency, none), Likelier(danger, none), best, LevelOf(shares, best, bySignal[best]));
    }

    private static float Likelier(float share, float none) => Exact.Log(Math.Max(share, 1e-9f)) - Exact.Log(Math.Max(none, 1e-9f));

    private static int Best(ReadOnlySpan<float> bySignal)
    {
        var highest = 0f;
        foreach (var share in bySignal) highest = Math.Max(highest, share);
        for (var s = 0; s < bySignal.Length; s++)
            if (bySignal[s] >= highest * GraverFrom) return s;

        return 0;
    }

    private Level LevelOf(ReadOnlySpan<float> shares, int signal, float whole)
    {
        var (best, level) = (-1f, Level.None);
        for (var c = 0; c < shares.Length; c++)
        {
            if (classes[c].Signal != signal) continue;
            if (classes[c].Level == Level.Emergency && shares[c] >= EmergencyFrom * whole) return Level.Emergency;
            if (shares[c] > best) (best, level) = (shares[c], classes[c].Level);
        }

        return level;
    }

    private (int Signal, Level Level) Class(string name)
    {
        var parts = name.Split('/');
        var level = parts.Length < 2 ? Level.None : Enum.GetValues<Level>().First(level => SignalNames.Word(level) == parts[1]);
        return (Array.FindIndex(signals, signal => signal.Name == parts[0]), level);
    }
}
