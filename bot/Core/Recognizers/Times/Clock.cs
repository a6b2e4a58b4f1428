using Bot.Core.Recognizers.Lexing;
using Bot.Core.Recognizers.Numbers;

namespace Bot.Core.Recognizers.Times;

/// <summary>Times of day: "8am", "5:30 p.m.", "noon", "3 de la tarde"; after "at" or "a las" also "at 7".</summary>
/// <param name="Second">The other half of the day, where none was said.</param>
internal readonly record struct Clock(int End, TimeOnly First, TimeOnly? Second)
{
    public static bool TryRead(LexedText text, int at, out Clock clock)
    {
        clock = default;
        if (Named(text, at) is { } named) clock = new Clock(at + 1, new TimeOnly(named, 0), null);
        else if (TryHour(text, at, out var hour, out var minute, out var end, out var written)) return TryHalf(text, at, hour, minute, end, written, out clock);
        else return false;
        return true;
    }

    private static int? Named(LexedText text, int at) =>
        text.IsAny(at, "noon", "noonish", "mediodia") ? 12 : text.IsAny(at, "midnight", "medianoche") ? 0 : null;

    /// <param name="written">It is written as a time: with a colon.</param>
    private static bool TryHour(LexedText text, int at, out int hour, out int minute, out int end, out bool written)
    {
        (hour, minute, end, written) = (text.Small(at), 0, at + 1, false);
        if (hour < 0)
        {
            if (text.SenseAt(at) is not { Piece: Piece.Unit or Piece.Teen, Ordinal: false, Value: >= 1 and <= 12 } word) return false;
            hour = (int)word.Value;
            if (text.Words.IsSpanish && text.Is(at + 1, "y") && text.IsAny(at + 2, "media", "cuarto"))
                (minute, end, written) = (text.Is(at + 2, "media") ? 30 : 15, at + 3, true);
            return true;
        }

        if (text.Touches(at) && (text.IsWord(at - 1) || text.IsSign(at - 1, '$') || text.IsSign(at - 1, '.') || text.IsSign(at - 1, ':'))) return false;
        if (text.Length(at) == 4) (hour, minute) = (hour / 100, hour % 100);
        else if ((text.IsSign(at + 1, ':') || (text.IsSign(at + 1, '.') && (IsHalf(text, at + 3) != null || AfterAt(text, at)))) && text.Touches(at + 1) && text.Touches(at + 2) && text.Length(at + 2) == 2 && text.IsDigits(at + 2))
        {
            (minute, end, written) = (text.Small(at + 2), at + 3, text.IsSign(at + 1, ':'));
            if (text.IsSign(end, ':') && text.Touches(end) && text.Length(end + 1) == 2 && text.IsDigits(end + 1)) end += 2;
        }

        return hour is >= 0 and <= 24 && minute is >= 0 and < 60 && !(text.IsSign(end, '%'));
    }

    private static bool TryHalf(LexedText text, int at, int hour, int minute, int end, bool written, out Clock clock)
    {
        clock = default;
        var half = IsHalf(text, end);
        if (half is var (afternoon, after))
        {
            if (hour is > 12 && !written) return false;
            clock = new Clock(after, At(afternoon && hour < 12 ? hour + 12 : !afternoon && hour == 12 ? 0 : hour, minute), null);
            return true;
        }

        var oclock = text.Is(end, "oclock") || (text.Is(end, "o") && text.Is(end + 1, "clock"));
        if (!written && !oclock && !(AfterAt(text, at) && Ends(text, end)) || text.Length(at) == 4) return false;
        if (oclock) end += text.Is(end, "oclock") ? 1 : 2;
        if (text.Touches(end) && text.IsWord(end) && !text.Is(end, "h")) return false;
        clock = new Clock(end, At(hour % 24, minute), hour is >= 1 and < 12 ? At(hour + 12, minute) : hour == 12 ? At(0, minute) : null);
        return true;
    }

    // "At 7 Main street" is no time.
    private static bool Ends(LexedText text, int end) =>
        !text.IsWord(end) ? !(text.Touches(end) && !text.IsSign(end, '.') && !text.IsSign(end, ',') && !text.IsSign(end, '?') && !text.IsSign(end, '!')) : text.IsAny(end, "on", "tomorrow", "today", "and", "del", "el", "hoy", "manana", "o", "oclock") || text.SenseAt(end) is { Weekday: > 0 };

    private static bool AfterAt(LexedText text, int at) =>
        text.IsAny(at - 1, "at", "@") || (text.IsAny(at - 1, "las", "la") && text.IsAny(at - 2, "a", "ala"));

    private static (bool Afternoon, int End)? IsHalf(LexedText text, int at)
    {
        if (text.IsAny(at, "am", "pm")) return (text.Is(at, "pm"), at + 1);
        if (text.IsAny(at, "a", "p") && text.IsSign(at + 1, '.') && text.Is(at + 2, "m")) return (text.Is(at, "p"), text.IsSign(at + 3, '.') && text.Touches(at + 3) ? at + 4 : at + 3);
        if (text.IsAny(at, "a", "p") && text.Touches(at) && (!text.IsWord(at + 1) || !text.Touches(at + 1)) && text.IsDigits(at - 1)) return (text.Is(at, "p"), at + 1);
        if (text.IsAny(at, "de", "por", "en") && text.Is(at + 1, "la") && text.IsAny(at + 2, "manana", "tarde", "noche", "madrugada")) return (text.IsAny(at + 2, "tarde", "noche"), at + 3);
        if (text.Is(at, "in") && text.Is(at + 1, "the") && text.IsAny(at + 2, "morning", "afternoon", "evening")) return (!text.Is(at + 2, "morning"), at + 3);
        return null;
    }

    private static TimeOnly At(int hour, int minute) => new(hour % 24, minute);
}
