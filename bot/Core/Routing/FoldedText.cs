namespace Bot.Core.Routing;

/// <summary>One word of a folded text.</summary>
/// <param name="Start">Where its folded letters lie in <see cref="FoldedText"/>'s own buffer.</param>
/// <param name="OtherStart">
/// A second reading of a drawn-out word, "killll" as <c>kill</c> beside <c>kil</c>, since nobody can tell
/// whether one letter or two were meant; <see cref="OtherLength"/> is 0 where there is none.
/// </param>
/// <param name="SourceStart">In UTF-16 code units of the text as written.</param>
/// <param name="Clause">Words with the same number stand in one clause: a "not" reaches no further.</param>
internal readonly record struct Token(int Start, int Length, int OtherStart, int OtherLength, int SourceStart, int SourceLength, int Clause)
{
    public int SourceEnd => SourceStart + SourceLength;
}

/// <summary>A text as lower-case words without accents, apostrophes or punctuation, each with its place in the source.</summary>
internal sealed class FoldedText
{
    private readonly string source;
    private readonly char[] letters;
    private readonly Token[] tokens;

    // Of each beginning of each word, where its last letter lies. All lists of words are searched by them, so they are made once.
    private readonly ulong[] hashes;

    public FoldedText(string source, char[] letters, Token[] tokens)
    {
        (this.source, this.letters, this.tokens) = (source, letters, tokens);
        hashes = new ulong[letters.Length];
        foreach (ref readonly var token in tokens.AsSpan())
        {
            WordHash.OfBeginnings(letters.AsSpan(token.Start, token.Length), hashes.AsSpan(token.Start));
            if (token.OtherLength > 0) WordHash.OfBeginnings(letters.AsSpan(token.OtherStart, token.OtherLength), hashes.AsSpan(token.OtherStart));
        }
    }

    public string Source => source;

    public int Count => tokens.Length;

    public ref readonly Token this[int index] => ref tokens[index];

    public ReadOnlySpan<char> Word(int index) => letters.AsSpan(tokens[index].Start, tokens[index].Length);

    public HashedWord Hashed(int index) => new(hashes.AsSpan(tokens[index].Start, tokens[index].Length));

    /// <returns>The second reading of a drawn-out word; empty where there is none.</returns>
    public ReadOnlySpan<char> OtherWord(int index) => letters.AsSpan(tokens[index].OtherStart, tokens[index].OtherLength);

    public HashedWord OtherHashed(int index) => new(hashes.AsSpan(tokens[index].OtherStart, tokens[index].OtherLength));

    /// <returns>The words from <paramref name="first"/> up to <paramref name="end"/>, not included, as written.</returns>
    public string SourceOf(int first, int end) =>
        first >= end ? "" : source[tokens[first].SourceStart..tokens[end - 1].SourceEnd];

    /// <returns>The folded words joined by single spaces: equal for texts that say the same.</returns>
    public string Joined() => string.Join(' ', Enumerable.Range(0, Count).Select(i => Word(i).ToString()));
}
