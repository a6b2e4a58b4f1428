namespace Bot.Core.Routing;

/// <summary>A text with its slips of typing mended, each word still with its place in the source.</summary>
internal static class MendedText
{
    // Nobody mends more words than these in a message; it keeps the work bounded for texts of 4,000 unknown words.
    private const int MostMended = 60;

    /// <returns>The same object where nothing was to mend.</returns>
    /// <param name="unknown">For each word of the result: whether it was not known as typed.</param>
    public static FoldedText Of(FoldedText text, Spelling spelling, List<bool> unknown)
    {
        unknown.Clear();
        var tries = 0;
        for (var i = 0; i < text.Count; i++) unknown.Add(!spelling.Knows(text.Hashed(i)) && tries++ < MostMended);
        return tries == 0 ? text : new Writer(text, spelling, unknown).Run();
    }

    private sealed class Writer(FoldedText text, Spelling spelling, List<bool> unknown)
    {
        private readonly List<Token> tokens = new(text.Count + 4);
        private readonly List<char> letters = new(text.Source.Length + 16);
        private readonly bool[] asTyped = [.. unknown];
        private bool changed;

        public FoldedText Run()
        {
            unknown.Clear();
            for (var i = 0; i < text.Count; i++) Word(i);
            return changed ? new FoldedText(text.Source, [.. letters], [.. tokens]) : text;
        }

        private void Word(int at)
        {
            var word = text.Word(at);
            if (asTyped[at])
            {
                if (spelling.Mend(word) is { Length: > 0 } mended)
                {
                    changed = true;
                    Add(mended, at, isUnknown: true);
                    return;
                }

                if (spelling.Split(word) is > 0 and var first)
                {
                    changed = true;
                    Add(word[..first], at, isUnknown: true);
                    Add(word[first..], at, isUnknown: true);
                    return;
                }
            }

            Add(word, at, asTyped[at]);
        }

        private void Add(ReadOnlySpan<char> word, int at, bool isUnknown)
        {
            var token = text[at];
            var start = letters.Count;
            foreach (var letter in word) letters.Add(letter);
            var (otherStart, otherLength) = (letters.Count, 0);
            if (token.OtherLength > 0 && !isUnknown)
            {
                foreach (var letter in text.OtherWord(at)) letters.Add(letter);
                otherLength = token.OtherLength;
            }

            tokens.Add(token with { Start = start, Length = word.Length, OtherStart = otherStart, OtherLength = otherLength });
            unknown.Add(isUnknown);
        }
    }
}
