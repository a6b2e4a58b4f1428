using Bot.Core.Recognizers.Lexing;
using Bot.Core.Recognizers.Numbers;

namespace Bot.Core.Recognizers.Times;

/// <summary>An amount of time: "3 days", "half an hour", "dos semanas y 3 días"; and what it is counted from.</summary>
/// <param name="Seconds">A month counts 30 days, a year 365.</param>
internal readonly record struct Counted(int End, double Amount, TimeUnit Unit, double Seconds)
{
    public static bool TryRead(LexedText text, int at, out Counted counted)
    {
        counted = default;
        var amount = AmountAt(text, at, out var next);
        var night = text.IsAny(next, "night", "nights", "noche", "noches");
        if (amount is null || (text.SenseAt(next) is not { Unit: not TimeUnit.None } && !night)) return false;
        if (text.IsDigits(next - 1) == false && text.Length(next) == 1) return false; // "three h"

        var unit = night ? TimeUnit.Day : text.SenseAt(next)!.Unit;
        counted = new Counted(next + 1, amount.Value, unit, amount.Value * SecondsOf(unit));
        if (amount == 1 && text.Is(next + 1, "and") && text.IsAny(next + 2, "half")) counted = new Counted(next + 3, 1.5, unit, 1.5 * SecondsOf(unit));
        return true;
    }

    /// <returns>The moment so far before (negative) or after another.</returns>
    public DateTime From(DateTime moment, int direction)
    {
        var away = Math.Clamp(Amount, 0, 3000) * direction;
        return Unit switch
        {
            TimeUnit.Month => moment.AddMonths((int)away),
            TimeUnit.Year => moment.AddYears((int)Math.Clamp(away, -600, 600)),
            _ => moment.AddSeconds(Math.Clamp(Seconds, 0, 1.5e10) * direction),
        };
    }

    private static double? AmountAt(LexedText text, int at, out int next)
    {
        next = at + 1;
        if (text.IsAny(at, "half") && text.IsAny(at + 1, "a", "an")) return Half(ref next);
        if (text.Is(at, "media") && text.SenseAt(at + 1)?.Unit == TimeUnit.Hour) return 0.5;
        if (text.IsAny(at, "a", "an", "un", "una", "otro", "otra"))
        {
            if (text.Is(next, "couple")) return Few(text, ref next, 2);
            return text.Is(next, "few") ? Few(text, ref next, 3) : 1;
        }

        if (text.Is(at, "couple")) return text.Is(next, "of") ? Few(text, ref next, 2) : 2;
        if (text.Is(at, "all") && text.SenseAt(next) is { Unit: > TimeUnit.Hour }) return 1;
        // "3h", which is no number by itself.
        if (text.Touches(next) && text.SenseAt(next) is { Unit: not TimeUnit.None } && !(text.Touches(at) && text.IsWord(at - 1)) && Numerals.TryRead(text, at, out var digits) && digits.End == next) return digits.Value;
        if (text.IsAny(at, "few", "some", "several", "algunos", "algunas", "varios", "varias", "unos", "unas")) return 3;
        if (!NumberReader.TryRead(text, at, out var number) || number.Value < 0) return null;

        next = number.End;
        if (text.IsSign(next, '-') && text.SenseAt(next + 1) is { Unit: not TimeUnit.None }) next++;
        return number.Value;
    }

    private static double Half(ref int next)
    {
        next++;
        return 0.5;
    }

    private static double Few(LexedText text, ref int next, double amount)
    {
        next++;
        if (text.Is(next, "of")) next++;
        return amount;
    }

    private static double SecondsOf(TimeUnit unit) => unit switch
    {
        TimeUnit.Second => 1,
        TimeUnit.Minute => 60,
        TimeUnit.Hour => 3600,
        TimeUnit.Week => 7 * 86400,
        TimeUnit.Weekend => 2 * 86400,
        TimeUnit.Month => 30 * 86400,
        TimeUnit.Year => 365 * 86400,
        _ => 86400,
    };
}
