using System.Collections.Immutable;
using Bot.Core.Recognizers.Lexing;
using Bot.Core.Recognizers.Numbers;
using Bot.Core.Recognizers.Sequences;
using Bot.Core.Recognizers.Times;
using Bot.Core.Recognizers.Units;
using Handoff.Core.Conversations;

namespace Bot.Core.Recognizers;

/// <summary>
/// Finds numbers, amounts, ages, dates, phone numbers, addresses and answers in a text of one language: hand-written
/// readers over one list of pieces, each linear in the text's length and total. The text is cut once for all of them.
/// </summary>
/// <param name="text">Any length and any characters; null counts as empty.</param>
public sealed class Recognizer(string? text, Language language)
{
    private static readonly DateTime Earliest = new(1700, 1, 1);
    private static readonly DateTime Latest = new(2900, 1, 1);

    private readonly LexedText pieces = LexedText.Of(text, Words.Of(language));

    /// <summary>
    /// Whether there is anything that a number, a date or an address could be made of: most messages have nothing,
    /// and looking costs a hundredth of reading.
    /// </summary>
    public bool MayHoldEntities
    {
        get
        {
            for (var i = 0; i < pieces.Count; i++)
            {
                var piece = pieces[i];
                if (piece.Kind == LexKind.Digits || pieces.IsSign(i, '@')) return true;
                if (piece.Sense is { Piece: not Piece.None } or { Month: > 0 } or { Weekday: > 0 } or { Toward: not null } or { Part: > 0 }) return true;
                if (piece.Kind == LexKind.Word && RelativeDates.Begins(pieces, i)) return true;
            }

            return false;
        }
    }

    /// <summary>"Mil doscientos", "2.5k", "two thirds".</summary>
    public ImmutableArray<Recognized> Numbers() =>
        [.. NumberReader.All(pieces).Select(span => pieces.Slice(span.First, span.End, EntityTypes.Number, new Resolution(WordNumbers.Format(span.Value))))];

    public ImmutableArray<Recognized> Ordinals() => [.. Recognizers.Numbers.Ordinals.All(pieces)];

    public ImmutableArray<Recognized> Currencies() => [.. Units.Currencies.All(pieces)];

    public ImmutableArray<Recognized> Ages() => [.. Units.Ages.All(pieces)];

    /// <returns>At most one: the first yes or no.</returns>
    public ImmutableArray<Recognized> Booleans() => [.. Recognizers.Booleans.All(pieces)];

    public ImmutableArray<Recognized> Phones() => [.. Sequences.Phones.All(pieces)];

    public ImmutableArray<Recognized> Emails() => [.. Sequences.Emails.All(pieces.Source)];

    /// <summary>Five digits that can be a ZIP code, or ZIP+4.</summary>
    public ImmutableArray<Recognized> Zips() => [.. Sequences.Zips.All(pieces)];

    /// <summary>Dates, times, both together, ranges of days, durations and repetitions.</summary>
    /// <param name="now">The client's own time: "tomorrow" is the day after it. Held between 1700 and 2900, so that a calendar has every day counted from it.</param>
    public ImmutableArray<Recognized> DateTimes(DateTime now) => [.. DateReader.All(pieces, now < Earliest ? Earliest : now > Latest ? Latest : now)];
}
