using Bot.Core.Recognizers.Lexing;
using Bot.Core.Recognizers.Numbers;

namespace Bot.Core.Recognizers.Times;

/// <summary>What comes again and again: "every month", "daily", "each two days", "todos los lunes". When, is not resolved.</summary>
internal static class Repeats
{
    private static readonly string[] Single =
    [
        "everyday", "daily", "weekly", "monthly", "yearly", "annually", "quarterly", "biweekly",
        "diario", "diariamente", "semanal", "semanalmente", "mensual", "mensualmente", "anual", "anualmente", "quincenal", "trimestral", "semestralmente", "bimensuales",
    ];

    private static readonly string[] Weekdays = ["mondays", "tuesdays", "wednesdays", "thursdays", "fridays", "saturdays", "sundays"];

    /// <summary>The same with a time of day before or after it: "each Monday at 4pm".</summary>
    public static bool TryReadWithTime(LexedText text, int at, out int end)
    {
        if (TryRead(text, at, out end))
        {
            if (Clock.TryRead(text, end + DateReader.Joint(text, end), out var after)) end = after.End;
            return true;
        }

        return Clock.TryRead(text, at, out var before) && TryRead(text, before.End, out end);
    }

    private static bool TryRead(LexedText text, int at, out int end)
    {
        end = at + 1;
        if (text.IsAny(at, Single) || text.IsAny(at, Weekdays)) return true;
        if (text.IsAny(at, "every", "each", "any", "cada")) return TryUnit(text, at + 1, out end);
        if (text.IsAny(at, "todos", "todas") && text.IsAny(at + 1, "los", "las")) return TryUnit(text, at + 2, out end);
        if (text.IsAny(at, "bi", "semi") && text.IsSign(at + 1, '-') && text.IsAny(at + 2, Single)) end = at + 3;
        else if (text.IsAny(at, "once", "one", "twice") && text.IsAny(at + 1, "a") && text.SenseAt(at + 2) is { Unit: >= TimeUnit.Day }) end = at + 3;
        else return false;
        return true;
    }

    private static bool TryUnit(LexedText text, int at, out int end)
    {
        var other = text.Is(at, "other") ? at + 1 : at;
        if (other == at && NumberReader.TryRead(text, at, out var number)) other = number.End;
        end = other + 1;
        if (text.Is(other, "fines") && text.Is(other + 1, "de")) end = other + 3;
        return text.SenseAt(end - 1) is { Unit: >= TimeUnit.Day } or { Weekday: > 0 } || text.IsAny(other, "night", "morning", "evening", "noche");
    }
}
