using System.Runtime.CompilerServices;
using Bot.Core.Recognizers.Lexing;

namespace Bot.Core.Recognizers.Sequences;

/// <summary>Groups of digits that stand together with the signs of a telephone number between them.</summary>
internal ref struct PhoneRun
{
    private const int MostGroups = 10;
    private const int MostSignsFirst = 3;

    private Lengths lengths;

    public int First { get; private set; }

    /// <summary>The piece after its last digits.</summary>
    public int End { get; private set; }

    public int Groups { get; private set; }

    public int Digits { get; private set; }

    public bool HasPlus { get; private set; }

    /// <summary>All signs between the groups are this one; <c>'\0'</c> where they differ or are spaces.</summary>
    public char Sign { get; private set; }

    public readonly int Length(int group) => group < Groups ? lengths[group] : 0;

    /// <returns>The run that begins at a digit, a plus or a bracket; without groups where there is none.</returns>
    public static PhoneRun At(LexedText text, int at)
    {
        var run = new PhoneRun { First = at, End = at };
        var (open, signs) = (0, 0);
        for (var i = at; i < text.Count; i++)
        {
            if (i > at && text[i].Start > text[i - 1].End + 1) break; // more than one space
            if (run.Groups == 0 && i > at + MostSignsFirst) break;
            if (text.IsDigits(i))
            {
                if (run.Groups == MostGroups || run.IsWhole(text, i)) break;
                run.Add(text, i, signs);
                signs = 0;
            }
            else if (IsPlus(text, i, run.Groups)) run.HasPlus = true;
            else if (text.IsSign(i, '(')) open = i;
            else if (!(text.IsSign(i, ')') || text.IsSign(i, '-') || text.IsSign(i, '.') || text.IsSign(i, '/')) || run.Groups == 0 || ++signs > 2) break;
        }

        if (run.Groups > 0 && text.IsSign(at, '(') && open == at && !run.Closes(text)) run.First++;
        return run;
    }

    private void Add(LexedText text, int at, int signs)
    {
        if (Groups > 0)
        {
            var sign = signs == 1 && text.Touches(at) && text.Touches(at - 1) ? text.Fold(at - 1)[0] : '\0';
            Sign = Groups == 1 || Sign == sign ? sign : '\0';
        }

        lengths[Groups++] = text.Length(at);
        Digits += text.Length(at);
        End = at + 1;
    }

    // Two numbers of this country that only a space parts are two.
    private readonly bool IsWhole(LexedText text, int next) =>
        !text.Touches(next) && text.IsDigits(next - 1) && !HasPlus
        && (this is { Groups: 3, Digits: 10 } && Length(0) == 3 && Length(1) == 3 || this is { Groups: 4, Digits: 11 } && Length(0) == 1 && Length(3) == 4 || this is { Groups: 1, Digits: 10 });

    private readonly bool Closes(LexedText text)
    {
        for (var i = First; i < End; i++)
            if (text.IsSign(i, ')')) return true;

        return false;
    }

    private static bool IsPlus(LexedText text, int at, int groups) => groups == 0 && text.IsSign(at, '+');

    [InlineArray(MostGroups)]
    private struct Lengths
    {
        private int first;
    }
}
