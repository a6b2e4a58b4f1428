namespace Bot.Core.Signals;

/// <summary>What a lexicon with its model must pass before it listens to anybody.</summary>
public static class SignalTrial
{
    /// <returns>
    /// Of <see cref="SignalLexicon.MustHear"/>, by index, what would be heard wrongly. Nothing without a model: then only the
    /// plainest is heard, and that is said elsewhere.
    /// </returns>
    public static IEnumerable<(int Index, HeardExample Heard)> Misses(SignalLexicon lexicon) =>
        lexicon.Model is null ? [] : SignalMeasure.Hear(lexicon, lexicon.MustHear).Index().Where(one => IsMiss(one.Item));

    private static bool IsMiss(HeardExample heard) => heard.Example.Signal == SignalNames.None
        ? heard.Signal != SignalNames.None
        : heard.Level < (heard.Example.Level == Level.Emergency ? Level.Urgent : Level.Soon);
}
