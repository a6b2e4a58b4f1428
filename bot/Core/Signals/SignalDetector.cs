using Bot.Core.Routing;

namespace Bot.Core.Signals;

/// <summary>
/// Finds the signals in a message. The scorer weighs all of its words and concepts; editors' phrases lower
/// the score that it takes. Without a trained model the phrases decide alone.
/// </summary>
internal sealed class SignalDetector
{
    private const int MostWordsOfPiece = 12;

    // Up to so many words are often said lightly ("this paperwork will be the end of me"): barely heard, they are asked about first.
    // Whoever says more and plainly gives up, or is at their wits' end, is not kept waiting with a question.
    public const int MostWordsSaidLightly = 12;

    // An answer to a question about danger needs less; a little only, since every answer to it speaks of the same matter.
    private const double UnderAsked = 0.35;

    // Asked about danger and denied: harmless reasons are often full of grave words ("no, the baby is asleep on my chest").
    private const double OverDenied = 1;

    // What two pieces need above one: more words, more chances to be misread.
    private const double OverBoth = 1;

    // What one sentence of several needs above a whole message, and how long it must be.
    private const double OverSentence = 2;
    private const int LeastWordsAlone = 5;

    // The later piece itself must not be plainly harmless.
    private const double PieceAt = 1;

    private readonly SignalDefinition[] signals;
    private readonly PhraseDetector phrases;
    private readonly SignalScorer? scorer;
    private readonly SignalThresholds thresholds;
    private readonly int frustration;
    private readonly Recovery? recovery;
    private readonly PhraseMatcher longAgo;
    private readonly PhraseMatcher wellNow;

    public SignalDetector(SignalLexicon lexicon)
    {
        signals = [.. lexicon.Signals.OrderBy(signal => signal.Order)];
        phrases = new PhraseDetector(signals);
        scorer = SignalScorer.Of(lexicon, signals);
        thresholds = lexicon.Thresholds;
        CheckIns = new CheckIns(lexicon.Questions, lexicon.AllClear, lexicon.Texting);
        recovery = lexicon.Recovery;
        longAgo = new PhraseMatcher(recovery?.LongAgo ?? []);
        wellNow = new PhraseMatcher(recovery?.WellNow ?? []);
        frustration = Array.FindIndex(signals, signal => signal.Name == SignalNames.Frustration);
    }

    public CheckIns CheckIns { get; }

    public SignalReading Detect(FoldedText text) => Detect(text, Situation.None);

    /// <param name="situation">Anger needs less where the bot has repeated itself, and any danger where it was asked about.</param>
    public SignalReading Detect(FoldedText text, Situation situation)
    {
        var said = phrases.Detect(text);
        if (scorer is null) return said;

        var score = scorer.Score(text);
        if (score.Best < 0) return said; // not a word of it was ever learned
        if (score.Any < thresholds.SureAt && IsOver(text, said.First?.Name ?? signals[score.Best].Name)) return new SignalReading(null, []);
        if (situation.Question is { } asked && IsDenied(asked, text, said, score)) return new SignalReading(null, []);
        if (said.First is { } first && score.Any >= thresholds.PhraseAt) return said with { First = Answered(Weighed(first, score), text, situation, score.Any >= (first.Action == SignalAction.Safety ? thresholds.FireAt : thresholds.SureAt)) };
        if (score.Any >= thresholds.FireAt || score.Emergency >= thresholds.EmergencyAt) return Only(Answered(Scored(text, score), text, situation, score.Any >= thresholds.SureAt));
        if (situation.IsChosen && score.Danger >= thresholds.AskAt && Scored(text, score) is { Action: SignalAction.Safety } chosen) return Only(chosen);
        if (situation.Pressed && score.Best == frustration && score.Any >= thresholds.PressedAt) return Only(Scored(text, score));
        if (situation.Question is not null && score.Danger >= thresholds.FireAt - UnderAsked) return Only(Scored(text, score));
        if (InPieces(text, situation, score) is { } whole) return Only(whole);
        if (InOneSentence(text) is { } plain) return Only(plain);

        var doubtful = said.First ?? (score.Danger >= thresholds.AskAt ? Scored(text, score) : null);
        return new SignalReading(null, [], doubtful is { Action: SignalAction.Safety } ? doubtful : null, Faint: score.Any < thresholds.PressedAt ? null : Scored(text, score));
    }

