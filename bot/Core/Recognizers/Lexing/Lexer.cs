using System.Buffers;
using System.Text;
using Bot.Core.Routing;

namespace Bot.Core.Recognizers.Lexing;

/// <summary>Cuts a text in one pass; linear in its length, total.</summary>
internal sealed class Lexer(string text, Words words)
{
    private readonly List<Lex> pieces = new((text.Length / 4) + 1);
    private char[] folded = new char[text.Length + 16];
    private int used;
    private int start = -1; // of the piece being read; -1 between pieces
    private int end;
    private int foldStart;
    private bool digits;
    private bool spaced;

    public LexedText Run()
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsSurrogate(text[i])) i += Supplementary(i) - 1;
            else Take(i, FoldTable.Of(text[i]));
        }

        EndPiece();
        return new LexedText(text, words, [.. pieces], folded);
    }

    private void Take(int at, FoldedChar character)
    {
        switch (character.Kind)
        {
            case CharKind.Letter: Append(at, 1, character.First, character.Second); break;
            case CharKind.Nothing when text[at] is not '`': break;
            case var _ when char.IsWhiteSpace(text[at]) || char.IsControl(text[at]): EndPiece(); spaced = true; break;
            default: EndPiece(); AddSign(at, 1); break;
        }
    }

    private int Supplementary(int at)
    {
        if (Rune.DecodeFromUtf16(text.AsSpan(at), out var rune, out var length) != OperationStatus.Done)
        {
            EndPiece();
            AddSign(at, 1);
            return 1;
        }

        // A skin tone belongs to the emoji before it.
        if (rune.Value is >= 0x1F3FB and <= 0x1F3FF && start < 0 && pieces is [.., { Kind: LexKind.Sign } hand] && hand.End == at)
        {
            pieces[^1] = hand with { End = at + length };
            return length;
        }

        if (Rune.IsLetter(rune)) Append(at, length, text[at], text[at + 1]);
        else
        {
            EndPiece();
            AddSign(at, length);
        }

        return length;
    }

    private void Append(int at, int length, char first, char second)
    {
        var digit = char.IsAsciiDigit(first);
        if (start >= 0 && digit != digits) EndPiece();
        if (start < 0) (start, foldStart, digits) = (at, used, digit);
        Write(first);
        if (second != '\0') Write(second);
        end = at + length;
    }

    private void AddSign(int at, int length)
    {
        pieces.Add(new Lex(at, at + length, LexKind.Sign, spaced, used, length, null));
        for (var i = 0; i < length; i++) Write(text[at + i]);
        spaced = false;
    }

    private void EndPiece()
    {
        if (start < 0) return;

        var length = used - foldStart;
        var sense = digits ? null : words.Find(folded.AsSpan(foldStart, length));
        pieces.Add(new Lex(start, end, digits ? LexKind.Digits : LexKind.Word, spaced, foldStart, length, sense));
        (start, spaced) = (-1, false);
    }

    private void Write(char character)
    {
        if (used == folded.Length) Array.Resize(ref folded, folded.Length * 2);
        folded[used++] = character;
    }
}
