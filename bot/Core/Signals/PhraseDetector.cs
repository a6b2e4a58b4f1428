using System.Collections.Immutable;
using Bot.Core.Routing;

namespace Bot.Core.Signals;

/// <summary>
/// Finds the signals by editors' phrases alone: this works with no model and no concepts. A phrase counts
/// unless an <c>unless</c> phrase of its signal overlaps it, or its clause is negated within three words
/// before it. A question or a benefits word never silences a signal.
/// </summary>
internal sealed class PhraseDetector
{
    private const int NegationReach = 3;

    private readonly PhraseMatcher matcher;
    private readonly Entry[] entries;
    private readonly SignalDefinition[] signals;

    /// <param name="signals">In order of precedence.</param>
    public PhraseDetector(SignalDefinition[] signals)
    {
        this.signals = signals;
        entries = [.. signals.SelectMany((signal, s) => Entries(signal, s))];
        matcher = new PhraseMatcher([.. entries.Select(entry => entry.Phrase)]);
    }

    public SignalReading Detect(FoldedText text)
    {
        var found = matcher.Read(text);
        if (found.Count == 0) return SignalReading.Nothing;

        var heard = new List<Signal>();
        foreach (var ofSignal in found.GroupBy(match => entries[match.Phrase].Signal).OrderBy(group => group.Key))
            if (Hear(text, signals[ofSignal.Key], [.. ofSignal]) is { } signal) heard.Add(signal);

        return heard is [var first, .. var also] ? new SignalReading(first, [.. also]) : SignalReading.Nothing;
    }

    private Signal? Hear(FoldedText text, SignalDefinition signal, PhraseMatch[] matches)
    {
        var excused = Array.FindAll(matches, match => entries[match.Phrase].Group is null);
        var counting = Array.FindAll(matches, match => Counts(text, match, excused));
        if (counting is []) return null;

        var level = counting.Max(match => entries[match.Phrase].Group!.Level);
        return new Signal(signal.Name, level, signal.Action, signal.Queue, [.. Phrases(text, counting)]);
    }

    private bool Counts(FoldedText text, PhraseMatch match, PhraseMatch[] excused)
    {
        var entry = entries[match.Phrase];
        return entry.Group is { } group
            && !Array.Exists(excused, excuse => excuse.Overlaps(match))
            && (group.NegationIsPart || entry.BeginsNegated || !IsNegated(text, match.First));
    }

    private static bool IsNegated(FoldedText text, int first)
    {
        for (var i = first - 1; i >= Math.Max(0, first - NegationReach) && text[i].Clause == text[first].Clause; i--)
            if (Negation.Is(text.Word(i))) return true;

        return false;
    }

    // The same words under two phrases are one thing heard: the longest reading is kept.
    private IEnumerable<HeardPhrase> Phrases(FoldedText text, PhraseMatch[] matches) => matches
        .Where(match => !Array.Exists(matches, other => other != match && other.First <= match.First && other.End >= match.End
            && (other.End - other.First > match.End - match.First || other.Phrase < match.Phrase)))
        .Select(match => new HeardPhrase(
            text.SourceOf(match.First, match.End),
            text[match.First].SourceStart,
            text[match.End - 1].SourceEnd - text[match.First].SourceStart,
            entries[match.Phrase].Phrase));

    private static IEnumerable<Entry> Entries(SignalDefinition signal, int index) =>
        signal.Groups.SelectMany(group => group.Phrases.Select(phrase => new Entry(phrase, index, group, BeginsNegated(phrase))))
            .Concat(signal.Unless.Select(phrase => new Entry(phrase, index, null, false)));

    private static bool BeginsNegated(string phrase) =>
        PhrasePattern.Parse(phrase).Words is [var first, ..] && Negation.Is(first.Word);

    /// <param name="Group">Null for an <c>unless</c> phrase.</param>
    private sealed record Entry(string Phrase, int Signal, SignalGroup? Group, bool BeginsNegated);
}
