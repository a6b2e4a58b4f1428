namespace Bot.Core.Routing;

/// <summary>A text with its slips of typing mended, each word still with its place in the source.</summary>
internal static class MendedText
{
    // Nobody mends more words than these in a message; it keeps the work bounded for texts of 4,000 unknown words.
    private const int MostMended = 60;

    /// <returns>The same object where nothing was to mend.</returns>
    public static FoldedText Of(FoldedText text, Spelling spelling)
    {
        Writer? writer = null;
        var (i, tries) = (0, 0);
        for (; i < text.Count && tries < MostMended; i++)
        {
            if (text[i].Shorthand > 0 || spelling.Knows(text.Hashed(i))) continue;
            tries++;
            var mended = spelling.Mend(text.Word(i));
            var first = mended.IsEmpty ? spelling.Split(text.Word(i)) : 0;
            if (mended.IsEmpty && first == 0) mended = spelling.MendTwo(text.Word(i));
            if (mended.IsEmpty && first == 0) continue;

            writer ??= Writer.Begin(text, spelling);
            writer.AsTyped(i);
            if (first == 0) writer.Instead(mended, i);
            else writer.InTwo(first, i);
        }

        return writer?.ToText(i) ?? text;
    }

    private sealed class Writer
    {
        [ThreadStatic]
        private static Writer? mine;

        private readonly List<Token> tokens = [];
        private readonly List<char> letters = [];
        private FoldedText text = null!;
        private Spelling spelling = null!;
        private int written; // words of the text

        public static Writer Begin(FoldedText text, Spelling spelling)
        {
            var writer = mine ??= new Writer();
            (writer.text, writer.spelling, writer.written) = (text, spelling, 0);
            writer.tokens.Clear();
            writer.letters.Clear();
            return writer;
        }

        /// <param name="tried">Words after these nobody tried to mend.</param>
        public FoldedText ToText(int tried)
        {
            AsTyped(tried);
            while (written < text.Count) AsTyped(isTried: false);
            return new FoldedText(text.Source, [.. letters], [.. tokens], text.Texting);
        }

        /// <summary>The words up to this one, not included.</summary>
        public void AsTyped(int before)
        {
            while (written < before) AsTyped(isTried: true);
        }

        public void Instead(ReadOnlySpan<char> word, int at)
        {
            Add(word, at);
            written = at + 1;
        }

        public void InTwo(int first, int at)
        {
            Add(text.Word(at)[..first], at);
            Add(text.Word(at)[first..], at);
            written = at + 1;
        }

        // A word that could not be mended has no second reading.
        private void AsTyped(bool isTried)
        {
            var at = written++;
            var token = Add(text.Word(at), at);
            if (text[at].OtherLength == 0 || (isTried && !spelling.Knows(text.Hashed(at)))) return;
            tokens[^1] = token with { OtherStart = letters.Count, OtherLength = text[at].OtherLength };
            letters.AddRange(text.OtherWord(at));
        }

        private Token Add(ReadOnlySpan<char> word, int at)
        {
            var token = text[at] with { Start = letters.Count, Length = word.Length, OtherStart = 0, OtherLength = 0 };
            letters.AddRange(word);
            tokens.Add(token);
            return token;
        }
    }
}
