using Bot.Core.Recognizers.Lexing;

namespace Bot.Core.Recognizers.Sequences;

/// <summary>Telephone numbers, with an extension where there is one. Dates, Social Security numbers, ZIP+4, decimals and numbers of accounts or cards are none.</summary>
internal static class Phones
{
    private const int Fewest = 7;
    private const int Most = 15; // E.164
    private const int WordsBefore = 3;
    private const int PiecesBefore = 8;

    private static readonly string[] OtherNumbers =
        ["account", "acct", "card", "case", "ssn", "social", "credit", "id", "ebt", "cuenta", "tarjeta", "caso", "seguro", "folio", "confirmation"];

    private static readonly string[] ForPhones = ["phone", "telephone", "tel", "cell", "call", "telefono", "celular", "cel", "llame", "text"];

    public static IEnumerable<Recognized> All(LexedText text)
    {
        for (var i = 0; i < text.Count; i++)
        {
            if (!(text.IsDigits(i) || text.IsSign(i, '+') || text.IsSign(i, '('))) continue;
            var (first, end, next) = Read(text, i);
            if (end > 0) yield return text.Slice(first, end, EntityTypes.Phone, new Resolution(text.Source[text[first].Start..text[end - 1].End]));
            i = next - 1;
        }
    }

    /// <returns>Where it begins and ends, an end of 0 for none, and where to go on.</returns>
    private static (int First, int End, int Next) Read(LexedText text, int at)
    {
        var run = PhoneRun.At(text, at);
        if (run.Groups == 0) return (at, 0, at + 1);

        var most = run.HasPlus ? Most + 1 : Most;
        if (run.Digits < Fewest || run.Digits > most || !BeginsFree(text, run.First) || IsOther(text, run)) return (at, 0, run.End);
        var end = Extension(text, run.End);
        return (run.First, EndsFree(text, end) ? end : 0, end);
    }

    private static bool BeginsFree(LexedText text, int first)
    {
        if (text.IsSign(first - 1, '$') || text.IsSign(first - 1, '#')) return false;
        if (!text.Touches(first)) return true;
        if (text.IsSign(first - 1, '-')) return text.IsSign(first - 2, '#') || (text.IsWord(first - 2) && text.Length(first - 2) > 4);
        return text.IsSign(first - 1, ':') || text.IsSign(first - 1, '@') || text.IsSign(first - 1, '(') || text.IsSign(first - 1, '"');
    }

    private static bool EndsFree(LexedText text, int end) =>
        !text.Touches(end) || !(text.IsWord(end) || text.IsDigits(end) || text.IsSign(end, '=') || text.IsSign(end, '*') || text.IsSign(end, '%')
            || (!text.IsWord(end) && text.IsDigits(end + 1) && text.Touches(end + 1)));

    private static bool IsOther(LexedText text, PhoneRun run) => run.Groups switch
    {
        1 => run is { HasPlus: false } && IsNamedOtherwise(text, run.First),
        2 when run.Sign == '.' => true, // a decimal
        2 when run is { Digits: 7 } => run.Length(0) != 3 || text.Fold(run.First)[0] is '0' or '1' || IsNamedOtherwise(text, run.First),
        2 when !run.HasPlus && (run.Length(0), run.Length(1)) is (5, 4) or (4, 4) => run.Sign != '\0', // ZIP+4, a range of years
        3 when (run.Length(0), run.Length(1), run.Length(2)) is (3, 2, 4) => !run.HasPlus && run.Sign != '.',
        _ => IsDate(run) || IsCard(run) || IsNamedOtherwise(text, run.First),
    };

    private static bool IsDate(PhoneRun run) =>
        run.Sign is '-' or '/' or '.' && run.Groups == 3 && (run.Length(0), run.Length(1), run.Length(2)) is ( <= 2, <= 2, 4) or (4, <= 2, <= 2);

    private static bool IsCard(PhoneRun run) => run is { HasPlus: false, Digits: >= 13, Groups: >= 4 } && run.Length(0) == 4 && run.Length(1) == 4 && run.Length(2) == 4;

    // "Card number 12345678 and phone number 12345678": the nearer word decides.
    private static bool IsNamedOtherwise(LexedText text, int first)
    {
        var words = 0;
        for (var i = first - 1; i >= Math.Max(0, first - PiecesBefore) && words < WordsBefore; i--)
        {
            if (!text.IsWord(i)) continue;
            words++;
            if (text.IsAny(i, ForPhones)) return false;
            if (text.IsAny(i, OtherNumbers)) return true;
        }

        return false;
    }

    private static int Extension(LexedText text, int end)
    {
        var at = text.IsAny(end, "x", "ext", "extension") ? end + 1 : end;
        if (at > end && text.IsSign(at, '.')) at++;
        return at > end && text.IsDigits(at) && text.Length(at) <= 6 ? at + 1 : end;
    }
}
