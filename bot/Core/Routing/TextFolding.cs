using System.Buffers;
using System.Text;

namespace Bot.Core.Routing;

/// <summary>
/// Makes texts comparable: lower case, accents and apostrophes gone, punctuation as the space between
/// words, letters repeated three times or more as one. One pass, linear in the length, total.
/// </summary>
internal static class TextFolding
{
    // A buffer of a longer text is not kept.
    private const int MostKept = 8192;

    [ThreadStatic]
    private static Pass? spare;

    /// <param name="text">Any length and any characters; null counts as empty.</param>
    /// <param name="texting">What else its words may stand for.</param>
    public static FoldedText Fold(string? text, TextingWords? texting = null)
    {
        var pass = spare ?? new Pass();
        spare = null;
        var folded = pass.Run(text ?? "", texting ?? TextingWords.None);
        if (folded.Source.Length <= MostKept) spare = pass;
        return folded;
    }

    private sealed class Pass
    {
        private readonly List<Token> tokens = [];
        private char[] letters = new char[256];
        private string text = "";
        private int used;
        private int clause;
        private int wordStart = -1; // in the source; -1 between words
        private int wordEnd;
        private int bufferStart;

        public FoldedText Run(string of, TextingWords texting)
        {
            (text, used, clause, wordStart) = (of, 0, 0, -1);
            tokens.Clear();
            for (var i = 0; i < text.Length; i++)
            {
                if (char.IsSurrogate(text[i])) i += Supplementary(i) - 1;
                else Take(i, FoldTable.Of(text[i]));
            }

            EndWord();
            return new FoldedText(text, letters[..used], [.. tokens], texting);
        }

        private void Take(int at, FoldedChar folded)
        {
            switch (folded.Kind)
            {
                case CharKind.Letter: Append(at, 1, folded.First, folded.Second); break;
                case CharKind.Symbol: Sign(at, 1); break;
                case CharKind.Separator: EndWord(); if (IsDash(at)) clause++; break;
                case CharKind.Boundary when !InNumber(at): EndWord(); clause++; break;
                case CharKind.Boundary: EndWord(); break;
                default: break; // as if it were not there
            }
        }

        private int Supplementary(int at)
        {
            if (Rune.DecodeFromUtf16(text.AsSpan(at), out var rune, out var length) != OperationStatus.Done)
            {
                EndWord();
                return 1;
            }

            switch (rune.Value)
            {
                case >= 0x1D400 and <= 0x1D6A3: // bold, script and other mathematical letters: phones' "fancy fonts"
                    var letter = (rune.Value - 0x1D400) % 52;
                    Append(at, length, (char)('a' + (letter % 26)), '\0');
                    break;
                case >= 0x1D7CE and <= 0x1D7FF: Append(at, length, (char)('0' + ((rune.Value - 0x1D7CE) % 10)), '\0'); break;
                case >= 0x1F3FB and <= 0x1F3FF or >= 0xE0000 and <= 0xE0FFF: break; // skin tones and tags
                case var _ when Rune.IsLetter(rune): Append(at, length, text[at], text[at + 1]); break;
                case >= 0x1F000 and <= 0x1FAFF: Sign(at, length); break;
                default: EndWord(); break;
            }

            return length;
        }

        private void Append(int at, int length, char first, char second)
        {
            if (wordStart < 0) (wordStart, bufferStart) = (at, used);
            Write(first);
            if (second != '\0') Write(second);
            wordEnd = at + length;
        }

        private void Sign(int at, int length)
        {
            EndWord();
            tokens.Add(new Token(used, length, 0, 0, at, length, clause));
            for (var i = 0; i < length; i++) Write(text[at + i]);
        }

        private void EndWord()
        {
            if (wordStart < 0) return;

            var word = letters.AsSpan(bufferStart, used - bufferStart);
            WordShape.UnmaskLookAlikes(word);
            char[] drawnOut = WordShape.IsDrawnOut(word) ? word.ToArray() : [];
            var length = WordShape.Collapse(word, keep: 1);
            if (letters.AsSpan(bufferStart, length) is "but" or "pero") clause++;

            used = bufferStart + length;
            var otherLength = WordShape.Collapse(drawnOut, keep: 2);
            tokens.Add(new Token(bufferStart, length, used, otherLength, wordStart, wordEnd - wordStart, clause));
            foreach (var letter in drawnOut.AsSpan(0, otherLength)) Write(letter);
            wordStart = -1;
        }

        private void Write(char letter)
        {
            if (used == letters.Length) Array.Resize(ref letters, letters.Length * 2);
            letters[used++] = letter;
        }

        // "1.50" and "10:30" are one thing; a boundary only outside numbers.
        private bool InNumber(int at) =>
            at > 0 && at + 1 < text.Length && char.IsAsciiDigit(text[at - 1]) && char.IsAsciiDigit(text[at + 1]);

        // "self-harm" is two words of one clause; "no - kill me" is two clauses.
        private bool IsDash(int at) =>
            text[at] == '-' && (at == 0 || at + 1 == text.Length || text[at - 1] is ' ' or '-' || text[at + 1] is ' ' or '-');
    }
}
