namespace Bot.Core.Recognizers.Lexing;

internal enum LexKind : byte
{
    /// <summary>Letters, with the apostrophes and accents inside.</summary>
    Word,

    /// <summary>Decimal digits of any script.</summary>
    Digits,

    /// <summary>Any one other character that is not a space.</summary>
    Sign,
}

/// <summary>One piece of a text: "3pm" is two, of which the second is not spaced.</summary>
/// <param name="Start">In UTF-16 code units of the text.</param>
/// <param name="End">After its last code unit.</param>
/// <param name="Spaced">Space stands before it.</param>
/// <param name="FoldStart">Where its folded letters or ASCII digits lie in <see cref="LexedText"/>'s own buffer.</param>
/// <param name="Sense">What a word means to the recognisers; null for most words.</param>
internal readonly record struct Lex(int Start, int End, LexKind Kind, bool Spaced, int FoldStart, int FoldLength, Sense? Sense);
