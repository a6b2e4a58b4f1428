using Bot.Core.Recognizers.Lexing;

namespace Bot.Core.Recognizers.Times;

/// <summary>Moments so long before or after another: "in 3 days", "2 weeks ago", "three weeks from tomorrow", "hace dos meses".</summary>
internal static class CountedDates
{
    /// <param name="exact">The amount is in hours or less: the moment has a time of day.</param>
    public static bool TryRead(LexedText text, int at, DateTime now, out int end, out DateTime moment, out bool exact)
    {
        (end, moment, exact) = (at, now, false);
        var direction = 0;
        var first = at;
        if (text.IsAny(at, "in", "en")) (direction, first) = (1, at + 1);
        else if (text.Is(at, "dentro") && text.Is(at + 1, "de")) (direction, first) = (1, at + 2);
        else if (text.Is(at, "hace")) (direction, first) = (-1, at + 1);
        if (!Counted.TryRead(text, first, out var counted)) return false;

        end = counted.End;
        if (direction == 0 && !TryDirection(text, now, ref end, out direction, out moment)) return false;
        exact = counted.Unit < TimeUnit.Day;
        moment = counted.From(moment, direction);
        return true;
    }

    private static bool TryDirection(LexedText text, DateTime now, ref int end, out int direction, out DateTime from)
    {
        (direction, from) = (1, now);
        if (text.IsAny(end, "ago", "atras"))
        {
            (direction, end) = (-1, end + 1);
            return true;
        }

        if (text.IsAny(end, "later", "despues"))
        {
            end++;
            return true;
        }

        var before = text.IsAny(end, "before") || (text.Is(end, "antes") && text.Is(end + 1, "de"));
        var after = text.IsAny(end, "from", "after") || (text.Is(end, "a") && text.Is(end + 1, "partir") && text.Is(end + 2, "de"));
        if (!before && !after) return false;

        direction = before ? -1 : 1;
        var anchor = end + (text.Is(end, "a") ? 3 : text.Is(end, "antes") ? 2 : 1);
        if (text.IsAny(anchor, "now", "ahora")) end = anchor + 1;
        else if (DateReader.TryDay(text, anchor, now, out var next, out var days) && (days.Second ?? days.First) is { } day)
            (end, from) = (next, day.ToDateTime(TimeOnly.MinValue));
        else return false;
        return true;
    }
}