    /// <returns>
    /// The danger that a bot's question is about, "yes" meaning that it is there; null for none. Of need it says nothing:
    /// "do you have a bed?" and "is there no food?" hold the same words.
    /// </returns>
    public DangerQuestion? AskedIn(string question)
    {
        var asked = TextFolding.Fold(question);
        if (scorer is null || !HeardQuestion.IsClear(asked)) return null;

        var score = scorer.Score(HeardQuestion.AsSaid(asked));
        if (score.Best < 0 || score.Danger < thresholds.FireAt || signals[score.Best] is not { Action: SignalAction.Safety } signal || signal.Name == SignalNames.AcuteNeed) return null;
        return HeardQuestion.Of(signal.Name, score.Level);
    }

    // "How do I apply for food stamps? I want to kill myself": harmless words beside it must not drown it.
    private Signal? InOneSentence(FoldedText text)
    {
        Signal? gravest = null;
        foreach (var (sentence, start) in Sentences.Of(text.Source))
        {
            if (DangerIn(text.Alike(sentence)) is not { } danger || danger.Level <= (gravest?.Level ?? Level.None)) continue;
            gravest = danger with { Heard = [.. danger.Heard.Select(heard => heard with { Start = heard.Start + start })] };
        }

        return gravest;
    }

    // A few words by themselves score far too easily ("since when?"), so without one of the plainest phrases it takes much more.
    private Signal? DangerIn(FoldedText sentence)
    {
        var said = phrases.Detect(sentence).First;
        if (said is null && sentence.Count < LeastWordsAlone) return null;
        var score = scorer!.Score(sentence);
        if (score.Best < 0) return null;
        if (said is not null && score.Any >= thresholds.PhraseAt) return Weighed(said, score);
        return sentence.Count >= LeastWordsAlone && score.Danger >= thresholds.FireAt + OverSentence && Scored(sentence, score) is { Action: SignalAction.Safety } scored ? scored : null;
    }

    // "The landlord is selling" and then "end of next month": neither says it alone.
    private Signal? InPieces(FoldedText text, Situation situation, SignalScore score)
    {
        if (situation.Before.Length == 0 || score.Any < PieceAt || text.Count > MostWordsOfPiece) return null;

        // What was nearly danger by itself was asked about then; it is no news that it still is.
        if (scorer!.Score(text.Alike(situation.Before)).Danger >= thresholds.AskAt) return null;

        var both = text.Alike($"{situation.Before}. {text.Source}");
        var together = scorer.Score(both);
        if (together.Any < thresholds.FireAt + OverBoth) return null;

        var signal = signals[together.Best];
        return new Signal(signal.Name, together.Level, signal.Action, signal.Queue, scorer.Explain(text, together.Best));
    }

    // Of danger only: "safe yeah. lonely as hell tho" still is.
    private bool IsDenied(DangerQuestion asked, FoldedText text, SignalReading said, SignalScore score) =>
        score.Any < thresholds.FireAt + OverDenied && (said.First is null || score.Any < thresholds.PhraseAt) && signals[score.Best].Action == SignalAction.Safety && CheckIns.Clears(asked, text);

    // "I tried to end my life in 2014, been well since": a hotline would only remind them.
    private bool IsOver(FoldedText text, string signal) =>
        recovery is not null && recovery.Signals.Contains(signal) && longAgo.Match(text).Count > 0 && wellNow.Match(text).Count > 0;

    // Asked about first, or answered with the safety words, by how much of it was said and how surely it was heard.
    private static Signal Answered(Signal signal, FoldedText text, Situation situation, bool sure) => (signal.Action, Short: text.Count <= MostWordsSaidLightly) switch
    {
        (SignalAction.Safety, Short: true) when !sure && situation is { MayAsk: true, Question: null } => signal with { Action = SignalAction.CheckIn },
        (SignalAction.CheckIn, Short: false) when sure || signal.Level >= Level.Urgent => signal with { Action = SignalAction.Safety },
        _ => signal,
    };

    private static SignalReading Only(Signal signal) => new(signal, []);

    // The phrase names the signal, the whole message how grave it is.
    private Signal Weighed(Signal said, SignalScore score)
    {
        if (score.Any < thresholds.FireAt) return said;
        var scored = signals[score.Best];
        if (scored.Name == said.Name) return said with { Level = score.Level > said.Level ? score.Level : said.Level };
        return scored.Order < OrderOf(said.Name) ? said with { Name = scored.Name, Level = score.Level, Action = scored.Action, Queue = scored.Queue } : said;
    }

    private int OrderOf(string name) => Array.Find(signals, signal => signal.Name == name)!.Order;

    private Signal Scored(FoldedText text, SignalScore score)
    {
        var signal = signals[score.Best];
        return new Signal(signal.Name, score.Level, signal.Action, signal.Queue, scorer!.Explain(text, score.Best));
    }
}
