namespace Bot.Core.Recognizers.Lexing;

/// <summary>A text cut into words, digits and signs, once for all recognisers of one language.</summary>
internal sealed class LexedText(string source, Words words, Lex[] pieces, char[] folded)
{
    public string Source => source;

    public Words Words => words;

    public int Count => pieces.Length;

    public ref readonly Lex this[int index] => ref pieces[index];

    public static LexedText Of(string? text, Words words) => new Lexer(text ?? "", words).Run();

    /// <returns>Lower-case letters without accents, ASCII digits, or the sign itself; empty beyond the text.</returns>
    public ReadOnlySpan<char> Fold(int index) =>
        (uint)index < (uint)pieces.Length ? folded.AsSpan(pieces[index].FoldStart, pieces[index].FoldLength) : [];

    public Sense? SenseAt(int index) => (uint)index < (uint)pieces.Length ? pieces[index].Sense : null;

    public bool Is(int index, string word) => Fold(index).SequenceEqual(word);

    public bool IsAny(int index, params ReadOnlySpan<string> any)
    {
        foreach (var word in any)
            if (Is(index, word)) return true;

        return false;
    }

    public bool IsWord(int index) => Has(index, LexKind.Word);

    public bool IsDigits(int index) => Has(index, LexKind.Digits);

    public bool IsSign(int index, char sign) => Has(index, LexKind.Sign) && Fold(index) is [var c] && c == sign;

    /// <returns>Whether this piece and the one before stand together without space.</returns>
    public bool Touches(int index) => index > 0 && index < pieces.Length && pieces[index].Start == pieces[index - 1].End;

    /// <returns>The value of at most nine digits; -1 for more, or for what is none.</returns>
    public int Small(int index) => IsDigits(index) && Fold(index) is { Length: <= 9 } digits ? int.Parse(digits, System.Globalization.CultureInfo.InvariantCulture) : -1;

    public int Length(int index) => Fold(index).Length;

    /// <returns>The pieces from <paramref name="first"/> up to <paramref name="end"/>, not included, as a result.</returns>
    public Recognized Slice(int first, int end, string type, Resolution resolution) =>
        new(source[pieces[first].Start..pieces[end - 1].End], pieces[first].Start, pieces[end - 1].End - 1, type, resolution);

    private bool Has(int index, LexKind kind) => (uint)index < (uint)pieces.Length && pieces[index].Kind == kind;
}
