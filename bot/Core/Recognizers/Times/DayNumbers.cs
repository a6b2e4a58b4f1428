using Bot.Core.Recognizers.Lexing;
using Bot.Core.Recognizers.Numbers;

namespace Bot.Core.Recognizers.Times;

/// <summary>Days of a month and years, in digits or words.</summary>
internal static class DayNumbers
{
    /// <summary>1 to 31: "3", "3rd", "third", "twenty-second", "1ro", "tres".</summary>
    public static bool TryDay(LexedText text, int at, out int end, out int day, out bool ordinal)
    {
        (end, day, ordinal) = (at + 1, 0, true);
        if (Ordinals.TryRead(text, at, out var nth) && nth.Value is >= 1 and <= 31)
        {
            (end, day) = (nth.End, (int)nth.Value);
            return true;
        }

        ordinal = false;
        if (text.IsDigits(at))
        {
            day = text.Length(at) <= 2 ? text.Small(at) : 0;
            // "3pm", "3:30", "3.5"
            var more = text.Touches(at + 1) && (text.IsWord(at + 1) || ((text.IsSign(at + 1, ':') || text.IsSign(at + 1, '.')) && text.Touches(at + 2) && text.IsDigits(at + 2)));
            return day is >= 1 and <= 31 && !more;
        }

        if (text.SenseAt(at) is not { Piece: Piece.Unit or Piece.Teen or Piece.Tens, Ordinal: false } || !WordNumbers.TryRead(text, at, out var word)) return false;
        (end, day) = (word.End, (int)word.Value);
        return word.Value is >= 1 and <= 31;
    }

    /// <summary>A year of four digits, of two after an apostrophe or where <paramref name="twoDigits"/> allows them, or in words.</summary>
    public static bool TryYear(LexedText text, int at, bool twoDigits, out int end, out int year)
    {
        (end, year) = (at + 1, 0);
        if (text.IsDigits(at))
        {
            if (text.Length(at) == 4) year = text.Small(at);
            else if (twoDigits && text.Length(at) == 2) year = Century(text.Small(at));
            var more = text.Touches(at + 1) && (text.IsWord(at + 1) || (text.IsSign(at + 1, ':') && text.Touches(at + 2)));
            return year is >= 1500 and < 2200 && !more;
        }

        // "Nineteen ninety six", "two thousand and fifteen", "dos mil veinte"
        if (text.SenseAt(at) is { Piece: Piece.Teen or Piece.Tens, Value: 19 or 20 } century && text.SenseAt(at + 1)?.Piece is Piece.Teen or Piece.Tens
            && WordNumbers.TryRead(text, at + 1, out var rest) && rest.Value is >= 10 and < 100)
        {
            (end, year) = (rest.End, (int)((century.Value * 100) + rest.Value));
            return true;
        }

        if (text.SenseAt(at) is null || !WordNumbers.TryRead(text, at, out var word) || word.InDigits || word.Value is not (>= 1900 and < 2100)) return false;
        (end, year) = (word.End, (int)word.Value);
        return true;
    }

    // As people write years of birth and of letters.
    private static int Century(int year) => year < 40 ? 2000 + year : 1900 + year;
}
