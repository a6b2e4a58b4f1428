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
internal sealed class FoldedText(string source, char[] letters, Token[] tokens)
{
    public string Source => source;

    public int Count => tokens.Length;

    public ref readonly Token this[int index] => ref tokens[index];

    public ReadOnlySpan<char> Word(int index) => letters.AsSpan(tokens[index].Start, tokens[index].Length);

    /// <returns>The second reading of a drawn-out word; empty where there is none.</returns>
    public ReadOnlySpan<char> OtherWord(int index) => letters.AsSpan(tokens[index].OtherStart, tokens[index].OtherLength);

    /// <returns>The words from <paramref name="first"/> up to <paramref name="end"/>, not included, as written.</returns>
    public string SourceOf(int first, int end) =>
        first >= end ? "" : source[tokens[first].SourceStart..tokens[end - 1].SourceEnd];

    /// <returns>The folded words joined by single spaces: equal for texts that say the same.</returns>
    public string Joined() => string.Join(' ', Enumerable.Range(0, Count).Select(i => Word(i).ToString()));
}
