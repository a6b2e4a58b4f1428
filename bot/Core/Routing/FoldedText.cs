namespace Bot.Core.Routing;

/// <summary>One word of a folded text.</summary>
/// <param name="Start">Where its folded letters lie in <see cref="FoldedText"/>'s own buffer.</param>
/// <param name="OtherStart">
/// A second reading of a drawn-out word, "killll" as <c>kill</c> beside <c>kil</c>, since nobody can tell
/// whether one letter or two were meant; <see cref="OtherLength"/> is 0 where there is none.
/// </param>
/// <param name="SourceStart">In UTF-16 code units of the text as written.</param>
/// <param name="Clause">Words with the same number stand in one clause: a "not" reaches no further.</param>
/// <param name="Shorthand">Its number among the <see cref="TextingWords"/>; 0 for none of them.</param>
internal readonly record struct Token(int Start, int Length, int OtherStart, int OtherLength, int SourceStart, int SourceLength, int Clause, int Shorthand = 0)
{
    public int SourceEnd => SourceStart + SourceLength;
}

/// <summary>A text as lower-case words without accents, apostrophes or punctuation, each with its place in the source.</summary>
internal sealed class FoldedText
{
    private readonly string source;
    private readonly char[] letters;
    private readonly Token[] tokens;
    private readonly TextingWords texting;

    // Of each beginning of each word, where its last letter lies. All lists of words are searched by them, so they are made once.
    private readonly ulong[] hashes;

    /// <param name="tokens">This text's own from now on: which of them are shorthand is written into them.</param>
    public FoldedText(string source, char[] letters, Token[] tokens, TextingWords texting)
    {
        (this.source, this.letters, this.tokens, this.texting) = (source, letters, tokens, texting);
        hashes = new ulong[letters.Length];
        foreach (ref var token in tokens.AsSpan())
        {
            var word = hashes.AsSpan(token.Start, token.Length);
            WordHash.OfBeginnings(letters.AsSpan(token.Start, token.Length), word);
            token = token with { Shorthand = texting.Find(new HashedWord(word)) };
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

    /// <returns>What a word stands for that people text so: any number of readings, each of one word or more.</returns>
    public ReadOnlySpan<FoldedText> Meant(int index) => texting.Meant(tokens[index].Shorthand);

    /// <returns>Whether the word, or all words of something that it stands for, are among these.</returns>
    public bool IsAmong(WordHash words, int index)
    {
        if (words.Contains(Hashed(index).Whole)) return true;
        foreach (var reading in Meant(index))
        {
            var all = true;
            for (var w = 0; w < reading.Count && all; w++) all = words.Contains(reading.Hashed(w).Whole);
            if (all) return true;
        }

        return false;
    }

    /// <returns>Another text, read with the same texting words.</returns>
    public FoldedText Alike(string other) => TextFolding.Fold(other, texting);

    public TextingWords Texting => texting;

    /// <returns>The words from <paramref name="first"/> up to <paramref name="end"/>, not included, as written.</returns>
    public string SourceOf(int first, int end) =>
        first >= end ? "" : source[tokens[first].SourceStart..tokens[end - 1].SourceEnd];

    /// <returns>The folded words joined by single spaces: equal for texts that say the same.</returns>
    public string Joined() => string.Join(' ', Enumerable.Range(0, Count).Select(i => Word(i).ToString()));

    /// <returns>The same with the first of what each word stands for in its place.</returns>
    public string SpelledOut() => string.Join(' ', Enumerable.Range(0, Count).Select(i => Meant(i) is [var first, ..] ? first.Joined() : Word(i).ToString()));
}
