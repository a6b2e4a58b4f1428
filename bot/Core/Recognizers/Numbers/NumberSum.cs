using Bot.Core.Recognizers.Lexing;

namespace Bot.Core.Recognizers.Numbers;

/// <summary>
/// Adds number words up, in either language: "two hundred and two thousand", "dos mil trescientos". A word that
/// can't go on from those before is refused, so that "one two" stay two numbers.
/// </summary>
internal struct NumberSum
{
    private double closed; // millions and above
    private double thousands;
    private double small;
    private bool hasSmall;
    private double limit; // the last scale
    private double closedLimit; // the last of a million and above: the next must be lower
    private Piece last;

    public readonly bool IsEmpty => last == Piece.None;

    public readonly Piece Last => last;

    public readonly double Value => closed + thousands + small;

    /// <summary>The last scale word's value; 1 where the number ends otherwise: in "three million and a half", the half is of a million.</summary>
    public readonly double LastScale => last is Piece.Scale or Piece.Thousand ? limit : 1;

    /// <summary>The pieces since the first are ordinals: "milésimo tricentésimo".</summary>
    public bool IsOrdinal { get; private set; }

    public bool Add(Sense sense)
    {
        if (IsOrdinal && !sense.Ordinal) return false;
        if (!Accepts(sense.Piece, sense.Value)) return false;
        IsOrdinal = sense.Ordinal;
        return true;
    }

    /// <summary>A number in digits: first, or after a word that multiplies ("4 thousand 3 hundred and 21").</summary>
    public bool AddDigits(double value)
    {
        var fits = last == Piece.None || (last is Piece.Hundred or Piece.Thousand or Piece.Scale && value < Math.Min(1000, limit == 0 ? 100 : limit) && value == Math.Floor(value));
        if (!fits || (last == Piece.Hundred && value >= 100)) return false;
        small += value;
        (hasSmall, last) = (true, Piece.Dozen);
        return true;
    }

    private bool Accepts(Piece piece, double value) => piece switch
    {
        Piece.Unit => (Room || (last == Piece.Tens && value > 0) || (IsOrdinal && small % 100 == 10)) && AddSmall(piece, value),
        Piece.Teen or Piece.Tens => Room && AddSmall(piece, value),
        Piece.Hundreds => !hasSmall && AddSmall(piece, value),
        Piece.Hundred => (hasSmall ? small is > 0 and < 100 || last == Piece.Dozen : IsEmpty) && Multiply(piece, value),
        Piece.Thousand or Piece.Scale => OfScale(piece, value),
        Piece.Dozen => Multiply(piece, value),
        _ => false,
    };

    private readonly bool Room => !hasSmall || last is Piece.Hundred or Piece.Hundreds;

    private bool AddSmall(Piece piece, double value)
    {
        small += value;
        (hasSmall, last) = (true, piece);
        return true;
    }

    private bool Multiply(Piece piece, double value)
    {
        small = (hasSmall ? small : 1) * value;
        (hasSmall, last) = (true, piece);
        return true;
    }

    private bool OfScale(Piece piece, double value)
    {
        // "Lakh crore", "mil millones": a scale of a scale.
        if (last is Piece.Scale && !hasSmall && thousands == 0 && value > limit && closed > 0)
        {
            (closed, limit) = (closed * value, value);
            return true;
        }

        var round = piece == Piece.Thousand && value < 1e6;
        if (round ? thousands > 0 : closed > 0 && value >= closedLimit) return false;
        if (round) thousands = (hasSmall ? small : 1) * value;
        else
        {
            closed += (hasSmall || thousands > 0 ? thousands + small : 1) * value;
            (thousands, closedLimit) = (0, value);
        }

        (small, hasSmall, last, limit) = (0, false, piece, value);
        return true;
    }
}
