using System.Collections.Immutable;

namespace Bot.Core.Signals;

/// <summary>A signal heard in one message.</summary>
/// <param name="Level">The highest level of the phrases that matched.</param>
/// <param name="Heard">The phrases that count, in the order of the text; empty where a rule decided, such as "yes" to the check-in.</param>
public sealed record Signal(string Name, Level Level, SignalAction Action, string Queue, ImmutableArray<HeardPhrase> Heard);

/// <summary>The client's words that matched.</summary>
/// <param name="Start">UTF-16 code units of the message, as is <paramref name="Length"/>.</param>
/// <param name="Phrase">The phrase as the editor wrote it.</param>
public sealed record HeardPhrase(string Text, int Start, int Length, string Phrase);

/// <summary>All that was heard in one message.</summary>
/// <param name="First">The one that decides: the first in the lexicon's order. Null if none.</param>
/// <param name="Also">The others, in order.</param>
/// <param name="Doubtful">
/// With nothing heard: what it may have been, between silence and a signal. The check-in question is asked then.
/// </param>
/// <param name="Faint">With nothing heard: what it is likelier to be than nothing. Alone it does nothing; it speaks for a topic that is about danger.</param>
public sealed record SignalReading(Signal? First, ImmutableArray<Signal> Also, Signal? Doubtful = null, Signal? Faint = null)
{
    public static readonly SignalReading Nothing = new(null, []);
}
